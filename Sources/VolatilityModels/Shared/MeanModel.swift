/// The conditional mean of the returns.
public enum MeanModel: String, Sendable, Codable, CaseIterable {
  /// r_t = e_t.
  case zero
  /// r_t = μ + e_t.
  case constant
  /// r_t = μ + φ·r_{t−1} + e_t, given the first return.
  case ar1

  /// The number of its coefficients.
  package var parameterCount: Int {
    switch self {
    case .zero: 0
    case .constant: 1
    case .ar1: 2
    }
  }

  /// The number of returns at the start that only serve as predecessors: 1 for `ar1`, else 0.
  public var lagCount: Int { self == .ar1 ? 1 : 0 }
}
