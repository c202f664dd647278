import Foundation
import MarketData
import Testing

@Suite struct AverageTrueRangesTests {
  @Test func theRangesAgreeWithNumPy() throws {
    let reference = try MeasuresReference.load()
    let bars = try reference.bars
    #expect(agrees(try bars.trueRanges(), reference.trueRanges))
    for windows in reference.windows {
      #expect(agrees(try bars.averageTrueRanges(window: windows.window), windows.averageTrueRange))
    }
    #expect(try bars.averageTrueRanges() == bars.averageTrueRanges(window: 14))
    #expect(try bars.averageTrueRanges(window: 1) == bars.trueRanges())
  }

  /// By hand: the second bar opens far above the close before it, the third far below.
  @Test func theCloseBeforeBelongsToTheRange() throws {
    let bars = try BarSeries(
      timeStamps: [stamp("2024-01-01"), stamp("2024-01-02"), stamp("2024-01-09"), stamp("2024-01-10")],
      close: [10, 20, 5, 6], open: [10, 19, 6, 5], high: [12, 21, 7, 6], low: [9, 18, 4, 5])
    #expect(try bars.trueRanges() == [nil, 11, 16, 1])
    #expect(try bars.averageTrueRanges(window: 2) == [nil, nil, 13.5, 7.25])
  }

  @Test(arguments: 1...4) func shortSeries(count: Int) throws {
    let bars = try hourlyBars(Array([1.0, 2, 4, 8].prefix(count)))
    #expect(try bars.averageTrueRanges(window: 3) == Array([nil, nil, nil, 7.0 / 3].prefix(count)))
  }

  @Test func equalPricesHaveNoRange() throws {
    let bars = try hourlyBars([Double](repeating: 3, count: 4))
    #expect(try bars.averageTrueRanges(window: 2) == [nil, nil, 0, 0])
  }
}
