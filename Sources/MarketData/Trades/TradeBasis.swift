/// What the returns of leveraged trades are a share of.
public enum TradeBasis: String, CaseIterable, Codable, Sendable {
  /// The position's size, so that a return is the change of the price, but for fees.
  case position
  /// The margin for the position, so that a return is larger by the leverage.
  case margin
}
