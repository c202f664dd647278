import MarketData
import NumericalMethods
import PositionSizing
import Testing

@Suite("A ledger of trades")
struct TradeLedgerTests {
  @Test("A trade counts from its close on: the moment before, at it, the moment after")
  func asOf() throws {
    let ledger = try TradeLedger(closes: Self.times([100, 200]), returns: [0.02, -0.01])
    var cursor = try ledger.cursor()
    #expect(cursor.record.trades == 0 && cursor.record.odds == nil && cursor.record.lastClose == nil)
    #expect(cursor.advance(to: TimeStamp(microseconds: 99)).trades == 0)
    #expect(cursor.advance(to: TimeStamp(microseconds: 100)).trades == 1)
    #expect(cursor.record.odds == nil && cursor.record.averageLoss == nil)
    #expect(cursor.advance(to: TimeStamp(microseconds: 101)).trades == 1)
    #expect(cursor.advance(to: TimeStamp(microseconds: 199)).losses == 0)
    let both = cursor.advance(to: TimeStamp(microseconds: 200))
    #expect(both.odds == (try TradeOdds(winRate: 0.5, averageWin: 0.02, averageLoss: 0.01)))
    #expect(both.lastClose == TimeStamp(microseconds: 200))
    #expect(cursor.advance(to: TimeStamp(microseconds: .max)) == both)
    #expect(cursor.closed == 2)
  }

  @Test("Trades that close at once count at once, and a decision may be asked for again")
  func ties() throws {
    let ledger = try TradeLedger(closes: Self.times([5, 5, 5, 6]), returns: [0.02, -0.01, 0, -0.02])
    var cursor = try ledger.cursor()
    let record = cursor.advance(to: TimeStamp(microseconds: 5))
    #expect(record.trades == 3 && record.wins == 1 && record.losses == 1 && record.breakEven == 1)
    #expect(cursor.advance(to: TimeStamp(microseconds: 5)) == record)
    #expect(cursor.advance(to: TimeStamp(microseconds: 7)).trades == 4)
  }

  @Test("A win ends a streak of losses; a trade that breaks even neither counts nor ends it")
  func streak() throws {
    let returns = [-0.01, 0, -0.01, -0.02, 0, 0.01, 0, -0.01]
    let expected = [1, 1, 2, 3, 3, 0, 0, 1]
    let ledger = try TradeLedger(closes: Self.times(Array(1...8)), returns: returns)
    for window in [nil, 1, 2] {
      var cursor = try ledger.cursor(window: window)
      let found = (1...8).map { cursor.advance(to: TimeStamp(microseconds: $0)).consecutiveLosses }
      #expect(found == expected)
    }
  }

  @Test("Decisions pick what recomputation from scratch gives", arguments: [nil, 1, 2, 7, 30, 5_000])
  func recomputed(window: Int?) throws {
    let (ledger, returns) = try Self.random(count: 20_000)
    var cursor = try ledger.cursor(window: window)
    var random = SplitMix64(seed: 3)
    var closed = 0
    while closed < returns.count {
      closed = min(returns.count, closed + random.nextIndex(below: 2 * (window.map { min($0, 500) } ?? 500) + 2))
      let record = cursor.advance(to: TimeStamp(microseconds: Int64(closed)))
      let counted = returns[max(0, closed - (window ?? closed))..<closed]
      let wins = counted.filter { $0 > 0 }
      let losses = counted.filter { $0 < 0 }
      try #require(cursor.closed == closed && record.trades == counted.count)
      try #require(record.wins == wins.count && record.losses == losses.count)
      try #require(record.breakEven == counted.count - wins.count - losses.count)
      try #require(record.isScarce == (wins.count + losses.count < 30))
      try Self.expectEqual(record.averageWin, Self.mean(wins))
      try Self.expectEqual(record.averageLoss, Self.mean(losses.map(abs)))
      try #require(
        record.odds?.winRate == (losses.isEmpty ? nil : Double(wins.count) / Double(wins.count + losses.count)))
    }
  }

  @Test("A huge win leaves nothing behind when the window has passed it")
  func hugeWin() throws {
    let returns = [1e6, 1e-9, -1e-9, 2e-9, -3e-9]
    let ledger = try TradeLedger(closes: Self.times([1, 2, 3, 4, 5]), returns: returns)
    var cursor = try ledger.cursor(window: 4)
    let record = cursor.advance(to: TimeStamp(microseconds: 5))
    #expect(abs((record.averageWin ?? 0) - 1.5e-9) < 1e-24)
    #expect(abs((record.averageLoss ?? 0) - 2e-9) < 1e-24)
  }

  @Test("The bound is that of the closed trades, whichever decisions were asked", arguments: [nil, 5, 40])
  func lowerBound(window: Int?) throws {
    let (ledger, returns) = try Self.random(count: 120)
    var all = try ledger.cursor(window: window, confidence: 0.8, resamples: 200)
    var some = all
    for closed in 1...120 {
      all.advance(to: TimeStamp(microseconds: Int64(closed)))
      let counted = Array(returns[max(0, closed - (window ?? closed))..<closed])
      let bound = try? TradeEvidence(returns: counted).lowerBound(
        confidence: 0.8, resamples: 200, seed: UInt64(closed))
      #expect(all.lowerBound() == bound)
      #expect(all.lowerBound() == bound)
      guard closed.isMultiple(of: 7) else { continue }
      some.advance(to: TimeStamp(microseconds: Int64(closed)))
      #expect(some.lowerBound() == bound)
    }
  }

  @Test("Trades that close later change nothing, to the last bit", arguments: [nil, 1, 20])
  func noFuture(window: Int?) throws {
    let (ledger, returns) = try Self.random(count: 90)
    var cursor = try ledger.cursor(window: window, resamples: 100)
    for closed in 1...90 {
      let decision = TimeStamp(microseconds: Int64(closed))
      let known = try TradeLedger(
        closes: Array(ledger.closes[..<closed]), returns: Array(returns[..<closed]))
      var knowing = try known.cursor(window: window, resamples: 100)
      #expect(cursor.advance(to: decision) == knowing.advance(to: decision))
      #expect(cursor.lowerBound() == knowing.lowerBound())
    }
  }

  @Test("A cursor does not go back")
  func back() async {
    await #expect(processExitsWith: .failure) {
      var cursor = try TradeLedger(closes: [], returns: []).cursor()
      cursor.advance(to: TimeStamp(microseconds: 2))
      cursor.advance(to: TimeStamp(microseconds: 1))
    }
  }

  @Test("An empty ledger knows nothing")
  func empty() throws {
    var cursor = try TradeLedger(closes: [], returns: []).cursor()
    let record = cursor.advance(to: TimeStamp(microseconds: 0))
    #expect(record.trades == 0 && record.odds == nil && record.consecutiveLosses == 0 && record.isScarce)
    #expect(cursor.lowerBound() == nil)
  }

  @Test("Trades out of order are refused, with the time they go back")
  func disorder() {
    let expected = SizingError.impossible(
      quantity: "time in seconds from the close of trade 2 to that of trade 3", value: -2,
      allowed: "0 or more, trades being ordered by their closes")
    #expect(throws: expected) {
      try TradeLedger(closes: Self.times([0, 3_000_000, 1_000_000]), returns: [0.01, 0.01, 0.01])
    }
  }

  @Test("Returns that no trade has are refused", arguments: [.nan, .infinity, -.infinity, -1e7, 1e7])
  func impossible(value: Double) {
    #expect(throws: SizingError.self) { try TradeLedger(closes: Self.times([1]), returns: [value]) }
  }

  @Test("There are as many returns as closes")
  func counts() {
    #expect(throws: SizingError.countsDiffer(of: "returns of trades", count: 2, expected: 1)) {
      try TradeLedger(closes: Self.times([1]), returns: [0.01, 0.02])
    }
  }

  @Test(
    "Settings out of range are refused", arguments: [(0, 0.95, 1000), (-1, 0.95, 1000), (1, 1, 1000), (1, 0.95, 99)])
  func settings(window: Int, confidence: Double, resamples: Int) throws {
    let ledger = try TradeLedger(closes: [], returns: [])
    #expect(throws: SizingError.self) {
      try ledger.cursor(window: window, confidence: confidence, resamples: resamples)
    }
  }

  private static func times(_ microseconds: [Int64]) -> [TimeStamp] {
    microseconds.map { TimeStamp(microseconds: $0) }
  }

  /// Trades of very different sizes, one each microsecond from the first on.
  private static func random(count: Int) throws -> (TradeLedger, [Double]) {
    var random = SplitMix64(seed: 21)
    let returns = (0..<count).map { _ in
      let size = PortableFunctions.exp(-10 * random.nextUniform())
      return [size, size, -0.9 * size, 0][random.nextIndex(below: 4)]
    }
    return (try TradeLedger(closes: times((1...count).map(Int64.init)), returns: returns), returns)
  }

  /// The mean of numbers added from the smallest to the largest, which loses few digits.
  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.sorted().reduce(0, +) / Double(values.count)
  }

  private static func expectEqual(_ found: Double?, _ expected: Double?) throws {
    guard let found, let expected else {
      try #require(found == nil && expected == nil)
      return
    }
    try #require(abs(found - expected) <= 1e-13 * expected)
  }
}
