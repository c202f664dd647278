import MarketData
import NumericalMethods

extension GARCH {
  /// Searches for the maximum of a model of any order, also with regressors or a targeted ω.
  func generalFit(
    to returns: ReturnSeries, near start: GARCHParameters?, acceptsInterior: Bool
  ) throws(VolatilityError) -> FittedGARCH {
    let layout = layout
    let sample = try VarianceSample(
      returns, layout: layout, presample: presample, regressors: regressors,
      nonnegative: positivity == .coefficients)
    let limits = VarianceLimit.limits(
      of: layout, positivity: positivity, isTargeted: varianceTargeting, sampleVariance: sample.returns.variance)
    var search = VarianceSearch(sample, limits: limits, isTargeted: varianceTargeting)
    let units = Self.units(layout, scale: sample.returns.scale, regressorScales: sample.regressorScales)
    let near = start.flatMap { $0.fit(layout) ? zip($0.named.map(\.value), units).map { $0 / $1 } : nil }
    let maximum = try search.maximum(near: near, acceptsStart: acceptsInterior)
    return try FittedGARCH(maximum, of: self, sample: sample, returns: returns)
  }
}

extension VarianceSearch.Maximum {
  /// The parameters, where rounding has left them a few units in the last place off an active limit put exactly on it.
  func settled(_ layout: VarianceLayout) -> [Double] {
    var result = parameters
    for limit in active.map(\.constraint) {
      let involved = result.indices.filter { limit.normal[$0] != 0 }
      if let only = involved.first, involved.count == 1 {
        result[only] = limit.bound / limit.normal[only]
      } else if involved.count == 2, limit.bound == 0 {
        // α + γ = 0.
        result[involved[1]] = -result[involved[0]]
      }
    }
    guard layout.form == .linear, active.contains(where: \.isPersistence) else { return result }
    // The last coefficient that is not zero makes the sum exactly 1.
    let terms = Array(layout.alphas) + Array(layout.gammas) + Array(layout.betas)
    guard let last = terms.last(where: { result[$0] > 0 }) else { return result }
    result[last] = 0
    let rest = GARCHParameters.persistence(
      Array(result[layout.alphas]), Array(result[layout.gammas]), Array(result[layout.betas]))
    result[last] = layout.gammas.contains(last) ? 2 * (1 - rest) : 1 - rest
    return result
  }
}
