import MarketData
import Testing

@Suite struct BarSeriesReturnsTests {
  /// Pairs of prices with ln(q/p) and q/p − 1 to the nearest double.
  ///
  /// From Python's decimal module at 60 digits:
  /// `getcontext().prec = 60; float((Decimal(q) / Decimal(p)).ln()); float(Decimal(q) / Decimal(p) - 1)`.
  private static let pairs: [(Double, Double, Double, Double)] = [
    (100.0, 100.01, 9.999500033335949e-05, 0.00010000000000005117),
    (50000.1, 50000.2, 1.999993999989563e-06, 1.9999959999788964e-06),
    (1.0, 2.0, 0.6931471805599453, 1.0),
    (1.0, 2.5, 0.9162907318741551, 1.5),
    (3.0, 1.0, -1.0986122886681098, -0.6666666666666666),
    (0.003989, 0.003735, -0.06579275433848902, -0.06367510654299331),
    (4261.48, 4285.08, 0.005522703867710664, 0.0055379821095019495),
  ]

  @Test(arguments: pairs)
  func agreesWithExactArithmetic(earlier: Double, later: Double, log: Double, simple: Double) throws {
    let stamps = [TimeStamp(microseconds: 0), TimeStamp(microseconds: 1)]
    let bars = try BarSeries(timeStamps: stamps, close: [earlier, later])
    let logReturns = try bars.logReturns()
    #expect(abs(logReturns.values[0] / log - 1) < 4e-16)
    #expect(logReturns.timeStamps == [stamps[1]])
    #expect(logReturns.kind == .log)
    #expect(logReturns.scale == .fraction)
    let simpleReturns = try bars.simpleReturns(in: .percent)
    #expect(abs(simpleReturns.values[0] / (100 * simple) - 1) < 4e-16)
    #expect(simpleReturns.kind == .simple)
    #expect(simpleReturns.scale == .percent)
  }

  @Test func extremePricesHaveALogReturnButNoSimpleOne() throws {
    let stamps = [TimeStamp(microseconds: 0), TimeStamp(microseconds: 1)]
    let bars = try BarSeries(timeStamps: stamps, close: [1e-300, 1e300])
    #expect(abs(try bars.logReturns().values[0] / 1381.5510557964274 - 1) < 4e-16)
    #expect(throws: MarketDataError.invalidReturn(index: 0, value: .infinity)) { try bars.simpleReturns() }
  }

  @Test func twoPricesAreNeeded() throws {
    let one = try BarSeries(timeStamps: [TimeStamp(microseconds: 0)], close: [1])
    #expect(throws: MarketDataError.tooFewPrices(count: 1, needed: 2)) { try one.logReturns() }
    #expect(throws: MarketDataError.tooFewPrices(count: 1, needed: 2)) { try one.simpleReturns() }
    let none = try BarSeries(timeStamps: [], close: [])
    #expect(throws: MarketDataError.tooFewPrices(count: 0, needed: 2)) { try none.logReturns() }
  }
}
