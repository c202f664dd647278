/// The distribution of the standardised innovations z_t = e_t/σ_t: mean 0, variance 1.
public enum Innovations: String, Sendable, Codable, CaseIterable {
  /// The standard normal distribution.
  case normal
  /// Student's t with ν > 2 degrees of freedom, scaled to variance 1.
  ///
  /// Source: Bollerslev (1987), "A conditionally heteroskedastic time series model for speculative prices
  /// and rates of return".
  case studentT = "t"
}
