/// The unit that returns are stored in.
public enum ReturnScale: String, Sendable, Codable, CaseIterable {
  /// 0.01 is one percent.
  case fraction
  /// 1 is one percent, as in most published tables of GARCH estimates.
  case percent

  /// What a return as a fraction is multiplied by to be in this unit: 1 or 100.
  public var multiplier: Double {
    switch self {
    case .fraction: 1
    case .percent: 100
    }
  }
}
