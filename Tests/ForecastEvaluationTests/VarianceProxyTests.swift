import ForecastEvaluation
import MarketData
import NumericalMethods
import Testing

@Suite struct VarianceProxyTests {
  /// Days 1 to 4 of a market.
  private static func bars(high: [Double]? = [10, 11, 12, 10], low: [Double]? = [9, 10, 10, 10]) throws -> BarSeries {
    try BarSeries(timeStamps: days(1...4), close: [10, 10.5, 11, 10], high: high, low: low)
  }

  private static func days(_ days: ClosedRange<Int>) throws -> [TimeStamp] {
    try days.map { try #require(TimeStamp("2024-01-0\($0)")) }
  }

  private func close(_ values: [Double], _ expected: [Double]) -> Bool {
    values.count == expected.count && zip(values, expected).allSatisfy { abs($0 - $1) <= 1e-14 * max(1, abs($1)) }
  }

  @Test func squaresReturns() throws {
    let returns = try ReturnSeries(values: [0.5, -2, 0], scale: .percent)
    #expect(try VarianceProxy.squaredReturn.values(for: returns) == [0.25, 4, 0])
    #expect(VarianceProxy(rawValue: "squared-return") == .squaredReturn)
  }

  /// The numbers are from Python: `log(11/10)**2/(4*log(2))`, `log(12/10)**2/(4*log(2))`, 0.
  @Test func parkinsonAgreesWithNumbersFromElsewhere() throws {
    let bars = try Self.bars()
    let expected = [0.0032763713930836426, 0.011989210590497535, 0]
    #expect(close(try VarianceProxy.parkinson.values(for: bars.logReturns(), bars: bars), expected))
    #expect(
      close(
        try VarianceProxy.parkinson.values(for: bars.simpleReturns(in: .percent), bars: bars),
        expected.map { 10000 * $0 }))
    #expect(VarianceProxy(rawValue: "parkinson") == .parkinson)
  }

  /// Returns that are a part of the bars find their own.
  @Test func parkinsonFindsTheBarsByTime() throws {
    let bars = try Self.bars()
    let returns = try bars.logReturns()
    let all = try VarianceProxy.parkinson.values(for: returns, bars: bars)
    #expect(try VarianceProxy.parkinson.values(for: returns[1..<3], bars: bars) == Array(all[1...]))
    #expect(try VarianceProxy.parkinson.values(for: returns[0..<0], bars: bars) == [])
  }

  /// Where the price is a Brownian motion, the mean of the proxy is its variance.
  ///
  /// The highest and the lowest of 400 steps lie inside those of the path between them, which takes some 7 % off.
  @Test func parkinsonIsRightOnAverage() throws {
    var random = SplitMix64(seed: 1)
    let steps = 400
    let count = 1000
    var high: [Double] = []
    var low: [Double] = []
    for _ in 0..<count {
      var (position, top, bottom) = (0.0, 0.0, 0.0)
      for _ in 0..<steps {
        position += 0.01 * random.nextNormal() / Double(steps).squareRoot()
        (top, bottom) = (max(top, position), min(bottom, position))
      }
      high.append(.exp(top))
      low.append(.exp(bottom))
    }
    let stamps = (0..<count).map { TimeStamp(microseconds: Int64($0)) }
    let bars = try BarSeries(timeStamps: stamps, close: high, high: high, low: low)
    let returns = try ReturnSeries(values: high.map { _ in 0 }, timeStamps: stamps)
    let values = try VarianceProxy.parkinson.values(for: returns, bars: bars)
    let mean = values.reduce(0, +) / Double(count)
    #expect(abs(mean / 1e-4 - 0.93) < 0.06)
  }

  @Test func parkinsonNeedsHighsAndLows() throws {
    let returns = try Self.bars().logReturns()
    for bars in [nil, try Self.bars(high: nil), try Self.bars(low: nil)] {
      #expect(throws: EvaluationError.noPrices(proxy: .parkinson)) {
        try VarianceProxy.parkinson.values(for: returns, bars: bars)
      }
    }
  }

  @Test func parkinsonNeedsTheBarOfEachReturn() throws {
    let bars = try Self.bars()
    let day = try #require(TimeStamp("2024-01-04"))
    #expect(throws: EvaluationError.noBar(timeStamp: day)) {
      try VarianceProxy.parkinson.values(for: bars.logReturns(), bars: bars[0..<3])
    }
    let between = try #require(TimeStamp("2024-01-02T12:00:00Z"))
    #expect(throws: EvaluationError.noBar(timeStamp: between)) {
      try VarianceProxy.parkinson.values(for: ReturnSeries(values: [0], timeStamps: [between]), bars: bars)
    }
    #expect(throws: EvaluationError.noTimeStamps(proxy: .parkinson)) {
      try VarianceProxy.parkinson.values(for: ReturnSeries(values: [0, 0, 0]), bars: bars)
    }
  }

  @Test func parkinsonRefusesAHighBelowTheLow() throws {
    let bars = try Self.bars(high: [10, 11, 9.5, 10])
    let day = try #require(TimeStamp("2024-01-03"))
    #expect(throws: EvaluationError.inconsistentBar(timeStamp: day)) {
      try VarianceProxy.parkinson.values(for: bars.logReturns(), bars: bars)
    }
  }
}
