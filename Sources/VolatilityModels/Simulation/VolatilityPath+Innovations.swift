extension VolatilityPath {
  /// The standardised residuals, centred and scaled to variance 1: the innovations that were seen; `nil` where they are
  /// all equal or leave the range of a `Double`.
  var standardizedInnovations: [Double]? {
    let residuals = standardizedResiduals
    let count = Double(residuals.count)
    let mean = residuals.reduce(0, +) / count
    let variance = residuals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    guard variance > 0, variance.isFinite else { return nil }
    return residuals.map { ($0 - mean) / variance.squareRoot() }
  }
}
