import MarketData
import RegimeClassification
import Testing
import VolatilityForecasting

@Suite struct RegimeFeatureTests {
  static let names = [
    "momentum-7", "volatility-3", "volatility-smoothed", "range-1", "range-level", "trend-distance-200", "drawdown-30",
    "semivariance-7", "volume-ratio-3-30", "crisis-distance", "band-distances", "known-volatility", "known-trend",
    "known-change", "state-age", "state", "simulation", "hidden-markov", "funding", "column:open-interest",
    "column:a:b", "mean:7:funding", "mean:30:column:flow", "net-flow-7", "bars:log-variance-7-relative",
  ]

  @Test(arguments: names) func nameIsReadAndPrinted(_ name: String) throws {
    #expect(try RegimeFeature(name).description == name)
  }

  @Test(arguments: [
    "", "momentum", "momentum-0", "momentum-3651", "momentum-07", "range-level-3", "column:", "mean:7:state",
    "mean:funding",
    "volume-ratio-3", "bars:momentum-7", "net-flow",
  ])
  func otherNamesAreNone(_ name: String) {
    #expect(throws: RegimeError.unknownFeature(text: name)) { try RegimeFeature(name) }
  }

  @Test func listIsReadInItsOrder() throws {
    #expect(try RegimeFeature.list("state, momentum-7") == [.state, .momentum(days: 7)])
    #expect(throws: RegimeError.unknownFeature(text: "")) { try RegimeFeature.list("state,") }
  }

  @Test(arguments: RegimesReference.shared.markets.indices, RegimesReference.shared.daily.features.keys.sorted())
  func columnIsThatOfNumpy(_ number: Int, _ name: String) throws {
    let reference = RegimesReference.shared.markets[number]
    let feature = try RegimeFeature(name.hasPrefix("band-distance-") ? "band-distances" : name)
    let column = try reference.table("state", features: [feature]).features.column(name).unwrapped
    // Sums of a window are added up in another order.
    #expect(largestDistance(reference.rows.map { column[$0] }, try reference.features[name].unwrapped) < 1e-11)
  }

  @Test func columnsOfSeveralFeaturesHaveTheirNames() throws {
    let reference = RegimesReference.shared.daily
    let rows = try reference.table(
      "state", features: [.state, .simulation, .bars(VolatilityFeature("log-parkinson-7"))])
    #expect(
      rows.features.names == [
        "state-bull", "state-consolidation", "state-bear", "state-crisis", "simulation-bull",
        "simulation-consolidation",
        "simulation-bear", "simulation-crisis", "bars:log-parkinson-7",
      ])
    let row = Array(rows.features.row(600))
    #expect(row.prefix(4).reduce(0, +) == 1 && abs(row[4..<8].reduce(0, +)) < 1e-12)
  }

  @Test func missingColumnsAreRefused() throws {
    let reference = RegimesReference.shared.daily
    let task = try RegimeTask(
      rule: reference.rule.rule,
      features: [.funding, .netFlow(days: 7), .volumeRatio(short: 3, long: 30), .crisisDistance])
    let market = try dailyMarket(reference.bars.c, name: "bare")
    let fitted = FittedRegimeTask(task)
    #expect(throws: RegimeError.missingColumns(market: "bare", columns: ["funding", "inflow", "outflow", "volume"])) {
      try fitted.rows(of: market)
    }
  }

  @Test func theColumnOfTheNameVolumeIsThatOfTheBars() throws {
    let market = try MadeClassifier.market("AAA", seed: 1)
    let task = try RegimeTask(rule: MadeClassifier.rule(), features: [.column("volume", days: nil)])
    let values = try FittedRegimeTask(task).rows(of: market).features.column("column:volume")
    #expect(try values.unwrapped == market.bars.volume.unwrapped)
  }

  @Test func missingValuesLeaveRowsUsable() throws {
    let closes = RegimesReference.shared.daily.bars.c
    var funding = closes.indices.map { Double($0 % 5) }
    (funding[550], funding[560]) = (.nan, .infinity)
    let task = try RegimeTask(features: [.funding, .column("funding", days: 3)])
    let rows = try FittedRegimeTask(task).rows(of: dailyMarket(closes, columns: ["funding": funding]))
    #expect(rows.isUsable[550] && rows.features.row(550).allSatisfy { $0.isNaN })
    #expect(rows.features.row(553).allSatisfy { $0.isFinite })
    #expect(rows.isUsable[560] && rows.features.row(560).allSatisfy { $0.isNaN })
  }

  @Test func standardFeaturesFitTheLabel() throws {
    #expect(try RegimeTask(label: .state(ahead: 28)).features.contains(.knownVolatility))
    #expect(try !RegimeTask(label: .state(ahead: 29)).features.contains(.knownVolatility))
    #expect(try RegimeTask(label: .hiddenMarkov(ahead: 7)).features.contains(.hiddenMarkov))
  }

  @Test func tasksAreChecked() throws {
    #expect(throws: RegimeError.self) { try RegimeTask(features: []) }
    #expect(throws: RegimeError.self) { try RegimeTask(features: [.state, .state]) }
    #expect(throws: RegimeError.self) { try RegimeTask(features: [.momentum(days: 0)]) }
    #expect(throws: RegimeError.self) { try RegimeTask(features: [.momentum(days: 3651)]) }
    #expect(throws: RegimeError.self) { try RegimeTask(label: .state(ahead: 0)) }
    #expect(throws: RegimeError.self) { try RegimeTask(label: .state(ahead: 366)) }
    #expect(throws: RegimeError.self) { try RegimeTask(label: .state(ahead: 29), features: [.knownTrend]) }
    #expect(throws: RegimeError.self) { try RegimeTask(features: [.bars(.garchResidual)]) }
  }
}

extension RegimeFeature {
  fileprivate static let funding = RegimeFeature.column("funding", days: nil)
}
