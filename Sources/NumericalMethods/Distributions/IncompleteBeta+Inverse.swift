#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// As for the incomplete gamma function: I is log-concave as a function of ln w, so that Newton's method on its
// logarithm goes straight to the root from the outer side.
extension IncompleteBeta {
  /// The odds w = x/(1 − x) with I_x(a, b) = `p`; 0 or infinite where a `Double` has no room for it.
  ///
  /// - Precondition: `p` lies in 0...1.
  package func inverseLower(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability is a number from 0 to 1")
    guard p > 0 else { return 0 }
    guard p < 1 else { return .infinity }
    guard p <= 0.5 else { return inverseUpper(1 - p) }
    // I < xᵃ/(aB), its tangent at −∞.
    let start = exp((log(p) + log(a) + logBeta) / a)
    guard start > .leastNormalMagnitude else { return start }
    return LogarithmicNewton.root(start: start, probability: p, logTail: logLower, tail: { lower(odds: $0) })
  }

  /// The odds w = x/(1 − x) with 1 − I_x(a, b) = `q`; 0 or infinite where a `Double` has no room for it.
  ///
  /// - Precondition: `q` lies in 0...1.
  package func inverseUpper(_ q: Double) -> Double {
    precondition(q >= 0 && q <= 1, "a probability is a number from 0 to 1")
    guard q <= 0.5 else { return inverseLower(1 - q) }
    return 1 / IncompleteBeta(a: b, b: a).inverseLower(q)
  }

  /// ln I and its derivative in ln w.
  private func logLower(_ w: Double) -> (value: Double, slope: Double) {
    guard usesFraction(w) else {
      let tail = lower(odds: w)
      return (log(tail), weight(w) / tail)
    }
    let fraction = lowerFraction(w)
    return (logWeight(w) + log(fraction), 1 / fraction)
  }
}
