/// The part of the Kelly fraction that a policy takes.
public enum FractionRule: Hashable, Sendable {
  /// A stated part, such as a half.
  case multiple(KellyMultiple)
  /// The part that is best where the Sharpe ratio was estimated from some years of evidence, among a number of assets.
  case estimationError(assets: Int)
}
