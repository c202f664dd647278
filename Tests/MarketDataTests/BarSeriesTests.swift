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
