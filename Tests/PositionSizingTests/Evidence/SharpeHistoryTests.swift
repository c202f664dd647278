import MarketData
import NumericalMethods
import PositionSizing
import Testing

@Suite("Sharpe ratio of closed trades")
struct SharpeHistoryTests {
  private static let microsecondsPerYear = 365.25 * 86_400 * 1e6

  private static func closes(_ count: Int) -> [TimeStamp] {
    (0..<Int64(count)).map { TimeStamp(microseconds: 1_700_000_000_000_000 + $0 * 7_200_000_000) }
  }

  /// The mean over the deviation of trades from the definition, in two passes that add the smallest terms first.
  private func oracle(_ returns: ArraySlice<Double>) -> Double {
    let count = Double(returns.count)
    let mean = returns.sorted { abs($0) < abs($1) }.reduce(0, +) / count
    let squares = returns.map { ($0 - mean) * ($0 - mean) }.sorted().reduce(0, +)
    return mean / (squares / (count - 1)).squareRoot()
  }

  private func check(
    _ returns: [Double], window: Int? = nil, tolerance: Double = 1e-13,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let closes = Self.closes(returns.count)
    let history = try SharpeHistory(returns: returns, closes: closes)
    for count in 2...returns.count {
      let trades = max(0, count - (window ?? count))..<count
      let ratio = oracle(returns[trades])
      let span =
        Double(closes[count - 1].microseconds - closes[trades.lowerBound].microseconds) / Self.microsecondsPerYear
      let found = try #require(try history.evidence(ofFirst: count, window: window), sourceLocation: sourceLocation)
      let expected = ratio * (Double(trades.count - 1) / span).squareRoot()
      #expect(
        abs(found.sharpeRatio - expected) <= tolerance * (abs(expected) + 1), "\(count) trades",
        sourceLocation: sourceLocation)
      #expect(abs(found.years - span) <= 1e-15 * span, sourceLocation: sourceLocation)
      let stated = try #require(try history.evidence(ofFirst: count, window: window, years: 0.5))
      let overHalf = ratio * (Double(trades.count) / 0.5).squareRoot()
      #expect(abs(stated.sharpeRatio - overHalf) <= tolerance * (abs(overHalf) + 1), sourceLocation: sourceLocation)
      #expect(stated.years == 0.5, sourceLocation: sourceLocation)
    }
  }

  /// By hand: returns of 0.03 and −0.01 have the mean 0.01 and the deviation 0.02√2; with 0.04, 0.02 and √0.0007.
  @Test("No trade and one have no ratio, two and three have")
  func few() throws {
    let half = TimeStamp(microseconds: Int64(Self.microsecondsPerYear / 2))
    let closes = [TimeStamp(microseconds: 0), half, TimeStamp(microseconds: Int64(Self.microsecondsPerYear))]
    let history = try SharpeHistory(returns: [0.03, -0.01, 0.04], closes: closes)
    #expect(try history.evidence(ofFirst: 0) == nil)
    #expect(try history.evidence(ofFirst: 1) == nil)
    let two = try #require(try history.evidence(ofFirst: 2))
    #expect(two.years == 0.5)
    #expect(abs(two.sharpeRatio - 0.5) < 1e-15)
    let three = try #require(try history.evidence(ofFirst: 3))
    #expect(three.years == 1)
    #expect(abs(three.sharpeRatio - 1.069_044_967_649_698) < 1e-15)
    let stated = try #require(try history.evidence(ofFirst: 3, years: 3))
    #expect(abs(stated.sharpeRatio - 0.755_928_946_018_454_5) < 1e-15)
    #expect(try history.evidence(ofFirst: 3, window: 1) == nil)
    let last = try #require(try history.evidence(ofFirst: 3, window: 2))
    #expect(abs(last.sharpeRatio - 0.6) < 1e-15)
    #expect(try history.evidence(ofFirst: 3, window: 4) == three)
  }

  @Test("All trades and windows of them are as their definition says", arguments: [nil, 2, 3, 30, 500])
  func random(window: Int?) throws {
    var random = SplitMix64(seed: 12)
    try check((0..<300).map { _ in 0.002 + 0.02 * random.nextNormal() }, window: window)
  }

  @Test("One return of a millionfold does not drown those after it", arguments: [nil, 2, 5, 50])
  func oneHuge(window: Int?) throws {
    var random = SplitMix64(seed: 13)
    for place in [0, 1, 40] {
      var returns = (0..<120).map { _ in 0.01 + 0.02 * random.nextNormal() }
      returns[place] = 1e6
      try check(returns, window: window)
    }
  }

  @Test("Returns that hardly differ keep the digits of their deviation")
  func nearlyEqual() throws {
    // Steps of 2⁻²⁰ about ½ are exact; what is lost is of the mean's rounding.
    try check((0..<100).map { 0.5 + Double($0 % 3) * 0x1p-20 }, tolerance: 1e-9)
  }

  @Test("Returns that are all the same have no ratio, but for rounding either", arguments: [0.02, 0.1, 0, -0.3])
  func allEqual(value: Double) throws {
    let closes = Self.closes(100)
    let same = try SharpeHistory(returns: Array(repeating: value, count: 100), closes: closes)
    for count in 0...100 { #expect(try same.evidence(ofFirst: count) == nil) }
    let rounded = try SharpeHistory(returns: (0..<100).map { $0 % 2 == 0 ? value : value.nextUp }, closes: closes)
    for count in 0...100 where value != 0 { #expect(try rounded.evidence(ofFirst: count, window: 60) == nil) }
    // After one other return there is a ratio, until a window has passed it.
    let other = try SharpeHistory(returns: [0.05] + Array(repeating: value, count: 99), closes: closes)
    #expect(try other.evidence(ofFirst: 100) != nil)
    #expect(try other.evidence(ofFirst: 10, window: 10) != nil)
    #expect(try other.evidence(ofFirst: 11, window: 10) == nil)
  }

  @Test("Without a length of time there is no ratio")
  func noTime() throws {
    let unknown = try SharpeHistory(returns: [0.03, -0.01], closes: nil)
    #expect(try unknown.evidence(ofFirst: 2) == nil)
    #expect(try unknown.evidence(ofFirst: 2, years: 1) != nil)
    let moment = TimeStamp(microseconds: 5)
    let atOnce = try SharpeHistory(returns: [0.03, -0.01], closes: [moment, moment])
    #expect(try atOnce.evidence(ofFirst: 2) == nil)
    #expect(try atOnce.evidence(ofFirst: 2, years: 1) != nil)
    #expect(try SharpeHistory(returns: [], closes: []).evidence(ofFirst: 0, years: 1) == nil)
  }

  @Test(
    "What is no history, and no question",
    arguments: [Double.nan, .infinity, -.infinity, (-1e6).nextDown, (1e6).nextUp])
  func badInput(value: Double) throws {
    #expect(throws: SizingError.self) { try SharpeHistory(returns: [0.01, value], closes: nil) }
    #expect(throws: SizingError.countsDiffer(of: "returns of trades", count: 1, expected: 2)) {
      try SharpeHistory(returns: [0.01], closes: Self.closes(2))
    }
    #expect(throws: SizingError.self) { try SharpeHistory(returns: [0.01, 0.02], closes: Self.closes(2).reversed()) }
    let history = try SharpeHistory(returns: [0.01, 0.02], closes: nil)
    for years in [0, -1, .nan, .infinity] {
      #expect(throws: SizingError.self) { try history.evidence(ofFirst: 2, years: years) }
    }
    for window in [0, -1, .min] {
      #expect(throws: SizingError.self) { try history.evidence(ofFirst: 2, window: window, years: 1) }
    }
  }
}
