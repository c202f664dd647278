import MarketData
import Testing
import VolatilityForecasting

@Suite struct VarianceMeasureTests {
  @Test func mostPreciseIsWhatAllMarketsHave() throws {
    let stamps = (0..<2).map { TimeStamp(microseconds: $0) }
    let prices = [1.0, 1]
    let closes = try MarketHistory(name: "A", bars: BarSeries(timeStamps: stamps, close: prices))
    let ranges = try MarketHistory(
      name: "B", bars: BarSeries(timeStamps: stamps, close: prices, high: prices, low: prices))
    let whole = try MarketHistory(
      name: "C", bars: BarSeries(timeStamps: stamps, close: prices, open: prices, high: prices, low: prices))
    #expect(VarianceMeasure.mostPrecise(for: [whole, whole]) == .garmanKlass)
    #expect(VarianceMeasure.mostPrecise(for: [whole, ranges]) == .parkinson)
    #expect(VarianceMeasure.mostPrecise(for: [whole, ranges, closes]) == .squaredReturn)
  }
}
