import NumericalMethods

extension FittedVolatilityModel {
  /// The distribution of the variances and returns of the `horizon` periods after a state, from simulated paths.
  ///
  /// Where `forecast` gives the mean of the variance, this tells how uncertain the variance and the returns are. With the same options the result is the same to the
  /// last bit, whatever the number of threads; each path is the same whatever the number of paths.
  ///
  /// - Parameters:
  ///   - state: the state after the last known period.
  ///   - horizon: the number of periods.
  ///   - options: the number of paths, the innovations, the quantiles.
  /// - Returns: a step for each period.
  /// - Throws: `VolatilityError.constantReturns` where innovations are to be drawn from residuals that are all equal;
  ///   `.varianceOutOfRange` where the variance of a path explodes.
  /// - Precondition: `horizon` is positive.
  public func simulatedForecast(
    from state: VolatilityState, horizon: Int, options: SimulationOptions = SimulationOptions()
  ) throws(VolatilityError) -> SimulatedForecast {
    precondition(horizon > 0, "a forecast is for at least one period")
    guard let draws = InnovationDraws(options.source, of: self) else {
      throw .constantReturns(value: path.residuals[0])
    }
    // Batches of one size, so that threads share them evenly.
    let batchSize = 256
    let batchCount = (options.pathCount + batchSize - 1) / batchSize
    var batches = (0..<batchCount).map { batch in
      let start = batch * batchSize
      return SimulatedPaths(
        of: self, from: state, draws: draws, numbered: start..<min(start + batchSize, options.pathCount),
        seed: options.seed)
    }
    var steps: [SimulatedForecast.Step] = []
    for period in 1...horizon {
      let before = batches
      batches = parallelMap(count: batchCount, threads: options.threads) { index in
        var batch = before[index]
        batch.advance()
        return batch
      }
      let quantities = batches
      let distributions = try parallelMap(count: Self.quantities.count, threads: options.threads) { index in
        let values = quantities.flatMap { $0.values(of: Self.quantities[index]) }
        return values.allSatisfy(\.isFinite)
          ? SimulatedForecast.Distribution(of: values, probabilities: options.probabilities) : nil
      }.checked(period: period)
      steps.append(
        SimulatedForecast.Step(
          variance: distributions[0], periodReturn: distributions[1], aggregatedVariance: distributions[2],
          aggregatedReturn: distributions[3]))
    }
    return SimulatedForecast(
      steps: steps, probabilities: options.probabilities, pathCount: options.pathCount, scale: scale)
  }

  private static var quantities: [SimulatedPaths<Self>.Quantity] { SimulatedPaths<Self>.Quantity.allCases }
}

extension [SimulatedForecast.Distribution?] {
  /// The distributions, none of which may be missing for having numbers outside double precision.
  fileprivate func checked(period: Int) throws(VolatilityError) -> [SimulatedForecast.Distribution] {
    let present = compactMap { $0 }
    guard present.count == count else { throw .varianceOutOfRange(period: period, variance: .infinity) }
    return present
  }
}
