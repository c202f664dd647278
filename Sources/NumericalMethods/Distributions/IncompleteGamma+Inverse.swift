#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// Newton's method on the logarithm of the smaller tail. The density of the variate's logarithm is log-concave, hence
// so are both tails as functions of ln x: from the outer side of the root the steps go straight to it, never past it.
extension IncompleteGamma {
  /// The x with P(a, x) = `p`; 0 where it is too small for a `Double`.
  ///
  /// - Precondition: `p` lies in 0...1.
  package func inverseLower(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability is a number from 0 to 1")
    guard p > 0 else { return 0 }
    guard p < 1 else { return .infinity }
    guard p <= 0.5 else { return inverseUpper(1 - p) }
    // P < xᵃ/Γ(1 + a), its tangent at −∞.
    let start = exp((log(p) + GammaFunctions.logGamma(onePlus: shape)) / shape)
    guard start > .leastNormalMagnitude else { return start }
    return LogarithmicNewton.root(start: start, probability: p, logTail: logLower, tail: lower)
  }

  /// The x with Q(a, x) = `q`; 0 where it is too small for a `Double`.
  ///
  /// - Precondition: `q` lies in 0...1.
  package func inverseUpper(_ q: Double) -> Double {
    precondition(q >= 0 && q <= 1, "a probability is a number from 0 to 1")
    guard q > 0 else { return .infinity }
    guard q < 1 else { return 0 }
    guard q <= 0.5 else { return inverseLower(1 - q) }
    return LogarithmicNewton.root(start: outerPoint(q), probability: q, logTail: logUpper, tail: upper)
  }

  /// A point where Q is at most `q`, not far from where it is `q`.
  private func outerPoint(_ q: Double) -> Double {
    var x = switchPoint
    while true {
      let (logTail, slope) = logUpper(x)
      let excess = logTail - log(q)
      guard excess > 0 else { return x }
      // The hazard rate −slope/x; it tends to 1.
      x += max(excess * x / -slope, 0x1p-40 * x)
    }
  }

  /// ln P and its derivative in ln x.
  private func logLower(_ x: Double) -> (value: Double, slope: Double) {
    guard x < switchPoint else {
      let tail = lower(x)
      return (log(tail), weight(x) / tail)
    }
    let series = lowerSeries(x)
    return (logWeight(x) + log(series), 1 / series)
  }

  /// ln Q and its derivative in ln x.
  private func logUpper(_ x: Double) -> (value: Double, slope: Double) {
    guard x >= switchPoint else {
      let tail = upper(x)
      return (log(tail), -weight(x) / tail)
    }
    let fraction = upperFraction(x)
    return (logWeight(x) + log(fraction), -1 / fraction)
  }
}
