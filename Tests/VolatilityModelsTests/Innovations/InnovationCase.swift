import VolatilityModels

/// A distribution of the grid over which the properties are tested.
struct InnovationCase: Sendable, CustomStringConvertible {
  var innovations: Innovations
  var shape: [Double]

  var description: String { "\(innovations.rawValue)\(shape)" }

  func distribution() throws -> InnovationDistribution { try InnovationDistribution(innovations, shape: shape) }

  /// The density with its derivatives, for any shape.
  func density(_ shape: [Double]) -> any StandardizedDensity {
    switch innovations {
    case .normal: NormalDensity(shape: shape)
    case .studentT: StudentTDensity(shape: shape)
    case .skewedT: SkewedTDensity(shape: shape)
    case .ged: GEDDensity(shape: shape)
    }
  }

  /// Where the density is not analytic: the mode, or −a/b for the skewed t, below which there is the probability ½(1−λ).
  func kink(of distribution: InnovationDistribution) -> Double {
    innovations == .skewedT ? distribution.quantile(0.5 * (1 - shape[1])) : 0
  }

  /// Student's t with fewer degrees has a variance whose integral doesn't end within the range of a `Double`.
  var variancesConverge: Bool { innovations == .ged || innovations == .normal || shape[0] >= 2.2 }

  static let grid: [InnovationCase] = {
    let nus = [2.01, 2.05, 2.2, 3, 4, 8, 30, 1000]
    let lambdas = [-0.995, -0.5, -0.1, 0, 0.3, 0.9, 0.995]
    return [InnovationCase(innovations: .normal, shape: [])]
      + nus.map { InnovationCase(innovations: .studentT, shape: [$0]) }
      + nus.flatMap { nu in lambdas.map { InnovationCase(innovations: .skewedT, shape: [nu, $0]) } }
      + [0.1, 0.4, 0.7, 1, 1.01, 1.3, 2, 3, 10, 50, 200].map { InnovationCase(innovations: .ged, shape: [$0]) }
  }()
}
