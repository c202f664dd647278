import MarketData
import ModelExchange
import PositionSizing

/// `plimsoll size`: how much to load, from odds, volatility scores and regimes, with the reasons.
package struct SizeCommand: Command {
  private static let policy = Option(
    "policy", .policy, value: "POLICY", default: .policy(.halfKelly),
    help: "Name of a policy, its parts separated by commas, or a JSON file; see above")
  private static let explain = Option(
    flag: "explain", help: "Print the reasons as sentences in place of the table")
  private static let from = Option(
    optional: "from", .instant, value: "TIME", defaultText: "the first", help: "First time of decisions to print")
  private static let to = Option(
    optional: "to", .instant, value: "TIME", defaultText: "the last",
    help: "First time of decisions not to print any more")
  private static let last = Option(
    optional: "last", .integer(in: 1...), value: "N", defaultText: "all",
    help: "Print the last N decisions of each market only")

  package static let specification = CommandSpecification(
    name: "size",
    summary: "Size positions: Kelly fractions under layers that reduce them, each with its reasons",
    discussion: """
      Says at each decision how large a position to take: what a policy starts from, times what each of its layers \
      leaves of it. The order is fixed: Kelly, fraction, regime, volatility, confidence, correlation, losses in a row, \
      caps. Only entries of a regime table above 1 raise the risk. A stop of its own distance changes the size and not the risk.

      The decisions are the rows of --signals, else those of --scores, else those of --labels, else there is one. A \
      row of scores or labels is known at the end of its bar and not before; a trade counts once it was closed. A score \
      or label that is older than --maximum-age, or not known yet, sizes by the table's entry for a crisis. A file of one \
      market serves the decisions of all.

      The result is CSV, with --json an array of the same rows: timestamp (as in the file that decides), symbol, \
      risk_fraction (of the capital, lost at the stop), notional_fraction (the size against the capital), leverage, and \
      the trace of all factors with their inputs. Numbers are empty where there is nothing to start from, as before the \
      first lost trade: do not enter.

      Policies: full-kelly; half-kelly; regime-aware (Kelly by regime: bull 1, consolidation 0.5, bear 0.25, crisis 0.1; \
      × 0.8 at a volatility alert; needs --scores and --labels); volatility-target (20 % a year over the forecast, \
      --scores); eight-layers (half Kelly, by correlation and losses in a row, a quarter of the capital at most); \
      confidence (0.5, 1, 2 % of the capital at 30, 60, 90 % of confidence, by --scores); estimation-error (Kelly by \
      Sharpe ratio and years); lower-bound (of the Kelly fraction that --trades allow).

      Parts: kelly, kelly-lower-bound, continuous-kelly, volatility-target=0.2 or confidence to start from; \
      fraction=0.5, estimation-error=1, regime, expected-regime, volatility-scaling=30, volatility-limit=0.2, \
      high-forecast-cut=90, confidence-limit, agreement, correlation, loss-streak, maximum-risk=0.02, \
      maximum-notional=0.25, maximum-leverage=1 to reduce it. A JSON file changes their numbers: {"base": "kelly", \
      "fraction": 0.5, "regime": {"multipliers": {"calm": 1, "extreme": 0.1}}, "volatility": {"highForecastCut": \
      {"multiplier": 0.8, "threshold": 90}}, "lossStreak": {"threshold": 3, "factor": 0.5, "floor": 0.1}, "caps": \
      {"maximumNotional": 0.25}}; its further members are name, confidence and correlation.

        plimsoll size --win-rate 0.55 --average-win 0.02 --average-loss 0.015
        plimsoll size --policy lower-bound --trades trades.csv --explain
        plimsoll size --policy regime-aware --trades t --scores s --labels r
        plimsoll size --policy kelly,fraction=0.25,regime --trades t --labels r
      """,
    options: [policy.specification] + SizeFiles.specifications + [
      explain.specification, from.specification, to.specification, last.specification,
    ],
    groups: [
      StatedInputs.group, OptionGroup("Evidence of trades", TradeFile.specifications + EvidenceOptions.specifications),
      OptionGroup("Unit of volatility", Annualization.specifications),
    ])

  private let policy: PolicyChoice
  private let files: SizeFiles
  private let stated: StatedInputs
  private let evidence: EvidenceOptions
  private let tradeOptions: TradeFile
  private let annualization: Annualization
  private let explains: Bool
  private let range: DecisionRange

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    policy = arguments[Self.policy]
    files = try SizeFiles(arguments, policy: policy.file)
    stated = try StatedInputs(arguments)
    evidence = try EvidenceOptions(arguments, hasTrades: files.trades != nil)
    tradeOptions = TradeFile(arguments)
    annualization = Annualization(arguments)
    explains = arguments[Self.explain]
    range = DecisionRange(from: arguments[Self.from], to: arguments[Self.to], last: arguments[Self.last])
    if let from = range.from, let to = range.to, from >= to {
      throw .usage("--from \(from) is not before --to \(to)")
    }
    if explains, arguments[GlobalOptions.json] {
      throw .usage("--explain prints sentences and --json a document: which?", hint: "the document has the whole trace")
    }
    if stated.odds != nil, files.trades != nil {
      throw .usage("odds are stated by --win-rate and estimated from --trades: which?", hint: "leave one of them out")
    }
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let sources = try SizingSources(
      policy: policy, files: files, stated: stated, evidence: evidence, tradeOptions: tradeOptions,
      annualization: annualization, in: context)
    let decisions = range.decisions(of: try sources.decisions())
    if decisions.isEmpty { context.diagnostics.warn("there is no decision in the range to print") }
    var output = SizeOutput.empty(asJSON: context.printsJSON, explained: explains)
    var markets: [String?: MarketInputs] = [:]
    var tally = SizeTally()
    let progress = context.progress("sizing", total: decisions.count)
    for decision in decisions {
      var market = try markets.removeValue(forKey: decision.symbol) ?? sources.market(decision.symbol)
      let position: SizedPosition
      do throws(SizingError) {
        let inputs = try market.inputs(
          of: decision, stated: stated.inputs, signals: files.signals.map(\.shortName) ?? "")
        position = try sources.policy.size(inputs)
      } catch {
        throw fault(error, at: decision)
      }
      markets[decision.symbol] = market
      tally.add(position)
      output.append(position, of: decision)
      progress.advance()
    }
    progress.finish()
    tally.warn(context.diagnostics)
    return .report(output.report)
  }

  /// The failure of a decision.
  private func fault(_ error: SizingError, at decision: Decision) -> CommandError {
    let place =
      decision.signal.map { "\(files.signals?.description ?? "-"):\($0.line)" }
      ?? [decision.stamp?.description, decision.symbol].compactMap(\.self).joined(separator: " ")
    return .badData(place.isEmpty ? "\(error)" : "\(place): \(error)")
  }
}
