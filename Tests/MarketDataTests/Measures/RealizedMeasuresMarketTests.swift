import Foundation
import MarketData
import Testing

/// The measures of five years of quarter hours against those that pandas made of the same file.
@Suite struct RealizedMeasuresMarketTests {
  /// The tolerance is what the table's own returns allow.
  ///
  /// It takes them as differences of logarithms, ln P_t − ln P_{t−1} with ln P near 10, which rounding changes by up to
  /// 2·10⁻¹⁵ each, and the quietest days consist of returns of 10⁻³ and less. So sums of squares have 12 digits, and
  /// sums of fourth powers, with twice the error, a little less.
  @Test(.enabled(if: MeasuresReference.marketData != nil, "PLIMSOLL_MARKET_DATA names no folder of market data"))
  func fiveYearsAreReproduced() throws {
    let folder = try #require(MeasuresReference.marketData)
    let bars = try BarSeries(contentsOf: folder.appending(path: "btcusdt_binance_15m_2018_2022.csv.gz"))
    let days = try bars.realizedMeasures(RealizedOptions(quarticityCount: .expected))
    let table = try String(
      contentsOf: folder.appending(path: "btcusdt_daily_realised_15m_2018_2022.csv"), encoding: .utf8)
    let rows = table.split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",") }
    #expect(rows.count == 1826)
    #expect(days.map(\.start.dateDescription) == rows.map { String($0[0]) })
    func column(_ index: Int) -> [Double?] { rows.map { Double($0[index]) } }
    #expect(days.map { Double?(Double($0.returnCount)) } == column(6))
    #expect(agrees(days.map(\.variance), column(2)))
    #expect(agrees(days.map(\.bipowerVariation), column(3)))
    #expect(agrees(days.map(\.downsideSemivariance), column(5)))
    let distance = try #require(relativeDistance(days.map(\.quarticity), column(4)))
    #expect(distance <= 2e-12)
  }
}
