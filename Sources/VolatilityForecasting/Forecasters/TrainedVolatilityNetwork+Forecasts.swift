import MarketData
import RecurrentNetworks

extension TrainedVolatilityNetwork {
  /// The most inputs of windows that go through the networks together, 32 MB of them.
  private static let mostInputs = 1 << 23

  /// What the networks add to the log forecasts of the regression.
  ///
  /// Each number looks back over `specification.options.steps` bars and no further, as in training, so that it does not
  /// depend on where the data begin.
  ///
  /// - Parameters:
  ///   - market: the market.
  ///   - wanted: the bars at whose close forecasts are made; `nil` for all. The networks read no windows but theirs.
  ///   - threads: the number of threads; it changes no bit.
  /// - Returns: a number for each horizon and bar; not a number where a window is not filled and for bars that are not of
  ///   `wanted`.
  /// - Throws: `ForecastingError`: the market lacks what a feature needs, or is shorter than a window.
  public func outputs(
    for market: MarketHistory, rows wanted: Range<Int>?, threads: Int
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
}
