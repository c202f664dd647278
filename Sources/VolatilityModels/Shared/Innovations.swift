/// The distribution of the standardised innovations z_t = e_t/σ_t: mean 0, variance 1.
public enum Innovations: String, Sendable, Codable, CaseIterable {
  /// The standard normal distribution.
  case normal
  /// Student's t with ν > 2 degrees of freedom, scaled to variance 1.
  ///
  /// Source: Bollerslev (1987), "A conditionally heteroskedastic time series model for speculative prices
  /// and rates of return".
  case studentT = "t"
  /// Hansen's skewed t with ν > 2 degrees of freedom and the asymmetry −1 < λ < 1, negative where losses are the
  /// longer tail.
  ///
  /// Source: Hansen (1994), "Autoregressive conditional density estimation", equations 10 to 13.
  case skewedT = "skewt"
  /// The generalised error distribution with the exponent ν > 0: normal at 2, Laplace's at 1.
  ///
  /// Source: Nelson (1991), "Conditional heteroskedasticity in asset returns: a new approach", section 2.
  case ged

  /// The names of the distribution's own parameters, in the order of a model's parameters.
  public var shapeNames: [ParameterName] {
    switch self {
    case .normal: []
    case .studentT, .ged: [.nu]
    case .skewedT: [.nu, .lambda]
    }
  }
}
