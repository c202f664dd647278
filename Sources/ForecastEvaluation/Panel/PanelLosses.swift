import MarketData

/// The losses of several models in several markets, by the time at which the forecasts were made.
///
/// A market counts as much as any other, however many forecasts there are for it: with C markets and nᵢ forecasts for
/// market i, each of these has the weight 1/(C nᵢ), and the weighted sum of all losses is the mean over the markets of
/// their mean losses.
struct PanelLosses {
  /// The times at which a forecast was made for any market, increasing.
  let timeStamps: [TimeStamp]
  /// For each market, the position in `timeStamps` of each of its forecasts.
  private let positions: [[Int]]
  /// By market, model and forecast.
  let losses: [[[Double]]]

  /// The losses of markets, each with the times of its forecasts, increasing.
  init(_ markets: [(timeStamps: [TimeStamp], losses: [[Double]])]) {
    let all = Set(markets.flatMap(\.timeStamps)).sorted()
    let position = Dictionary(uniqueKeysWithValues: zip(all, all.indices))
    timeStamps = all
    positions = markets.map { market in market.timeStamps.compactMap { position[$0] } }
    losses = markets.map(\.losses)
  }

  /// The number of markets.
  var marketCount: Int { losses.count }

  /// The mean over the markets of the mean loss of a model.
  func mean(of model: Int) -> Double {
    losses.reduce(0) { $0 + $1[model].reduce(0, +) / Double($1[model].count) } / Double(marketCount)
  }

  /// For each time, the sum over the markets of the weighted values that `value` gives of market and forecast.
  func weightedSums(_ value: (_ market: Int, _ forecast: Int) -> Double) -> [Double] {
    var sums = [Double](repeating: 0, count: timeStamps.count)
    for (market, places) in positions.enumerated() {
      let weight = 1 / (Double(marketCount) * Double(places.count))
      for (forecast, place) in places.enumerated() { sums[place] += weight * value(market, forecast) }
    }
    return sums
  }

  /// A series of losses of a model, one for each time, whose mean is that over the markets.
  func series(of model: Int) -> [Double] {
    let count = Double(timeStamps.count)
    return weightedSums { losses[$0][model][$1] }.map { $0 * count }
  }
}
