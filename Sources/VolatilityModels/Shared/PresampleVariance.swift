/// What stands for σ²₀ and e²₀, which no return tells.
public enum PresampleVariance: String, Sendable, Codable, CaseIterable {
  /// An exponentially weighted average of the first squared residuals around the least-squares mean:
  /// Σ 0.94ⁱ e²ᵢ / Σ 0.94ⁱ over i < min(75, T). A constant of the sample, as in the package `arch`.
  case backcast
  /// The mean squared residual Σ e²ₜ/T at the current mean, through which derivatives are taken.
  ///
  /// Source: Fiorentini, Calzolari & Panattoni (1996), "Analytic derivatives and the computation of GARCH
  /// estimates"; the convention of the GARCH benchmark on the DM/GBP rate.
  case sampleVariance = "sample-variance"
}
