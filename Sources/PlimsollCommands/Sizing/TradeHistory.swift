import MarketData
import PositionSizing

/// What closed trades say at each decision.
struct TradeHistory {
  private let name: String
  private let trades: ClosedTrades
  private let options: EvidenceOptions
  private let years: Double?
  private let wantsLowerBound: Bool
  private let seed: UInt64

  /// The history of trades.
  ///
  /// - Parameters:
  ///   - trades: the trades in the order of their closes.
  ///   - name: the name of the file.
  ///   - options: how trades count.
  ///   - wantsLowerBound: whether the policy needs the lower bound of the Kelly fraction.
  ///   - years: the length of the evidence, where it is stated.
  ///   - seed: of the resamples for the lower bound.
  init(
    _ trades: ClosedTrades, name: String, options: EvidenceOptions, wantsLowerBound: Bool, years: Double?, seed: UInt64
  ) {
    self.trades = trades
    self.name = name
    self.options = options
    self.wantsLowerBound = wantsLowerBound
    self.years = years
    self.seed = seed
  }

  /// Whether a Sharpe ratio can be had: there are times of closes, or the years are stated.
  var tellsSharpe: Bool { trades.closes != nil || years != nil }

  /// A place before the first trade that counts for a market.
  ///
  /// - Parameter symbol: the market; `nil` where it has no name.
  /// - Returns: a cursor.
  /// - Throws: `CommandError.badData` where only the trades of the market are to count, and there are none.
  func cursor(for symbol: String?) throws(CommandError) -> Cursor {
    let counted = options.areOwn ? try own(symbol) : trades
    do throws(SizingError) {
      let closes = counted.closes ?? counted.returns.map { _ in TimeStamp(microseconds: .min) }
      let ledger = try TradeLedger(closes: closes, returns: counted.returns)
      return Cursor(
        self,
        ledger: try ledger.cursor(
          window: options.window, confidence: options.confidence, resamples: options.resamples, seed: seed),
        sharpe: try SharpeHistory(returns: counted.returns, closes: counted.closes))
    } catch {
      throw .badData("\(name): \(error)")
    }
  }

  private func own(_ symbol: String?) throws(CommandError) -> ClosedTrades {
    let rows = trades.symbols.indices.filter { trades.symbols[$0] == symbol }
    guard symbol != nil, !rows.isEmpty else {
      let known = Set(trades.symbols.compactMap(\.self)).sorted()
      throw .badData(
        "\(name): there is no trade of \(symbol?.quoted ?? "a market without a name")",
        hint: known.isEmpty
          ? "the trades name no market" : "the trades are of \(known.map(\.quoted).joined(separator: ", "))")
    }
    return ClosedTrades(
      returns: rows.map { trades.returns[$0] }, closes: trades.closes.map { closes in rows.map { closes[$0] } },
      symbols: rows.map { trades.symbols[$0] })
  }

  /// A place in the history that moves on with decisions.
  struct Cursor {
    private let history: TradeHistory
    private let sharpe: SharpeHistory
    private let isWhole: Bool
    private var ledger: TradeLedger.Cursor

    fileprivate init(_ history: TradeHistory, ledger: TradeLedger.Cursor, sharpe: SharpeHistory) {
      self.history = history
      self.ledger = ledger
      self.sharpe = sharpe
      isWhole = history.options.isWhole || history.trades.closes == nil
    }

    /// Adds what is known at a moment, which is not before the last one; what is stated already stays.
    ///
    /// - Parameters:
    ///   - inputs: the inputs of the decision.
    ///   - moment: when it is made; `nil` where that is not known, so that all trades count.
    ///   - needsSharpe: whether there is no size without a Sharpe ratio.
    /// - Throws: `SizingError` for inputs that are none.
    mutating func add(to inputs: inout SizingInputs, at moment: TimeStamp?, needsSharpe: Bool) throws(SizingError) {
      let end = TimeStamp(microseconds: .max)
      let record = ledger.advance(to: isWhole ? end : moment ?? end)
      let lastClose = record.lastClose.flatMap { $0.microseconds == .min ? nil : $0 }
      let source = InputSource(history.name, at: lastClose)
      let count = record.wins + record.losses
      inputs.closedTrades = Sourced(count, from: source)
      if inputs.consecutiveLosses == nil {
        inputs.consecutiveLosses = Sourced(record.consecutiveLosses, from: source)
      }
      if inputs.sharpe == nil, needsSharpe {
        inputs.sharpe = try sharpe.evidence(
          ofFirst: ledger.closed, window: history.options.window, years: history.years
        ).map { Sourced($0, from: source) }
      }
      guard inputs.odds == nil, let odds = record.odds else { return }
      let bound = history.wantsLowerBound ? ledger.lowerBound() : nil
      inputs.odds = Sourced(try OddsEvidence(odds, tradeCount: count, lowerBound: bound), from: source)
    }
  }
}
