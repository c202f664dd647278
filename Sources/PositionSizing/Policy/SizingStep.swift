/// The place of a factor in the order in which a policy applies them.
public enum SizingStep: String, CaseIterable, Codable, Sendable {
  /// What the size starts from.
  case base
  /// The part of it that is taken.
  case fraction
  /// The regime of the market.
  case regime
  /// The forecast volatility.
  case volatility
  /// The confidence in the signal.
  case confidence
  /// The correlation with what is held.
  case correlation
  /// Losses in a row.
  case lossStreak
  /// What is never exceeded.
  case caps
}
