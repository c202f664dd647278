public import MarketData

extension TradeLedger {
  /// Goes along decisions and knows of each the evidence of the trades that were closed by then.
  ///
  /// From decision to decision it takes a time proportional to the number of trades closed in between.
  public struct Cursor: Sendable {
    /// The evidence as of the last decision; before the first one, that of no trades.
    public private(set) var record = TradeRecordAsOf(sums: TradeSums(), lossStreak: 0, lastClose: nil)
    /// How many trades were closed as of the last decision, those before the window too.
    public private(set) var closed = 0
    private let ledger: TradeLedger
    private let window: Int?
    private let settings: BootstrapSettings
    private var sums: TrailingTradeSums
    private var lossStreak = 0
    private var lastDecision: TimeStamp?
    private var knownBound: (closed: Int, bound: RiskFraction?)?

    init(of ledger: TradeLedger, window: Int?, settings: BootstrapSettings) {
      self.ledger = ledger
      self.window = window
      self.settings = settings
      sums = TrailingTradeSums(window: window)
    }

    /// Goes on to a decision.
    ///
    /// - Parameter decision: when it is made.
    /// - Returns: the evidence of the trades that were closed at that time or before.
    /// - Precondition: no decision is before the one it follows.
    @discardableResult
    public mutating func advance(to decision: TimeStamp) -> TradeRecordAsOf {
      precondition(lastDecision.map { $0 <= decision } ?? true, "decisions follow each other in time")
      lastDecision = decision
      let known = closed
      while closed < ledger.count, ledger.closes[closed] <= decision {
        add(ledger.returns[closed])
        closed += 1
      }
      if closed > known {
        record = TradeRecordAsOf(sums: sums.current, lossStreak: lossStreak, lastClose: ledger.closes[closed - 1])
      }
      return record
    }

    /// A Kelly fraction that the evidence as of the last decision supports; `nil` where there are no odds.
    ///
    /// It is ``TradeEvidence/lowerBound(confidence:resamples:seed:)`` of the trades in the window with the number of
    /// closed trades added to the seed, so that it does not depend on which decisions were asked about. It is computed once
    /// for each set of trades, in a time proportional to their number and to that of the resamples.
    public mutating func lowerBound() -> RiskFraction? {
      if let knownBound, knownBound.closed == closed { return knownBound.bound }
      let trades = ledger.returns[max(0, closed - (window ?? closed))..<closed]
      let seeded = settings.seeded(by: settings.seed &+ UInt64(closed))
      let bound = try? TradeEvidence(checked: trades).lowerBound(by: seeded)
      knownBound = (closed, bound)
      return bound
    }

    private mutating func add(_ tradeReturn: Double) {
      sums.add(tradeReturn)
      if tradeReturn < 0 {
        lossStreak += 1
      } else if tradeReturn > 0 {
        lossStreak = 0
      }
    }
  }
}
