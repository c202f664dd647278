import ModelExchange
import PositionSizing

/// `plimsoll kelly`: how much of the capital to bet on a trade, or to hold of assets.
package struct KellyCommand: Command {
  private static let fraction = Option(
    optional: "fraction", .number, value: "C",
    help: "A part of the Kelly fraction to show beside the whole, a half and a quarter, above 0 and at most 1")
  private static let fallTo = Option(
    "fall-to", .number(between: 0, and: 1), value: "X", default: 0.5,
    help: "The part of the capital for which to tell how likely a fall to it ever is")

  package static let specification = CommandSpecification(
    name: "kelly",
    summary: "Tell the fraction of the capital to bet, and the growth and ruin it leads to",
    discussion: """
      Answers one question, in one of four forms. All numbers are fractions, such as 0.02 for two percent.

      For a trade with two outcomes, --win-rate p, --average-win W and --average-loss L tell the Kelly fraction \
      f* = (p b - q)/b with b = W/L and q = 1 - p: the part of the capital to lose if the trade loses. The position is \
      f*/L of the capital, which is also its leverage. Without an edge, f* is 0.

      For closed trades, --trades FILE estimates p, W and L, with Wilson's interval of the win rate and bootstrap \
      intervals of the others, and the Kelly fraction that the evidence supports, the lower bound. Trades that broke \
      even drop out of the odds; fewer than 30 others say little, and a warning tells so. f* goes by the average loss: \
      beside it stand the fraction with the most growth over the trades as they were, and the one at which the worst \
      of them takes all. The file is read as 'plimsoll size' reads it.

      For assets, --expected-return and --volatility, both per year and above what idle capital earns, tell the \
      positions with the most growth: the mean over the variance of one asset, and for several, with --correlation, the \
      inverse of the covariance times the means, within --long-only, --maximum-leverage and --maximum-asset.

      For a Sharpe ratio S estimated from T years of N assets, --sharpe, --years and --assets tell the part of the \
      estimated Kelly fraction that grows the most, c* = S^2/(S^2 + N/T), and the growth to be expected of other parts.

      The whole, a half and a quarter of it are shown, and --fraction: with c times the Kelly fraction c(2-c) of \
      the growth are left, and c of the volatility. The probabilities that the capital ever falls to a half or to \
      --fall-to, x^(2/c-1), and that it doubles before it halves, are those of many small bets; for a trade a bound \
      that holds for its very odds stands beside them. All of it supposes that the inputs are true; estimates call for \
      less than the whole.

      The JSON document has kellyFraction, notionalFraction, leverage and an array fractions, with the inputs; of trades \
      also winRateInterval and the like, each with low and high, lowerBound and empiricalKelly; of a Sharpe ratio \
      kellyMultiple and fractions. null is where there is no number, such as the probabilities where nothing is bet.

        plimsoll kelly --win-rate 0.55 --average-win 0.02 --average-loss 0.015
        plimsoll kelly --expected-return 0.3 --volatility 0.6 --json
        plimsoll kelly --expected-return 0.3,0.4 --volatility 0.6,1 --correlation 0.7
        plimsoll kelly --sharpe 0.8 --years 5
      """,
    options: [fraction.specification, fallTo.specification],
    groups: KellyForm.allCases.map(\.group))

  private let question: KellyQuestion
  private let multiples: [KellyMultiple]
  private let level: Double

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    question = try KellyQuestion(arguments)
    level = arguments[Self.fallTo]
    if case .sharpe = question, arguments.source(of: Self.fallTo) == .commandLine {
      throw .usage("option --fall-to is of no use to a Sharpe ratio")
    }
    var multiples: Set<KellyMultiple> = [.full, .half, .quarter]
    if let fraction = arguments[Self.fraction] {
      do throws(SizingError) {
        multiples.insert(try KellyMultiple(fraction))
      } catch {
        throw .usage("option --fraction: \(error)")
      }
    }
    self.multiples = multiples.sorted(by: >)
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    switch question {
    case .odds(let odds):
      let report = try CommandError.mappingSizing { () throws(SizingError) in
        try KellyOddsReport(odds: odds, multiples: multiples, level: level)
      }
      return .report(Report(json: report.json, text: report.text))
    case .trades(let trades):
      let report = try trades.report(multiples: multiples, level: level, in: context)
      return .report(Report(json: report.json, text: report.text))
    case .assets(let assets):
      let report = try CommandError.mappingSizing { () throws(SizingError) in
        try KellyAssetsReport(assets: assets, multiples: multiples, level: level)
      }
      return .report(Report(json: report.json, text: report.text))
    case .sharpe(let evidence):
      let report = KellySharpeReport(evidence: evidence, multiples: multiples)
      return .report(Report(json: report.json, text: report.text))
    }
  }
}
