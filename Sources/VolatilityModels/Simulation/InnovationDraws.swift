import NumericalMethods

/// Random innovations of mean 0 and variance 1.
enum InnovationDraws: Sendable {
  /// From a distribution.
  case distribution(InnovationDistribution)
  /// One of these, each as likely as any other.
  case sample([Double])

  /// The innovations of a model; `nil` where it has no two different residuals to draw from.
  init?(_ source: InnovationSource, of model: some FittedVolatilityModel) {
    guard source == .bootstrap else {
      self = .distribution(model.innovations)
      return
    }
    guard let innovations = model.path.standardizedInnovations else { return nil }
    self = .sample(innovations)
  }

  /// The next innovation.
  func next(using generator: inout SplitMix64) -> Double {
    switch self {
    case .distribution(let distribution): distribution.random(using: &generator)
    case .sample(let values): values[generator.nextIndex(below: values.count)]
    }
  }
}
