import Foundation
import MarketData
import Testing

/// Trades that a program makes itself.
@Suite struct TradeSeriesTests {
  @Test(arguments: [
    (-0.999, TradeSide.long, true), (-1, .long, false), (-1.001, .long, false), (-1, nil, false), (-1, .short, true),
    (-3, .short, true), (.nan, .short, false), (.infinity, .long, false), (5, .long, true),
  ])
  func returnsHaveLimits(value: Double, side: TradeSide?, isValid: Bool) {
    #expect(((try? Trade(simpleReturn: value, side: side)) != nil) == isValid)
  }

  @Test func aTradeIsNotClosedBeforeItIsOpened() throws {
    let (early, late) = (stamp("2024-01-02"), stamp("2024-01-03"))
    #expect(throws: MarketDataError.tradeClosedBeforeOpening(opened: late, closed: early)) {
      try Trade(simpleReturn: 0, openedAt: late, closedAt: early)
    }
    #expect(try Trade(simpleReturn: 0, openedAt: late, closedAt: late).closedAt == late)
  }

  @Test func closesAreInOrder() throws {
    let stamps = [stamp("2024-01-03"), stamp("2024-01-02"), stamp("2024-01-03")]
    let made = try zip([0.1, 0.2, 0.3], stamps).map { try Trade(simpleReturn: $0, closedAt: $1) }
    let series = TradeSeries(made)
    #expect(series.returns == [0.2, 0.1, 0.3])
    #expect(series.closeTimes == stamps.sorted() && series.count == 3)
    let timeless = TradeSeries(try [0.3, 0.1].map { try Trade(simpleReturn: $0) })
    #expect(timeless.returns == [0.3, 0.1] && timeless.closeTimes == nil)
  }

  @Test func areReadFromBytesAndFiles() throws {
    let options = TradeOptions(scale: .percent)
    let series = try TradeSeries(contents: Array("return\n2\n-1\n".utf8), name: "trades.csv", options: options)
    #expect(series.returns == [0.02, -0.01])
    #expect(throws: MarketDataError.fileNotFound(file: "/no/such/trades.csv")) {
      try TradeSeries(contentsOf: URL(fileURLWithPath: "/no/such/trades.csv"))
    }
  }

  @Test func sidesHaveSigns() {
    #expect(TradeSide.long.sign == 1 && TradeSide.short.sign == -1)
  }
}
