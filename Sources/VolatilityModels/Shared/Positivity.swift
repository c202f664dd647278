/// What keeps the variances of a GARCH positive.
public enum Positivity: String, Sendable, Codable, CaseIterable {
  /// No coefficient that could make any variance negative: α_i ≥ 0, α_j + γ_j ≥ 0 (γ_j ≥ 0 for j > p), δ ≥ 0.
  case coefficients
  /// No limits on the signs of α, γ and δ; each variance of the sample is positive.
  ///
  /// A variance that other returns would drive below the smallest of the sample is kept there.
  case sample
}
