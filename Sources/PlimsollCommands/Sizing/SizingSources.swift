import MarketData
import PositionSizing

/// The files of `plimsoll size`, read, with the policy that they are for.
struct SizingSources {
  let policy: SizingPolicy
  let scores: MarketTimelines<VolatilityReading>?
  let labels: MarketTimelines<RegimeReading>?
  let signals: SignalFile?
  let trades: TradeHistory?
  /// How the volatility of scores becomes an annual fraction.
  let annualization: Annualization
  /// The length of bars of scores, where it is stated.
  let scoresBar: BarSize?
  let diagnostics: Diagnostics

  /// The decisions in the order of the output.
  ///
  /// - Throws: `CommandError.badData` for scores or labels whose bars have no length that is known.
  func decisions() throws(CommandError) -> [Decision] {
    if let signals {
      return signals.rows.map { row in
        Decision(stamp: row.timeStamp, moment: row.timeStamp, symbol: row.symbol, signal: row)
      }
    }
    if let scores { return try Self.decisions(of: scores) }
    if let labels { return try Self.decisions(of: labels) }
    return [Decision()]
  }

  private static func decisions<Value>(of timelines: MarketTimelines<Value>) throws(CommandError) -> [Decision] {
    var decisions: [Decision] = []
    for symbol in timelines.symbols.isEmpty ? [nil] : timelines.symbols.map(Optional.some) {
      let market = try timelines.market(symbol)
      for (stamp, end) in zip(market.stamps, market.ends) {
        decisions.append(Decision(stamp: stamp, moment: end, symbol: symbol))
      }
    }
    return decisions
  }

  /// What is known of a market at decisions that follow each other.
  ///
  /// - Throws: `CommandError` where a file has no row, or no trade, of the market.
  func market(_ symbol: String?) throws(CommandError) -> MarketInputs {
    let needs = policy.requirements
    let scores = needs.contains(.volatility) ? try scores?.market(symbol) : nil
    let labels = needs.contains(.regime) ? try labels?.market(symbol) : nil
    warnOfOther(scores, than: symbol)
    warnOfOther(labels, than: symbol)
    var factor: Double?
    if needs.contains(.annualizedVolatility), let scores {
      factor = try annualization.factor(of: scores, bar: scoresBar, diagnostics)
    }
    return MarketInputs(
      scores: scores?.timeline.cursor(), labels: labels?.timeline.cursor(), trades: try trades?.cursor(for: symbol),
      annualization: factor, needsSharpe: needs.contains(.sharpe))
  }

  /// Tells that a file of one market serves another one.
  private func warnOfOther<Value>(_ market: MarketTimeline<Value>?, than symbol: String?) {
    guard let market, let own = market.symbol, let symbol, own != symbol else { return }
    diagnostics.warn("\(market.timeline.name): the file is of \(own.quoted) and serves \(symbol.quoted) too")
  }
}

/// What is known of one market, as decisions go along.
struct MarketInputs {
  fileprivate var scores: InputTimeline<VolatilityReading>.Cursor?
  fileprivate var labels: InputTimeline<RegimeReading>.Cursor?
  fileprivate var trades: TradeHistory.Cursor?
  fileprivate let annualization: Double?
  fileprivate let needsSharpe: Bool

  /// The inputs of a decision, which is not before the last one of this market.
  ///
  /// - Parameters:
  ///   - decision: the decision.
  ///   - stated: what the options state.
  ///   - signals: the name of the signals file.
  /// - Returns: what the policy sizes by.
  /// - Throws: `SizingError` for inputs that are none.
  mutating func inputs(
    of decision: Decision, stated: SizingInputs, signals: String
  ) throws(SizingError) -> SizingInputs {
    var inputs = stated
    if let row = decision.signal { try row.add(to: &inputs, file: signals) }
    if let moment = decision.moment {
      if let state = scores?.advance(to: moment) { inputs.volatility = state }
      if let state = labels?.advance(to: moment) { inputs.regime = state }
    }
    inputs.annualization = annualization
    try trades?.add(to: &inputs, at: decision.moment, needsSharpe: needsSharpe)
    return inputs
  }
}

extension SignalRow {
  /// Adds what the row states to the inputs of its decision.
  fileprivate func add(to inputs: inout SizingInputs, file: String) throws(SizingError) {
    let source = InputSource(file, at: timeStamp)
    if let confidence { inputs.confidence = Sourced(confidence, from: source) }
    if let correlation { inputs.correlation = Sourced(correlation, from: source) }
    if let agreement { inputs.agreement = Sourced(agreement, from: source) }
    if let consecutiveLosses { inputs.consecutiveLosses = Sourced(consecutiveLosses, from: source) }
    if let stopDistance { inputs.stopDistance = Sourced(stopDistance, from: source) }
    if let expectedReturn { inputs.expectedReturn = Sourced(expectedReturn, from: source) }
    if let winRate, let averageWin, let averageLoss {
      let odds = try TradeOdds(winRate: winRate, averageWin: averageWin, averageLoss: averageLoss)
      inputs.odds = Sourced(try OddsEvidence(odds), from: source)
    }
  }
}
