/// A kind of model that tells probabilities of regimes.
public enum RegimeModel: String, Sendable, Codable, CaseIterable {
  /// A multinomial logistic model.
  case logistic
  /// Boosted trees.
  case trees
  /// Trees of a random forest.
  case forest
}
