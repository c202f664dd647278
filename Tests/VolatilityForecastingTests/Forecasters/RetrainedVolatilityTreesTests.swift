import MarketData
import Testing
import VolatilityForecasting

@Suite struct RetrainedVolatilityTreesTests {
  private static func markets() throws -> [MarketHistory] {
    [try MadeMarket.history("one", count: 2000, seed: 1), try MadeMarket.history("two", count: 1500, seed: 2)]
  }

  private static func trees(_ markets: [MarketHistory]) throws -> VolatilityTrees {
    let standard = StandardFeatures(for: markets)
    var options = TreeForecasterOptions()
    options.rounds = 6
    options.minimumLeafRows = 100
    return try VolatilityTrees(
      base: VarianceRegression(
        features: FeatureSet(standard.regression(horizons: [6]), level: standard.measure), horizons: [6]),
      features: FeatureSet(standard.trees(horizons: [6]), level: standard.measure), options: options)
  }

  private static let moments = [1199, 1399, 1699].map { MadeMarket.close($0) }

  /// Each time there is a tenth more bars, of all markets together.
  @Test func treesAreTrainedAgainAsTheBarsGrow() throws {
    let markets = try Self.markets()
    let moments = RetrainedVolatilityTrees.trainingMoments(
      in: markets, from: MadeMarket.close(999), to: MadeMarket.close(1999))
    func bars(_ moment: TimeStamp) -> Int {
      markets.reduce(0) { sum, market in
        sum + market.bars.timeStamps.indices.count { market.closeTime(of: $0) <= moment }
      }
    }
    #expect(moments[0] == MadeMarket.close(999) && moments.count == 6)
    for (earlier, later) in zip(moments, moments.dropFirst()) {
      #expect((1.1..<1.105).contains(Double(bars(later)) / Double(bars(earlier))))
    }
    let one = RetrainedVolatilityTrees.trainingMoments(in: markets, from: moments[0], to: moments[0])
    #expect(one == [moments[0]])
  }

  /// A forecast is the refitted regression's with what the last trees add that were trained by then.
  @Test func eachForecastIsOfTheLastTrees() throws {
    let markets = try Self.markets()
    let trees = try Self.trees(markets)
    let retrained = try RetrainedVolatilityTrees(trees, on: markets, at: Self.moments, threads: 2)
    #expect(try retrained == RetrainedVolatilityTrees(trees, on: markets, at: Self.moments))
    let rows = Array(stride(from: 1199, to: 1990, by: 10))
    let walk = try retrained.walk(through: 0, of: markets, at: rows, refitEvery: 20)
    let regression = try trees.base.walk(through: 0, of: markets, at: rows, refitEvery: 20)
    for (place, row) in rows.enumerated() {
      let number = row < 1399 ? 0 : row < 1699 ? 1 : 2
      let split = try TimeSplit(trainingEnd: Self.moments[number], validationEnd: Self.moments[number])
      #expect(retrained.trained[number].split == split)
      let added = try retrained.trained[number].outputs(for: markets[0], rows: row..<row + 1, threads: 1)[0][row]
      #expect(walk[place] == regression[place] + added)
    }
  }

  /// What comes after a bar changes no bit of its forecast.
  @Test func theFutureIsNotLookedAt() throws {
    let markets = try Self.markets()
    let trees = try Self.trees(markets)
    let rows = Array(stride(from: 1199, to: 1990, by: 10))
    func walk(_ markets: [MarketHistory]) throws -> [Double] {
      try RetrainedVolatilityTrees(trees, on: markets, at: Self.moments)
        .walk(through: 0, of: markets, at: rows, refitEvery: 20)
    }
    let before = try walk(markets)
    for cut in [1400, 1750] {
      let changed = try zip(markets, ["one", "two"]).map { market, name in
        try MarketHistory(name: name, bars: MadeMarket.replaced(market.bars, from: cut))
      }
      let after = try walk(changed)
      let known = rows.prefix { $0 < cut }.count
      #expect(before[..<known].map(\.bitPattern) == after[..<known].map(\.bitPattern))
      #expect(before[known...].map(\.bitPattern) != after[known...].map(\.bitPattern))
    }
  }
}
