/// The options that say how trades count as evidence.
struct EvidenceOptions {
  /// Which trades count at a decision.
  private enum Scope: String, CaseIterable {
    /// Those that were closed by then.
    case asOf = "as-of"
    /// All of them, those closed later too.
    case whole
  }

  private static let scope = Option(
    "evidence", .choice(of: Scope.self), value: "SCOPE", default: .asOf,
    help: "Trades that count at a decision: as-of, those closed by then; whole, all, which looks ahead")
  private static let window = Option(
    optional: "trade-window", .integer(in: 1...), value: "N", defaultText: "all",
    help: "Number of the last closed trades that count")
  private static let resamples = Option(
    "resamples", .integer(in: 100...1_000_000), value: "N", default: 5_000,
    help: "Resamples of the trades, at each trade anew, for the lower bound of the Kelly fraction")

  private static let confidence = Option(
    "evidence-confidence", .number(between: 0, and: 1), value: "P", default: 0.95,
    help: "Confidence of the lower bound of the Kelly fraction")
  private static let markets = Option(
    "trades-of", .choice(["all", "own"]), value: "MARKETS", default: "all",
    help: "Whose trades count at a decision: all, or own, those of the decision's market alone")

  /// The options in the order of the help.
  static let specifications = [
    scope.specification, markets.specification, window.specification, confidence.specification,
    resamples.specification,
  ]

  /// Whether all trades count at every decision.
  let isWhole: Bool
  /// The number of the last closed trades that count; `nil` for all.
  let window: Int?
  /// Whether the trades of a decision's market alone count.
  let areOwn: Bool
  /// The confidence of the lower bound.
  let confidence: Double
  /// The number of resamples for the lower bound.
  let resamples: Int

  /// The values in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` for an option on a command line without trades.
  init(_ arguments: ParsedArguments, hasTrades: Bool) throws(CommandError) {
    if !hasTrades, let idle = Self.specifications.first(where: { arguments.source(of: $0) == .commandLine }) {
      throw .usage("\(idle.spelling) is for --trades, which is not given")
    }
    isWhole = arguments[Self.scope] == .whole
    window = arguments[Self.window]
    areOwn = arguments[Self.markets] == "own"
    confidence = arguments[Self.confidence]
    resamples = arguments[Self.resamples]
  }
}
