/// What a size starts from, before anything reduces it.
public enum SizingBase: Hashable, Sendable {
  /// The Kelly fraction of the odds of a trade, as they are stated or estimated.
  case kelly
  /// The lower bound of the Kelly fraction that the evidence of trades allows.
  case kellyLowerBound
  /// μ/σ², the Kelly fraction of a return in continuous time: the expected annual return over the annual variance that
  /// is forecast. No position where the return is not positive.
  case continuousKelly
  /// The size at which the forecast volatility of the position is the target.
  case volatilityTarget(VolatilityTarget)
  /// The risk that the confidence in a signal allows.
  case confidence(ConfidenceLevels)
}
