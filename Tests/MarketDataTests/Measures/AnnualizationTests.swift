import Foundation
import MarketData
import Testing

@Suite struct AnnualizationTests {
  @Test func aVariancePerPeriodBecomesVolatilityPerYear() {
    #expect(PeriodsPerYear(365).annualizedVolatility(of: 0) == 0)
    #expect(PeriodsPerYear(16).annualizedVolatility(of: 0.25) == 2)
    // From Python: (0.0004 * 252) ** 0.5.
    #expect(abs(PeriodsPerYear(252).annualizedVolatility(of: 0.0004) - 0.31749015732775085) < 1e-15)
  }

  @Test func aContinuousMarketHas365Days() throws {
    let bars = try hourlyBars([Double](repeating: 1, count: 24 * 14))
    for (hours, count) in [(1, 8760.0), (4, 2190), (24, 365), (168, 365.0 / 7)] {
      #expect(bars.periodsPerYear(every: .seconds(hours * 3600))?.count == count)
    }
    #expect(bars.periodsPerYear(every: .seconds(3600)) == bars.periodsPerYear)
  }

  @Test func anExchangeHas252Days() throws {
    // 2024-01-01 is a Monday; sessions from 14:00 to 20:00.
    let hours = 24 * 21
    let closed = Set((0..<hours).filter { !(14..<20).contains($0 % 24) || $0 / 24 % 7 >= 5 })
    let bars = try hourlyBars([Double](repeating: 1, count: hours), without: closed)
    #expect(bars.tradingCalendar == .exchange)
    // Two hours from 14:00 on divide the session in three, four hours in two: up to 16:00 and up to 20:00.
    for (hours, count) in [(1, 1512.0), (2, 756), (4, 504), (24, 252), (168, 50.4)] {
      #expect(bars.periodsPerYear(every: .seconds(hours * 3600))?.count == count)
    }
  }

  @Test func fewBarsTellNothing() throws {
    #expect(try hourlyBars([1]).periodsPerYear(every: .seconds(86_400)) == nil)
    #expect(try hourlyBars([]).periodsPerYear(every: .seconds(86_400)) == nil)
  }
}
