/// Whether a position gains when the price rises or when it falls.
public enum TradeSide: String, CaseIterable, Codable, Sendable {
  /// It gains when the price rises.
  case long
  /// It gains when the price falls.
  case short

  /// 1 for long, -1 for short.
  public var sign: Double { self == .long ? 1 : -1 }
}
