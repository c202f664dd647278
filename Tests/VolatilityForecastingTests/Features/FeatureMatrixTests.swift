import MarketData
import Testing
import VolatilityForecasting

@Suite struct FeatureMatrixTests {
  @Test func rowsWithoutAValueAreNotUsable() throws {
    let stamps = (0..<4).map { TimeStamp(microseconds: $0) }
    let matrix = FeatureMatrix(
      market: "A", names: ["a", "b"], timeStamps: stamps, values: [.nan, 1, 2, 3, 4, .infinity, 5, 6])
    #expect(matrix.isUsable == [false, true, false, true])
    #expect(matrix.firstRow == 1)
    #expect(Array(matrix.row(3)) == [5, 6])
    #expect(matrix.column("a")?.dropFirst() == [2, 4, 5])
    #expect(matrix.column("c") == nil)
    let none = FeatureMatrix(market: "A", names: ["a"], timeStamps: stamps, values: [.nan, .nan, .nan, .nan])
    #expect(none.firstRow == 4)
  }

  @Test func firstRowFillsAllWindows() throws {
    let market = try ForecastFeaturesReference.market()
    func firstRow(_ names: String) throws -> Int {
      try FeatureSet(VolatilityFeature.list(names)).matrix(of: market).firstRow
    }
    #expect(try firstRow("return") == 1)
    #expect(try firstRow("log-variance-24") == 24)
    #expect(try firstRow("log-range-24") == 23)
    #expect(try firstRow("log-range-24-relative") == 179)
    #expect(try firstRow("return,jump-12,log-range-ewma-40") == 39)
    // The declared column begins at the sixth bar.
    #expect(try firstRow("funding") == 5)
  }

  @Test func declaredColumnThatStopsIsAnError() throws {
    let bars = try closeOnly([1, 2, 3, 4])
    let series = try BarSeries(timeStamps: bars.timeStamps, close: bars.close, columns: ["x": [.nan, 1, .nan, 2]])
    let market = try MarketHistory(name: "A", bars: series)
    let set = try FeatureSet([.column("x")], level: .squaredReturn)
    let error = #expect(throws: ForecastingError.self) { try set.matrix(of: market) }
    guard case .missingValue("A", "column:x", bars.timeStamps[2], let value) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(value.isNaN)
  }

  @Test func whatIsMissingIsNamed() throws {
    let market = try MarketHistory(name: "A", bars: closeOnly([1, 2, 3, 4]))
    func error(_ name: String) throws -> ForecastingError? {
      let set = try FeatureSet([VolatilityFeature(name)], level: .squaredReturn)
      return #expect(throws: ForecastingError.self) { try set.matrix(of: market) }
    }
    #expect(try error("funding") == .missingColumn(market: "A", column: "funding", available: []))
    #expect(try error("other:B:return") == .missingMarket(market: "A", other: "B", available: []))
    #expect(try error("season") == .notLearned(market: "A", feature: "season"))
    #expect(try error("garch-residual") == .notLearned(market: "A", feature: "garch-residual"))
    #expect(
      try error("log-range-2")
        == .pricesMissing(market: "A", feature: "log-range", needed: "the prices open, high, low"))
    #expect(
      try error("volume-surprise-2") == .pricesMissing(market: "A", feature: "volume-surprise-2", needed: "the volume"))
    #expect(throws: ForecastingError.self) { try FeatureSet([]) }
    #expect(throws: ForecastingError.self) { try FeatureSet([.level, .level]) }
  }

  @Test func barThatContradictsItselfIsNamed() throws {
    let stamps = (0..<3).map { TimeStamp(microseconds: $0 * 3_600_000_000) }
    let bars = try BarSeries(timeStamps: stamps, close: [1, 1, 1], open: [1, 1, 1], high: [1, 1, 1], low: [1, 2, 1])
    let market = try MarketHistory(name: "A", bars: bars)
    #expect(throws: ForecastingError.inconsistentBar(market: "A", feature: "log-range", timeStamp: stamps[1])) {
      try FeatureSet([VolatilityFeature("log-range-1")]).matrix(of: market)
    }
  }
}
