import NumericalMethods

/// E exp(a(|z| − √(2/π)) + c z) of standardised innovations z: the factor by which a shock that is still to come raises
/// the expectation of a later variance of an EGARCH.
enum ShockMoments: Sendable {
  /// Of the standard normal distribution, by its closed form.
  case normal
  /// Of a generalised error distribution, by quadrature.
  case ged(GEDQuadrature)
  /// The mean over innovations that were seen.
  case sample([Double])

  /// The moments of a distribution where all of them exist, and those of the innovations of `path` where they do not:
  /// tails of a power, or thicker than Laplace's, have none as soon as the exponent grows with |z|.
  ///
  /// - Precondition: in the latter case, the standardised residuals of the path are not all equal.
  init(of distribution: InnovationDistribution, path: VolatilityPath) {
    switch distribution.innovations {
    case .normal: self = .normal
    case .ged where distribution.shape[0] > 1: self = .ged(GEDQuadrature(nu: distribution.shape[0]))
    case .ged, .studentT, .skewedT:
      guard let innovations = path.standardizedInnovations else {
        preconditionFailure("a model whose innovations have no such moments has residuals that are not all equal")
      }
      self = .sample(innovations)
    }
  }

  /// ln E exp(a(|z| − √(2/π)) + c z).
  ///
  /// - Parameters:
  ///   - a: the weight of the shock's size.
  ///   - c: the weight of the shock with its sign.
  /// - Returns: the logarithm, which is finite where the moment itself would overflow.
  func logarithm(size a: Double, sign c: Double) -> Double {
    switch self {
    case .normal:
      Self.logSum(Self.logHalfMoment(a + c), Self.logHalfMoment(a - c)) - a * VariancePeriod.meanSize
    case .ged(let quadrature):
      Self.logSum(quadrature.logHalfMoment(a + c), quadrature.logHalfMoment(a - c)) - a * VariancePeriod.meanSize
    case .sample(let innovations):
      Self.logMean(innovations.map { a * (abs($0) - VariancePeriod.meanSize) + c * $0 })
    }
  }

  /// ln E[exp(b z); z > 0] = ½b² + ln Φ(b) of a standard normal z.
  static func logHalfMoment(_ b: Double) -> Double {
    guard b < -4 else { return 0.5 * b * b + .log(NormalDistribution.cumulative(b)) }
    // Far out both terms are large and nearly cancel: Laplace's continued fraction for Mills's ratio.
    let x = -b
    let ratio = (1...60).reversed().reduce(x) { tail, k in x + Double(k) / tail }
    return -.log(ratio) - 0.5 * .log(2 * .pi)
  }

  /// ln(eˣ + eʸ).
  private static func logSum(_ x: Double, _ y: Double) -> Double {
    max(x, y) + .log(onePlus: .exp(min(x, y) - max(x, y)))
  }

  /// The logarithm of the mean of exponentials.
  private static func logMean(_ exponents: [Double]) -> Double {
    let largest = exponents.reduce(-.infinity, max)
    let sum = exponents.reduce(0) { $0 + .exp($1 - largest) }
    return largest + .log(sum / Double(exponents.count))
  }
}
