import MarketData
import PositionSizing

/// What closed trades say at each decision.
struct TradeHistory {
  private let name: String
  private let ledger: TradeLedger
  private let sharpe: SharpeHistory
  private let isWhole: Bool
  private let window: Int?
  private let years: Double?
  private let wantsLowerBound: Bool
  private let resamples: Int

  /// The history of trades.
  ///
  /// - Parameters:
  ///   - returns: the return of each trade, in the order of their closes.
  ///   - closes: when each was closed; `nil` where the file does not tell, so that all count at every decision.
  ///   - name: the name of the file.
  ///   - options: how trades count.
  ///   - wantsLowerBound: whether the policy needs the lower bound of the Kelly fraction.
  ///   - years: the length of the evidence, where it is stated.
  /// - Throws: `SizingError` for trades that are none.
  init(
    returns: [Double], closes: [TimeStamp]?, name: String, options: EvidenceOptions, wantsLowerBound: Bool,
    years: Double?
  ) throws(SizingError) {
    self.name = name
    isWhole = options.isWhole || closes == nil
    ledger = try TradeLedger(
      closes: closes ?? returns.map { _ in TimeStamp(microseconds: .min) }, returns: returns)
    sharpe = try SharpeHistory(returns: returns, closes: closes)
    window = options.window
    self.years = years
    self.wantsLowerBound = wantsLowerBound
    resamples = options.resamples
  }

  /// A place before the first trade.
  func cursor() throws(SizingError) -> Cursor {
    Cursor(self, ledger: try ledger.cursor(window: window, resamples: resamples))
  }

  /// A place in the history that moves on with decisions.
  struct Cursor {
    private let history: TradeHistory
    private var ledger: TradeLedger.Cursor

    fileprivate init(_ history: TradeHistory, ledger: TradeLedger.Cursor) {
      self.history = history
      self.ledger = ledger
    }

    /// Adds what is known at a moment, which is not before the last one; what is stated already stays.
    ///
    /// - Parameters:
    ///   - inputs: the inputs of the decision.
    ///   - moment: when it is made; `nil` where that is not known, so that all trades count.
    ///   - needsSharpe: whether there is no size without a Sharpe ratio.
    /// - Throws: `SizingError` for inputs that are none.
    mutating func add(to inputs: inout SizingInputs, at moment: TimeStamp?, needsSharpe: Bool) throws(SizingError) {
      let isWhole = history.isWhole || moment == nil
      let record = ledger.advance(to: isWhole ? TimeStamp(microseconds: .max) : moment ?? TimeStamp(microseconds: .max))
      let lastClose = record.lastClose.flatMap { $0.microseconds == .min ? nil : $0 }
      let source = InputSource(history.name, at: lastClose)
      let count = record.wins + record.losses
      inputs.closedTrades = Sourced(count, from: source)
      if inputs.consecutiveLosses == nil {
        inputs.consecutiveLosses = Sourced(record.consecutiveLosses, from: source)
      }
      if inputs.sharpe == nil, needsSharpe {
        inputs.sharpe = try history.sharpe.evidence(
          ofFirst: ledger.closed, window: history.window, years: history.years
        ).map { Sourced($0, from: source) }
      }
      guard inputs.odds == nil, let odds = record.odds, !needsSharpe || inputs.sharpe != nil else { return }
      let bound = history.wantsLowerBound ? ledger.lowerBound() : nil
      inputs.odds = Sourced(try OddsEvidence(odds, tradeCount: count, lowerBound: bound), from: source)
    }
  }
}
