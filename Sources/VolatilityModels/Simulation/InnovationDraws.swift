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
    let residuals = model.path.standardizedResiduals
    let count = Double(residuals.count)
    let mean = residuals.reduce(0, +) / count
    let variance = residuals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    guard variance > 0, variance.isFinite else { return nil }
    self = .sample(residuals.map { ($0 - mean) / variance.squareRoot() })
  }

  /// The next innovation.
  func next(using generator: inout SplitMix64) -> Double {
    switch self {
    case .distribution(let distribution): distribution.random(using: &generator)
    case .sample(let values): values[generator.nextIndex(below: values.count)]
    }
  }
}
