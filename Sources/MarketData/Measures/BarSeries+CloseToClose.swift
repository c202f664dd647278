extension BarSeries {
  /// The sample variance of the last log returns from close to close up to each bar, as fractions:
  /// Σ (r_i − r̄)²/(n − 1).
  ///
  /// Only closes enter, so that a bar that contradicts itself counts like any other. Mean and squares are
  /// added up anew for each window, the oldest return first.
  ///
  /// - Parameters:
  ///   - window: the number of returns n, at least two.
  ///   - gaps: what becomes of returns across a gap.
  /// - Returns: one value for each bar, `nil` where it is undefined, as for the first n.
  /// - Precondition: `window` is at least 2.
  public func closeToCloseVariances(window: Int, gaps: GapTreatment = .included) -> [Double?] {
    precondition(window >= 2, "the variance of a window needs at least two returns")
    let follows = barsWithPredecessor(gaps)
    let returns = timeStamps.indices.map { bar in
      follows[bar] ? logReturn(from: close[bar - 1], to: close[bar]) : nil
    }
    return timeStamps.indices.map { bar in
      bar < window ? nil : sampleVariance(returns[(bar + 1 - window)...bar])
    }
  }

  /// For each bar, whether there is one before it from which the price may be taken to have changed.
  func barsWithPredecessor(_ gaps: GapTreatment) -> [Bool] {
    let longest = gaps == .undefined ? barDuration?.wholeMicroseconds ?? .max : .max
    return timeStamps.indices.map { bar in
      bar > 0 && timeStamps[bar].microseconds(since: timeStamps[bar - 1]) <= longest
    }
  }
}

/// Σ (x − x̄)²/(n − 1), added up in order; `nil` where a value is missing.
func sampleVariance(_ values: some Collection<Double?>) -> Double? {
  guard let mean = mean(values) else { return nil }
  var squares = 0.0
  for case let value? in values { squares += (value - mean) * (value - mean) }
  return squares / Double(values.count - 1)
}
