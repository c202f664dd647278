import Testing

import MarketData

@Suite struct BarSeriesTests {
  private let days = (0..<5).map { TimeStamp(microseconds: Int64($0) * 86_400_000_000) }

  @Test(arguments: [0, -1, -.leastNonzeroMagnitude, .nan, .infinity, -.infinity] as [Double])
  func pricesArePositiveAndFinite(price: Double) {
    #expect {
      try BarSeries(timeStamps: days, close: [1, 2, price, 4, 5])
    } throws: { error in
      guard case MarketDataError.invalidPrice(let index, "close", let value) = error else { return false }
      return index == 2 && value.bitPattern == price.bitPattern
    }
    #expect(throws: MarketDataError.self) {
      try BarSeries(timeStamps: days, close: [1, 2, 3, 4, 5], low: [1, 1, 1, 1, price])
    }
  }

  @Test func theSmallestAndLargestPricesAreAllowed() throws {
    let close = [Double.leastNonzeroMagnitude, 1, 2, 3, .greatestFiniteMagnitude]
    #expect(try BarSeries(timeStamps: days, close: close).close == close)
  }

  @Test func volumesMayBeZeroButNotNegative() throws {
    let close = [1.0, 2, 3, 4, 5]
    #expect(try BarSeries(timeStamps: days, close: close, volume: [0, 0, 1, 2, 3]).volume == [0, 0, 1, 2, 3])
    #expect(throws: MarketDataError.invalidVolume(index: 1, value: -1)) {
      try BarSeries(timeStamps: days, close: close, volume: [0, -1, 1, 2, 3])
    }
  }

  @Test func timeStampsIncrease() {
    #expect(throws: MarketDataError.timeStampsNotIncreasing(index: 2)) {
      try BarSeries(timeStamps: [days[0], days[1], days[1]], close: [1, 2, 3])
    }
    #expect(throws: MarketDataError.timeStampsNotIncreasing(index: 1)) {
      try BarSeries(timeStamps: [days[1], days[0], days[2]], close: [1, 2, 3])
    }
  }

  @Test func slicesByHalfOpenRangesOfTime() throws {
    let bars = try BarSeries(
      timeStamps: days, close: [1, 2, 3, 4, 5], volume: [5, 4, 3, 2, 1], columns: ["x": [6, 7, 8, 9, 10]])
    let middle = bars[days[1]..<days[3]]
    #expect(middle.timeStamps == [days[1], days[2]])
    #expect(middle.close == [2, 3])
    #expect(middle.volume == [4, 3])
    #expect(middle.columns == ["x": [7, 8]])
    let between = TimeStamp(microseconds: days[1].microseconds + 1)
    #expect(bars[between..<days[3]].close == [3])
    #expect(bars[TimeStamp(microseconds: .min)..<TimeStamp(microseconds: .max)] == bars)
    #expect(bars[days[2]..<days[2]].count == 0)
    #expect(bars[TimeStamp(microseconds: -5)..<days[0]].count == 0)
  }
}

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
