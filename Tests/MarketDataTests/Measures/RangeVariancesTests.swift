import Foundation
import MarketData
import Testing

@Suite struct RangeVariancesTests {
  @Test(arguments: RangeEstimator.allCases) func theVariancesAgreeWithNumPy(estimator: RangeEstimator) throws {
    let reference = try MeasuresReference.load()
    let bars = try reference.bars
    let expected = try #require(reference.rangeVariances[estimator.rawValue])
    #expect(agrees(try bars.rangeVariances(estimator), expected))
    #expect(agrees(try bars.rangeVariances(estimator, window: 1), expected))
    for windows in reference.windows {
      let expected = try #require(windows.range[estimator.rawValue])
      #expect(agrees(try bars.rangeVariances(estimator, window: windows.window), expected))
    }
  }

  @Test func rollingVariancesAgreeWithNumPy() throws {
    let reference = try MeasuresReference.load()
    let bars = try reference.bars
    for windows in reference.windows {
      let size = windows.window
      #expect(agrees(try bars.yangZhangVariances(window: size), windows.yangZhang))
      #expect(agrees(try bars.yangZhangVariances(window: size, gaps: .undefined), windows.yangZhangWithoutGaps))
      #expect(agrees(bars.closeToCloseVariances(window: size), windows.closeToClose))
      #expect(agrees(bars.closeToCloseVariances(window: size, gaps: .undefined), windows.closeToCloseWithoutGaps))
    }
  }

  /// A series of n − 1, n and n + 1 bars has so many values in a window of n.
  @Test(arguments: 2...4) func shortSeries(count: Int) throws {
    let bars = try hourlyBars(Array([1.0, 2, 3, 4].prefix(count)))
    let window = 3
    for estimator in RangeEstimator.allCases {
      let values = try bars.rangeVariances(estimator, window: window)
      #expect(values == (0..<count).map { $0 < window - 1 ? nil : 0 })
    }
    // These need the close before the window too.
    #expect(try bars.yangZhangVariances(window: window).map { $0 != nil } == (0..<count).map { $0 >= window })
    #expect(bars.closeToCloseVariances(window: window).map { $0 != nil } == (0..<count).map { $0 >= window })
  }

  @Test func oneBarAndNone() throws {
    let one = try BarSeries(timeStamps: [stamp("2024-01-01")], close: [2], open: [1], high: [2], low: [1])
    // From Python: log(2)**2/(4*log(2)), 0.5*log(2)**2 - (2*log(2)-1)*log(2)**2, 0.
    #expect(agrees(try one.rangeVariances(.parkinson), [0.17328679513998632]))
    #expect(agrees(try one.rangeVariances(.garmanKlass), [0.054630216899443196]))
    #expect(try one.rangeVariances(.rogersSatchell) == [0])
    #expect(try one.yangZhangVariances(window: 2) == [nil])
    #expect(one.closeToCloseVariances(window: 2) == [nil])
    let none = try hourlyBars([])
    #expect(try none.rangeVariances(.parkinson) == [])
    #expect(try none.rangeVariances(.parkinson, window: 3) == [])
    #expect(try none.yangZhangVariances(window: 2, gaps: .undefined) == [])
    #expect(none.closeToCloseVariances(window: 2, gaps: .undefined) == [])
  }

  @Test func equalPricesHaveNoVariance() throws {
    let bars = try hourlyBars([Double](repeating: 3, count: 6))
    for estimator in RangeEstimator.allCases {
      #expect(try bars.rangeVariances(estimator) == [0, 0, 0, 0, 0, 0])
    }
    #expect(try bars.yangZhangVariances(window: 2) == [nil, nil, 0, 0, 0, 0])
    #expect(bars.closeToCloseVariances(window: 2) == [nil, nil, 0, 0, 0, 0])
  }

  @Test(arguments: [
    // open, high, low, close: a high below the low, then an open or a close above the high or below the low.
    [9.0, 8, 10, 9], [11, 10, 8, 9], [7, 10, 8, 9], [9, 10, 8, 10.5], [9, 10, 8, 7.5],
  ]) func aBarThatContradictsItselfHasNone(bar: [Double]) throws {
    let stamps = (1...6).map { stamp("2024-01-0\($0)") }
    func column(_ index: Int, _ usual: Double) -> [Double] { [usual, usual, bar[index], usual, usual, usual] }
    let bars = try BarSeries(
      timeStamps: stamps, close: column(3, 9), open: column(0, 9), high: column(1, 10), low: column(2, 8))
    for estimator in RangeEstimator.allCases {
      #expect(try bars.rangeVariances(estimator).map { $0 != nil } == [true, true, false, true, true, true])
      #expect(
        try bars.rangeVariances(estimator, window: 2).map { $0 != nil } == [false, true, false, false, true, true])
    }
    #expect(
      try bars.yangZhangVariances(window: 2).map { $0 != nil } == [false, false, false, false, false, true])
    #expect(try bars.trueRanges().map { $0 != nil } == [false, true, false, false, true, true])
  }

  @Test func missingPricesAreNamed() throws {
    let stamps = [stamp("2024-01-01"), stamp("2024-01-02")]
    let closes = try BarSeries(timeStamps: stamps, close: [1, 1])
    #expect(throws: MarketDataError.pricesMissing(roles: [.high, .low])) { try closes.rangeVariances(.parkinson) }
    #expect(throws: MarketDataError.pricesMissing(roles: [.open, .high, .low])) {
      try closes.yangZhangVariances(window: 2)
    }
    #expect(throws: MarketDataError.pricesMissing(roles: [.high, .low])) { try closes.averageTrueRanges() }
    let withoutOpen = try BarSeries(timeStamps: stamps, close: [1, 1], high: [2, 2], low: [1, 1])
    #expect(try withoutOpen.rangeVariances(.parkinson).allSatisfy { $0 != nil })
    #expect(throws: MarketDataError.pricesMissing(roles: [.open])) { try withoutOpen.rangeVariances(.garmanKlass) }
    #expect(MarketDataError.pricesMissing(roles: [.high, .low]).description == "the bars have no high, no low")
    #expect(MarketDataError.pricesMissing(roles: [.open]).kind == .badData)
  }
}
