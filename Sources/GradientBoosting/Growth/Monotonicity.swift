/// Which way a margin may go as a feature rises.
public enum Monotonicity: Int, Sendable, Hashable {
  /// Never up.
  case decreasing = -1
  /// Never down.
  case increasing = 1
}
