/// A measure of how far a variance forecast is from the variance that came.
public enum ForecastLoss: String, Sendable, CaseIterable {
  /// The quasi-likelihood loss.
  case qlike
}
