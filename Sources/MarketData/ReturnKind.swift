/// How a return is computed from two prices.
public enum ReturnKind: String, Sendable, Codable, CaseIterable {
  /// ln(P_t / P_{t−1}).
  case log
  /// P_t / P_{t−1} − 1.
  case simple
}
