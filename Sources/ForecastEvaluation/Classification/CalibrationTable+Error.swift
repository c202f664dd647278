extension CalibrationTable {
  /// The expected calibration error: the mean over the forecasts of |observed frequency − mean probability| of their
  /// bins; `nil` where there are none.
  ///
  /// A calibrated forecaster has a small positive one, since frequencies differ from probabilities by chance.
  /// Source: Naeini, Cooper & Hauskrecht (2015), "Obtaining well calibrated probabilities using Bayesian binning".
  public var expectedCalibrationError: Double? {
    let total = bins.reduce(0) { $0 + $1.count }
    guard total > 0 else { return nil }
    return bins.reduce(0) { $0 + Double($1.count) * abs($1.observedFrequency - $1.meanProbability) } / Double(total)
  }
}
