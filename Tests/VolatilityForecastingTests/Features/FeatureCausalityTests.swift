import MarketData
import NumericalMethods
import Testing
import VolatilityForecasting

/// Whatever comes later changes no bit of a row, whether it is cut off or replaced.
@Suite struct FeatureCausalityTests {
  static let names =
    VolatilityFeatureTests.names
    .filter { !["flow", "column:open-interest", "column:a:b", "log-variance-1000000"].contains($0) }
    .map { name in
      ["ETHUSDT", "ETH-USD", "BTCKRW"].reduce(name) { name, market in name.split(":").replaced(market) }
        .replacingWindows()
    } + ["other:BBB:garch-variance", "mean-of-others-garch-residual", "other:BBB:season", "correlation:BBB:5"]

  @Test(arguments: names) func futureIsNotRead(_ name: String) throws {
    let market = try ForecastFeaturesReference.market()
    let features = try FeatureSet([VolatilityFeature(name)])
      .fit(to: ForecastFeaturesReference.panel(), trainingEnd: ForecastFeaturesReference.trainingEnd)
    let matrix = try features.matrix(of: market)
    #expect(matrix.firstRow < 300, "some row has a value")
    for end in [310, 377, 459] {
      let known = matrix.values.prefix(end * matrix.columnCount).map(\.bitPattern)
      let cut = try features.matrix(of: market.prefix(end))
      #expect(cut.values.map(\.bitPattern) == known)
      let replaced = try features.matrix(of: Self.replacing(market, from: end))
      #expect(replaced.values.prefix(end * matrix.columnCount).map(\.bitPattern) == known)
    }
  }

  @Test func learningKnowsTrainingOnly() throws {
    let panel = try ForecastFeaturesReference.panel()
    let set = try FeatureSet([.season, .garchResidual])
    let whole = try set.fit(to: panel, trainingEnd: ForecastFeaturesReference.trainingEnd)
    let replaced = try panel.map { market in
      let end = market.bars.timeStamps.indices.prefix {
        market.closeTime(of: $0) <= ForecastFeaturesReference.trainingEnd
      }
      .count
      return try Self.replacing(market.alone, from: end)
    }
    #expect(try set.fit(to: replaced, trainingEnd: ForecastFeaturesReference.trainingEnd) == whole)
  }

  /// The market and those beside it with other prices, volumes and columns from the bar `end` on.
  static func replacing(_ market: MarketHistory, from end: Int) throws -> MarketHistory {
    let close = market.closeTime(of: end - 1)
    let others = try market.otherMarkets.map { other in
      let known = other.bars.timeStamps.indices.prefix { other.closeTime(of: $0) <= close }.count
      return try replacing(other, from: known)
    }
    var random = SplitMix64(seed: UInt64(end))
    let bars = market.bars
    let prices = bars.timeStamps.indices.map { _ in 1 + 1000 * Double(random.next() >> 11) / 0x1p53 }
    func replaced(_ column: [Double]?, times factor: Double) -> [Double]? {
      column.map { $0.prefix(end) + prices[end...].map { $0 * factor } }
    }
    let series = try BarSeries(
      timeStamps: bars.timeStamps, close: replaced(bars.close, times: 1).unwrapped, open: replaced(bars.open, times: 1),
      high: replaced(bars.high, times: 1.5), low: replaced(bars.low, times: 0.5),
      volume: replaced(bars.volume, times: 9),
      columns: bars.columns.compactMapValues { replaced($0, times: 1) })
    return try MarketHistory(name: market.name, bars: series, otherMarkets: others)
  }
}

extension String {
  fileprivate func split(_ separator: Character) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }

  /// The name with windows that the bars of the reference can fill.
  fileprivate func replacingWindows() -> String {
    ["8760", "720", "336", "168"].reduce(self) { name, window in
      name.split(separator: window, omittingEmptySubsequences: false).joined(separator: "48")
    }
  }
}

extension [String] {
  fileprivate func replaced(_ market: String) -> String {
    map { $0 == market ? "BBB" : $0 }.joined(separator: ":")
  }
}
