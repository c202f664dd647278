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
    "resamples", .integer(in: 100...1_000_000), value: "N", default: 1_000,
    help: "Resamples of the trades for the lower bound of the Kelly fraction")

  /// The options in the order of the help.
  static let specifications = [scope.specification, window.specification, resamples.specification]

  /// Whether all trades count at every decision.
  let isWhole: Bool
  /// The number of the last closed trades that count; `nil` for all.
  let window: Int?
  /// The number of resamples for the lower bound.
  let resamples: Int

  /// The values in a command's arguments.
  init(_ arguments: ParsedArguments) {
    isWhole = arguments[Self.scope] == .whole
    window = arguments[Self.window]
    resamples = arguments[Self.resamples]
  }
}
