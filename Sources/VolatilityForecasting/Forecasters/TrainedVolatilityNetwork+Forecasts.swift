import MarketData
import RecurrentNetworks

extension TrainedVolatilityNetwork {
  /// The most inputs of windows that go through the networks together, 32 MB of them.
  private static let mostInputs = 1 << 23

  /// The forecasts at the close of each bar of a market.
  ///
  /// Each looks back over `specification.options.steps` bars and no further, as in training, so that it does not depend
  /// on where the data begin. A forecast depends on nothing after its bar.
  ///
  /// - Parameters:
  ///   - market: the market; it may be another than those that were learned from.
  ///   - rows: the bars at whose close forecasts are made; `nil` for all. The networks read no windows but theirs.
  ///   - threads: the number of threads; it changes no bit.
  /// - Returns: ln of the forecast variance for each horizon and bar; not a number for bars that are not of `rows`.
  /// - Throws: `ForecastingError`: the market lacks what a feature needs, has bars of another length, or is shorter than
  ///   a window.
  public func forecasts(
    for market: MarketHistory, rows: Range<Int>? = nil, threads: Int = 1
  ) throws(ForecastingError) -> LogVarianceForecasts {
    try checkBars(of: market)
    let regression = try base.forecasts(for: market)
    let corrections = try outputs(for: market, rows: rows, threads: threads)
    var values = regression.values
    for position in values.indices {
      for row in values[position].indices { values[position][row] += corrections[position][row] }
    }
    return LogVarianceForecasts(market: market.name, horizons: specification.horizons, values: values)
  }

  /// What the networks add to the log forecast of the regression, for each horizon and bar; not a number where a window
  /// is not filled and for bars that are not of `wanted`.
  func outputs(
    for market: MarketHistory, rows wanted: Range<Int>? = nil, threads: Int = 1
  ) throws(ForecastingError) -> [[Double]] {
    let steps = specification.options.steps
    let rows = try NetworkRows(market, matrix: scaling.scaled(features.matrix(of: market)))
    guard rows.range.count >= steps else {
      throw .tooFewBars(
        market: market.name, count: market.bars.count, needed: rows.range.lowerBound + steps)
    }
    let networks = members.map { LSTMNetwork($0) }
    let (inputSize, horizonCount) = (scaling.names.count, specification.horizons.count)
    var result = corrections.map { _ in [Double](repeating: .nan, count: market.bars.count) }
    // A window is called by the position of its first bar among the rows.
    let windows = (wanted ?? rows.range).clamped(to: rows.range.lowerBound + steps - 1..<rows.range.upperBound)
    var first = windows.lowerBound - rows.range.lowerBound - steps + 1
    let end = first + windows.count
    let most = max(1, Self.mostInputs / (steps * inputSize))
    while first < end {
      let count = min(most, end - first)
      var inputs: [Float] = []
      inputs.reserveCapacity(count * steps * inputSize)
      for window in first..<first + count {
        inputs += rows.inputs[window * inputSize..<(window + steps) * inputSize]
      }
      let outputs = LSTMEnsemble.mean(
        of: networks.map { $0.outputs(of: inputs, steps: steps, count: count, threads: threads) })
      for window in 0..<count {
        let row = rows.range.lowerBound + first + window + steps - 1
        for position in 0..<horizonCount {
          result[position][row] = Double(outputs[window * horizonCount + position]) + corrections[position]
        }
      }
      first += count
    }
    return result
  }

  /// Throws where the bars of a market are of another length than those that were learned from.
  func checkBars(of market: MarketHistory) throws(ForecastingError) {
    guard market.barDuration == barDuration else {
      throw .invalidSpecification(
        reason: "the networks were trained on bars of \(barDuration), those of \(market.name) are of "
          + "\(market.barDuration)")
    }
  }
}
