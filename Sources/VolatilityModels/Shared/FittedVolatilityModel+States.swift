public import MarketData

extension FittedVolatilityModel {
  /// The state at each observation of a series of returns, with the parameters as they are.
  ///
  /// From each the model can be forecast with nothing known of later returns, but for what stands for the variance
  /// before the first return, which `filter` takes from all of them. The variances and residuals are those of `filter`
  /// to the last bit.
  ///
  /// - Parameter returns: the returns, in any unit, with the model's regressors; the states are in the unit of the fit.
  /// - Returns: a state for each return from the first with a predecessor on, as many as the path of the returns has
  ///   variances.
  /// - Throws: `VolatilityError`, as `filter` does.
  public func states(of returns: ReturnSeries) throws(VolatilityError) -> [VolatilityState] {
    states(along: try filter(returns), of: returns)
  }

  /// The state at each observation of the path that the model has made of `returns`.
  package func states(along path: VolatilityPath, of returns: ReturnSeries) -> [VolatilityState] {
    let values = returns.converted(to: scale).values
    // With an autoregressive mean the first return has no residual, and there is no forecast from it.
    let lagCount = values.count - path.residuals.count
    var state = VolatilityState(
      variance: path.conditionalVariance[0], residual: path.residuals[0], lastReturn: values[lagCount],
      memory: path.startMemory, regressors: regressors(of: returns, at: lagCount))
    return [state]
      + values.indices.dropFirst(lagCount + 1).map { index in
        state = advanced(state, by: values[index], regressors: regressors(of: returns, at: index))
        return state
      }
  }
}
