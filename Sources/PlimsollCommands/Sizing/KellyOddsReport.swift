import ModelExchange
import ModelFormats
import PositionSizing

/// The Kelly fraction of a trade and what comes of parts of it, as it is reported.
struct KellyOddsReport {
  /// What comes of a part of the Kelly fraction.
  private struct Row {
    let multiple: KellyMultiple
    let risk: RiskFraction
    let notional: NotionalFraction
    let growth: BettingGrowth
    /// What does not depend on the odds; `nil` where nothing is bet.
    let outlook: RuinOutlook?
    /// Bounds on the probabilities of a fall that hold for these odds; `nil` where nothing is bet.
    let bounds: (halving: Double, falling: Double)?

    init(odds: TradeOdds, multiple: KellyMultiple, level: Double) throws(SizingError) {
      self.multiple = multiple
      risk = multiple.applied(to: odds.kellyFraction)
      notional = try NotionalFraction(risk, stopDistance: odds.averageLoss)
      growth = try BettingGrowth(odds: odds, risk: risk)
      guard risk.value > 0 else {
        (outlook, bounds) = (nil, nil)
        return
      }
      outlook = try RuinOutlook(multiple: multiple.value, level: level)
      bounds = (try growth.ruinBound(fallingTo: 0.5), try growth.ruinBound(fallingTo: level))
    }

    var json: JSONValue {
      let isBet = risk.value > 0
      let members: [String: JSONValue] = [
        "fraction": .number(multiple.value), "riskFraction": .number(risk.value),
        "notionalFraction": .number(notional.value), "leverage": .number(notional.leverage.value),
        "expectedLogGrowth": .number(growth.expectedLogGrowth), "logGrowthVariance": .number(growth.logGrowthVariance),
        "doublingTrades": JSONValue(growth.doublingTrades),
        "growthShare": JSONValue(isBet ? multiple.growthShare : nil),
        "varianceShare": JSONValue(isBet ? multiple.varianceShare : nil),
        "volatilityShare": JSONValue(isBet ? multiple.volatilityShare : nil),
        "halvingBound": JSONValue(bounds?.halving), "fallingBound": JSONValue(bounds?.falling),
      ]
      return .object(members.merging(RuinOutlook.json(outlook)) { first, _ in first })
    }
  }

  private let odds: TradeOdds
  private let level: Double
  private let notional: NotionalFraction
  private let rows: [Row]

  /// The report on the odds of a trade.
  ///
  /// - Parameters:
  ///   - odds: the odds.
  ///   - multiples: the parts of the Kelly fraction to report on.
  ///   - level: the part of the capital for which to tell how likely a fall to it is.
  /// - Throws: `SizingError` where the odds make numbers that are not finite.
  init(odds: TradeOdds, multiples: [KellyMultiple], level: Double) throws(SizingError) {
    self.odds = odds
    self.level = level
    notional = try NotionalFraction(odds.kellyFraction, stopDistance: odds.averageLoss)
    var rows: [Row] = []
    for multiple in multiples { rows.append(try Row(odds: odds, multiple: multiple, level: level)) }
    self.rows = rows
  }

  /// The document for programs.
  var json: JSONValue { .object(members) }

  /// What the document for programs has.
  var members: [String: JSONValue] {
    [
      "winRate": .number(odds.winRate), "averageWin": .number(odds.averageWin),
      "averageLoss": .number(odds.averageLoss), "payoffRatio": .number(odds.payoffRatio), "edge": .number(odds.edge),
      "kellyFraction": .number(odds.kellyFraction.value), "notionalFraction": .number(notional.value),
      "leverage": .number(notional.leverage.value), "fallTo": .number(level), "fractions": .array(rows.map(\.json)),
    ]
  }

  /// The answer in a sentence or two, and a table of parts of it.
  var text: String {
    let given =
      "won in \(percent(odds.winRate)) of trades, \(percent(odds.averageWin)) gained or "
      + "\(percent(odds.averageLoss)) lost: an edge of \(shown(odds.edge)) for each unit at risk"
    return "\(given)\n\n" + answer()
  }

  /// The fraction and the position, and a table of parts of it.
  ///
  /// - Parameter notes: lines to add below the fraction and the position, each with its line break.
  /// - Returns: lines of text, without what is known.
  func answer(notes: String = "") -> String {
    guard odds.kellyFraction.value > 0 else { return "There is no edge: bet nothing. The Kelly fraction is 0.\n" }
    let borrowed = notional.leverage.isBorrowing ? ", with borrowed money" : ""
    return """
      Kelly fraction  \(percent(odds.kellyFraction.value)) of the capital at risk
      position        \(shown(notional.value)) times the capital\(borrowed)
      \(notes)
      \(table.text)
      growth %: expected log growth of a trade. of growth %, of volatility %: shares of
      those at the Kelly fraction, of small bets. ever x%, at most %: the probability
      that the capital ever falls to x%, of small bets, and a bound for these odds.

      """
  }

  private var table: ResultTable {
    let levels = level == 0.5 ? [0.5] : [0.5, level]
    var table = ResultTable(
      columns: ["Kelly", "at risk %", "position", "growth %", "of growth %", "of volatility %"]
        + levels.flatMap { ["ever \(percent($0, spaced: false))", "at most %"] } + ["2x before 1/2 %"])
    for row in rows {
      var cells: [TableCell] = [
        .number(row.multiple.value, digits: 4), .percent(row.risk.value), .number(row.notional.value, digits: 4),
        .percent(row.growth.expectedLogGrowth), .percent(row.multiple.growthShare),
        .percent(row.multiple.volatilityShare), .percent(row.outlook?.halving), .percent(row.bounds?.halving),
      ]
      if levels.count > 1 { cells += [.percent(row.outlook?.falling), .percent(row.bounds?.falling)] }
      table.append(cells + [.percent(row.outlook?.doublingBeforeHalving)])
    }
    return table
  }

  private func shown(_ number: Double) -> String { TableCell.number(number, digits: 4).shown }

  private func percent(_ fraction: Double, spaced: Bool = true) -> String {
    TableCell.percent(fraction).shown + (spaced ? " %" : "%")
  }
}
