import MarketData
import Testing
import VolatilityForecasting

@Suite struct TimeSplitTests {
  private let hour: Int64 = 3_600_000_000

  private func market(_ count: Int = 20) throws -> MarketHistory {
    try MarketHistory(name: "A", bars: closeOnly([Double](repeating: 1, count: count)))
  }

  @Test func partsAreCutBelowAtAndAboveAClose() throws {
    // Bar i closes at i + 1 o'clock; targets are of three bars.
    for (offset, known) in [(-1, 9), (0, 10), (1, 10)] as [(Int64, Int)] {
      let end = TimeStamp(microseconds: 10 * hour + offset)
      let split = try TimeSplit(trainingEnd: end, validationEnd: TimeStamp(microseconds: 15 * hour))
      let parts = split.parts(of: try market(), horizon: 3)
      // The last target of training is over with bar known − 1.
      #expect(parts.training == 0..<(known - 3))
      // The first row of validation closes at the end of training or later.
      #expect(parts.validation == (offset <= 0 ? 9 : 10)..<12)
      #expect(parts.test == 14..<17)
    }
  }

  @Test(arguments: [1, 2, 3, 6]) func noBarIsInTargetsOfTwoParts(_ horizon: Int) throws {
    let market = try market(40)
    let split = try TimeSplit(countingBarsOf: market, trainingBars: 20, validationBars: 10)
    let parts = split.parts(of: market, horizon: horizon)
    func bars(_ rows: Range<Int>) -> Set<Int> { Set(rows.flatMap { ($0 + 1)...($0 + horizon) }) }
    let targets = [parts.training, parts.validation, parts.test].map(bars)
    #expect(targets[0].isDisjoint(with: targets[1]) && targets[1].isDisjoint(with: targets[2]))
    // Every bar but the first is in the targets of one.
    #expect(targets.reduce(0) { $0 + $1.count } == 39)
  }

  @Test func firstRowIsKept() throws {
    let split = try TimeSplit(countingBarsOf: market(), trainingBars: 10, validationBars: 5)
    #expect(split.parts(of: try market(), horizon: 1, firstRow: 4).training == 4..<9)
    #expect(split.parts(of: try market(), horizon: 1, firstRow: 9).training.isEmpty)
    #expect(split.parts(of: try market(), horizon: 1, firstRow: 12).validation == 12..<14)
    #expect(split.parts(of: try market(), horizon: 1, firstRow: 99).test.isEmpty)
  }

  @Test func partsMayBeEmpty() throws {
    let split = try TimeSplit(countingBarsOf: market(), trainingBars: 2, validationBars: 0)
    let parts = split.parts(of: try market(), horizon: 3)
    #expect(parts.training.isEmpty && parts.validation.isEmpty && parts.test == 1..<17)
    let whole = try TimeSplit(countingBarsOf: market(), trainingBars: 15, validationBars: 5)
    #expect(whole.parts(of: try market(), horizon: 1).test.isEmpty)
  }

  @Test func gapsMoveRowsNotMoments() throws {
    let stamps = [0, 1, 2, 7, 8, 9, 10, 11].map { TimeStamp(microseconds: $0 * hour) }
    let market = try MarketHistory(
      name: "A", bars: BarSeries(timeStamps: stamps, close: [Double](repeating: 1, count: 8)))
    let split = try TimeSplit(
      trainingEnd: TimeStamp(microseconds: 8 * hour), validationEnd: TimeStamp(microseconds: 11 * hour))
    // The target of the row of 2 o'clock is over at 8; the row of 7 o'clock is known then.
    #expect(split.parts(of: market, horizon: 1) == split.parts(of: market.prefix(8), horizon: 1))
    #expect(split.parts(of: market, horizon: 1).training == 0..<3)
    #expect(split.parts(of: market, horizon: 1).validation == 3..<6)
    #expect(split.parts(of: market, horizon: 1).test == 6..<7)
  }

  @Test func countsAreChecked() throws {
    let market = try market()
    #expect(throws: ForecastingError.tooFewBars(market: "A", count: 20, needed: 21)) {
      try TimeSplit(countingBarsOf: market, trainingBars: 20, validationBars: 1)
    }
    for (training, validation) in [(0, 1), (1, -1), (Int.max, Int.max)] {
      #expect(throws: ForecastingError.self) {
        try TimeSplit(countingBarsOf: market, trainingBars: training, validationBars: validation)
      }
    }
    #expect(throws: ForecastingError.self) {
      try TimeSplit(trainingEnd: TimeStamp(microseconds: 2), validationEnd: TimeStamp(microseconds: 1))
    }
  }
}
