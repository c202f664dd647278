import LinearAlgebra

extension MultiAssetKelly {
  /// The criterion for means, volatilities and correlations of the same period.
  ///
  /// - Parameters:
  ///   - means: μ, N ≥ 1 finite numbers.
  ///   - volatilities: N positive, finite numbers.
  ///   - correlations: the N(N − 1)/2 elements of the correlation matrix above its diagonal, row by row: of assets 1 and
  ///     2, 1 and 3, … 2 and 3, …; from −1 to 1.
  /// - Throws: `SizingError.countsDiffer` for other counts, `SizingError.impossible` for other numbers,
  ///   `SizingError.singularCovariance` where the correlations cannot be all together, or leave some mix of the assets
  ///   without risk.
  public init(means: [Double], volatilities: [Double], correlations: [Double]) throws(SizingError) {
    let count = means.count
    guard volatilities.count == count else {
      throw .countsDiffer(of: "volatilities", count: volatilities.count, expected: count)
    }
    guard correlations.count == count * (count - 1) / 2 else {
      throw .countsDiffer(of: "correlations", count: correlations.count, expected: count * (count - 1) / 2)
    }
    var covariance = Matrix(rowCount: count, columnCount: count)
    var remaining = correlations[...]
    for i in 0..<count {
      _ = try SizingError.positive(volatilities[i], "volatility of asset \(i + 1)")
      covariance[i, i] = volatilities[i] * volatilities[i]
      for j in i + 1..<max(count, i + 1) {
        let correlation = try SizingError.checked(
          remaining.removeFirst(), "correlation of assets \(i + 1) and \(j + 1)", in: -1...1,
          allowed: "a number from -1 to 1")
        covariance[i, j] = volatilities[i] * volatilities[j] * correlation
        covariance[j, i] = covariance[i, j]
      }
    }
    try self.init(means: means, covariance: covariance)
  }
}
