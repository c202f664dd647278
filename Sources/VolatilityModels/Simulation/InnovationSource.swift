/// Where the innovations of simulated returns come from.
public enum InnovationSource: String, Sendable, Codable, CaseIterable {
  /// Drawn from the distribution that the model assumes.
  case simulation
  /// Drawn with replacement from the standardised residuals of the model's sample, centred and scaled to variance 1, so
  /// that they have the skewness and the tails that were seen.
  ///
  /// Source: Barone-Adesi, Giannopoulos & Vosper (1999), "VaR without correlations for portfolios of derivative
  /// securities" (filtered historical simulation).
  case bootstrap
}
