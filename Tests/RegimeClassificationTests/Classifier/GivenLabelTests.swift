import ForecastEvaluation
import GradientBoosting
import MarketData
import MarketSimulation
import RegimeClassification
import Testing
import VolatilityForecasting

/// Labels that a column of the bars holds.
@Suite struct GivenLabelTests {
  /// A classifier of the regime that the bars are in, from what they show.
  private static func classifier() throws -> RegimeClassifier {
    let features = try RegimeFeature.list(
      "bars:log-range-1,bars:log-range-2,bars:log-range-4,bars:log-range-8,bars:log-variance-1,bars:log-variance-ewma-2,"
        + "bars:return-1,bars:return-2,bars:return-4,bars:return-8,bars:return-16,funding,bars:mean:2:funding,"
        + "bars:mean:4:funding,column:inflow,column:outflow,bars:mean:2:column:inflow,bars:mean:4:column:inflow,"
        + "bars:mean:3:column:outflow,bars:mean:6:column:outflow,net-flow-2,net-flow-5,volume-ratio-1-30,"
        + "volume-ratio-3-30")
    let rule = try RegimeRule(volatilityDays: 5, historyDays: 60, smallestHistoryDays: 20)
    var classifier = RegimeClassifier(
      ofColumn: "trueRegimeIndex", task: try RegimeTask(rule: rule, label: .state(ahead: 1), features: features))
    classifier.foldCount = nil
    classifier.classWeights = .balanced
    return classifier
  }

  /// 95 % of it on this market and others.
  @Test func theRegimesOfASimulationAreToldNearlyAsWellAsByTheTrueParameters() throws {
    let trained = try Self.classifier().train(
      on: (1...3).map {
        try MadeClassifier.market("M\($0)", seed: $0, bars: 1500)
      })
    var (labels, told, filtered) = ([Int](), [Int](), [Int]())
    for seed in [101, 102] as [UInt64] {
      let grid = BarGrid(start: TimeStamp(microseconds: 1_577_836_800_000_000), barSeconds: 86_400, count: 1000)
      let market = try RegimeMarket().simulate(grid, seed: seed)
      let regimes = try #require(market.regimes)
      let optimal = RegimeFilter(particleCount: 60, seed: 1).probabilities(of: market)
      let rows = try trained.probabilities(of: MarketHistory(name: "new", bars: market.bars()))
      for (bar, row) in rows.enumerated() {
        guard let row else { continue }
        labels.append(regimes[bar].index)
        told.append(Self.mostProbable(row))
        filtered.append(Self.mostProbable(Array(optimal[4 * bar..<4 * bar + 4])))
      }
    }
    let names = MarketRegime.allCases.map(\.rawValue)
    let own = try #require(ConfusionMatrix(predictions: told, labels: labels, classNames: names).balancedAccuracy)
    let best = try #require(ConfusionMatrix(predictions: filtered, labels: labels, classNames: names).balancedAccuracy)
    #expect(own >= 0.9 * best, "\(own) of \(best)")
  }

  private static func mostProbable(_ row: [Double]) -> Int { row.indices.max { row[$0] < row[$1] } ?? 0 }

  @Test func onlyNumbersOfClassesAreLabels() throws {
    let market = try MadeClassifier.market("AAA", seed: 4, bars: 200)
    var classifier = MadeClassifier.small(try Self.classifier())
    classifier.labelColumn = "nothing"
    #expect(throws: RegimeError.missingColumns(market: "AAA", columns: ["nothing"])) {
      try classifier.train(on: [market])
    }
    classifier.labelColumn = "funding"
    #expect(throws: RegimeError.self) { try classifier.train(on: [market]) }
  }

  @Test func rowsWithoutALabelAreNotLearned() throws {
    let market = try MadeClassifier.market("AAA", seed: 4, bars: 200)
    let classifier = MadeClassifier.small(try Self.classifier())
    let all = try classifier.train(on: [market])
    var columns = market.bars.columns
    columns["trueRegimeIndex"]?[150] = .nan
    let bars = try BarSeries(
      timeStamps: market.bars.timeStamps, close: market.bars.close, open: market.bars.open, high: market.bars.high,
      low: market.bars.low, volume: market.bars.volume, columns: columns)
    let less = try classifier.train(on: [MarketHistory(name: "AAA", bars: bars)])
    #expect(less.trainingRowCount == all.trainingRowCount - 1)
  }
}
