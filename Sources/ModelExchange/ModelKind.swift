/// The kind of model that a file holds.
public enum ModelKind: String, CaseIterable, Sendable {
  /// A GARCH model of conditional variance.
  case garch
  /// An exponentially weighted moving average of squared returns.
  case ewma
}
