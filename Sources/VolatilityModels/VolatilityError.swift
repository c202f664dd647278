/// Why a volatility model could not be built, fitted or applied.
public enum VolatilityError: Error, Equatable, Sendable {
  /// There are fewer returns than the model needs.
  case tooFewReturns(count: Int, needed: Int)
}
