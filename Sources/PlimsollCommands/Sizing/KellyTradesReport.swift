import ModelExchange
import ModelFormats
import PositionSizing

/// The odds that closed trades speak for, how far they can be trusted and what follows of them, as it is reported.
struct KellyTradesReport {
  private let evidence: TradeEvidence
  private let intervals: TradeIntervals
  private let empirical: EmpiricalKelly
  private let odds: KellyOddsReport

  /// The report on closed trades.
  ///
  /// - Parameters:
  ///   - evidence: what the trades say.
  ///   - intervals: the intervals of that.
  ///   - empirical: the criterion over the same trades themselves.
  ///   - multiples: the parts of the Kelly fraction to report on.
  ///   - level: the part of the capital for which to tell how likely a fall to it is.
  /// - Throws: `SizingError` where the odds make numbers that are not finite.
  init(
    evidence: TradeEvidence, intervals: TradeIntervals, empirical: EmpiricalKelly, multiples: [KellyMultiple],
    level: Double
  ) throws(SizingError) {
    self.evidence = evidence
    self.intervals = intervals
    self.empirical = empirical
    odds = try KellyOddsReport(odds: evidence.odds, multiples: multiples, level: level)
  }

  /// What is to be said of evidence that is scarce; `nil` where it is not.
  var warning: String? {
    guard evidence.isScarce else { return nil }
    let decided = evidence.wins + evidence.losses
    return "only \(decided) \(decided == 1 ? "trade was" : "trades were") won or lost; odds from fewer than "
      + "\(TradeEvidence.smallestCount) say little"
  }

  /// W; `nil` without a win.
  private var averageWin: Double? { evidence.wins > 0 ? evidence.odds.averageWin : nil }
  /// b; `nil` without a win.
  private var payoffRatio: Double? { evidence.wins > 0 ? evidence.odds.payoffRatio : nil }
  private var winRateInterval: ClosedRange<Double> { intervals.winRate.low...intervals.winRate.high }
  private var kellyInterval: ClosedRange<Double> {
    intervals.kellyFraction.lowerBound.value...intervals.kellyFraction.upperBound.value
  }

  /// The document for programs: that of stated odds, and the evidence for them.
  var json: JSONValue {
    let members: [String: JSONValue] = [
      "trades": .integer(evidence.trades), "wins": .integer(evidence.wins), "losses": .integer(evidence.losses),
      "breakEven": .integer(evidence.breakEven), "isScarce": .bool(evidence.isScarce),
      "confidence": .number(intervals.confidence), "resamples": .integer(intervals.resamples),
      "winRateInterval": Self.json(winRateInterval), "averageWin": JSONValue(averageWin),
      "averageWinInterval": Self.json(intervals.averageWin), "averageLossInterval": Self.json(intervals.averageLoss),
      "payoffRatio": JSONValue(payoffRatio), "payoffRatioInterval": Self.json(intervals.payoffRatio),
      "kellyFractionInterval": Self.json(kellyInterval), "lowerBound": .number(intervals.lowerBound.value),
      "empiricalKelly": [
        "fraction": .number(empirical.fraction.value), "ruinousFraction": .number(empirical.ruinousFraction),
        "logGrowth": JSONValue(empirical.logGrowth(at: empirical.fraction)),
      ],
    ]
    return .object(odds.members.merging(members) { _, known in known })
  }

  private static func json(_ interval: ClosedRange<Double>?) -> JSONValue {
    guard let interval else { return .null }
    return ["low": .number(interval.lowerBound), "high": .number(interval.upperBound)]
  }

  /// The counts, a table of estimates with their intervals, and what follows of them.
  var text: String {
    let counts =
      "\(evidence.trades) closed \(evidence.trades == 1 ? "trade" : "trades"): \(evidence.wins) won, "
      + "\(evidence.losses) lost, \(evidence.breakEven) broke even\n"
    return """
      \(counts)\(warning.map { "Warning: \($0).\n" } ?? "")
      \(estimates.text)
      from, to: intervals at \(percent(intervals.confidence)) confidence; of the win rate Wilson's, of the others
      by \(intervals.resamples) resamples of the trades.

      \(odds.answer(notes: notes))
      """
  }

  private var estimates: ResultTable {
    var table = ResultTable(columns: ["", "estimate", "from", "to"])
    func append(_ name: String, _ value: Double?, _ interval: ClosedRange<Double>?, factor: Double = 100) {
      let numbers = [value, interval?.lowerBound, interval?.upperBound]
      table.append([.text(name)] + numbers.map { $0.map { .number(factor * $0, digits: 4) } ?? .missing })
    }
    append("win rate %", evidence.odds.winRate, winRateInterval)
    append("average win %", averageWin, intervals.averageWin)
    append("average loss %", evidence.odds.averageLoss, intervals.averageLoss)
    append("payoff ratio", payoffRatio, intervals.payoffRatio, factor: 1)
    append("Kelly fraction %", evidence.odds.kellyFraction.value, kellyInterval)
    return table
  }

  /// How far below the estimate the evidence and the trades themselves stay.
  private var notes: String {
    let bound = intervals.lowerBound.value
    var notes =
      "lower bound     "
      + (bound > 0
        ? "\(percent(bound)) at risk is what the evidence supports\n" : "0: the evidence is too weak for any bet\n")
    notes += "most growth     \(percent(empirical.fraction.value)) at risk, over the trades as they were"
    notes += empirical.logGrowth(at: empirical.fraction).map { ": \(percent($0)) a trade\n" } ?? "\n"
    notes += "ruin            \(percent(empirical.ruinousFraction)) at risk, where the worst of the trades takes all\n"
    if evidence.odds.kellyFraction.value >= empirical.ruinousFraction {
      notes += "The Kelly fraction is beyond ruin: losses larger than the average are not in it.\n"
    }
    return notes
  }

  private func percent(_ fraction: Double) -> String { TableCell.percent(fraction).shown + " %" }
}
