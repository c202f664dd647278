import NumericalMethods

/// Typical points from which a search starts, with the least-squares mean and the sample's variance.
struct VarianceStarts {
  private let sample: VarianceSample
  private let layout: VarianceLayout

  init(_ sample: VarianceSample, _ coordinates: VarianceCoordinates) {
    self.sample = sample
    layout = sample.layout
  }

  /// The starting points, the likeliest first, and the log-likelihood of a constant variance.
  func ranked(_ likelihood: inout VarianceLikelihood) -> (points: [[Double]], constantVariance: Double) {
    let points = candidates
    let values = VarianceStartGrid.values(sample, at: points).map { $0.isFinite ? $0 : -.infinity }
    let ranks = points.indices.sorted { values[$0] > values[$1] }
    let constant = likelihood.value(at: point(alpha: 0, gamma: 0, beta: 0))
    return (ranks.map { points[$0] }, constant)
  }

  /// A point well inside all limits.
  var center: [Double] {
    layout.form == .linear ? point(alpha: 0.08, gamma: 0.04, beta: 0.8) : point(alpha: 0.2, gamma: 0, beta: 0.9)
  }

  private var candidates: [[Double]] {
    let memory: [(alpha: Double, gamma: Double, beta: Double)]
    switch (layout.form, layout.order.o > 0, layout.order.q > 0) {
    case (.linear, false, true):
      memory = [
        (0.02, 0, 0.975), (0.05, 0, 0.935), (0.10, 0, 0.88), (0.20, 0, 0.78), (0.06, 0, 0.87), (0.15, 0, 0.75),
        (0.10, 0, 0.50), (0.30, 0, 0.40),
      ]
    case (.linear, true, true):
      memory = [
        (0.02, 0.02, 0.965), (0.02, 0.10, 0.91), (0.05, 0.06, 0.90), (0.08, 0.16, 0.80), (0.02, 0.20, 0.85),
        (0.10, -0.06, 0.90), (0.05, 0.10, 0.50), (0.20, 0.20, 0.40),
      ]
    case (.linear, _, false):
      memory = [(0.05, 0.05, 0), (0.20, 0.10, 0), (0.50, 0.20, 0), (0.80, 0, 0), (0.05, 0.5, 0)]
    case (.logarithmic, _, true):
      memory = [
        (0.10, -0.03, 0.99), (0.20, -0.10, 0.97), (0.15, 0, 0.95), (0.30, -0.05, 0.90), (0.30, 0.05, 0.80),
        (0.20, -0.10, 0.50), (0.30, 0, 0.20), (0.20, 0, -0.50),
      ]
    case (.logarithmic, _, false):
      memory = [(0.20, -0.05, 0), (0.50, -0.10, 0), (0.80, 0, 0), (0.1, 0.1, 0)]
    }
    return memory.map { point(alpha: $0.alpha, gamma: $0.gamma, beta: $0.beta) }
  }

  /// The point with the given sums of coefficients, spread over the lags.
  private func point(alpha: Double, gamma: Double, beta: Double) -> [Double] {
    let variance = sample.returns.variance
    var result = [Double](repeating: 0, count: layout.count)
    for (index, coefficient) in sample.returns.leastSquaresMean.enumerated() { result[index] = coefficient }
    spread(alpha, over: layout.alphas, &result)
    spread(gamma, over: layout.gammas, &result)
    spread(beta, over: layout.betas, &result)
    for (index, search) in zip(layout.shapes, layout.innovations.shapeSearch) { result[index] = search.start }
    guard layout.form == .linear else {
      result[layout.omega] = (1 - (layout.order.q > 0 ? beta : 0)) * .log(variance)
      return result
    }
    let persistence =
      alpha + (layout.gammas.isEmpty ? 0 : 0.5 * gamma) + (layout.betas.isEmpty ? 0 : beta)
    let level = variance * (1 - persistence)
    var rest = level
    for (index, mean) in zip(layout.deltas, sample.regressorMeans) where mean > 0 {
      result[index] = 0.3 * level / (mean * Double(layout.regressorCount))
      rest -= result[index] * mean
    }
    result[layout.omega] = rest
    return result
  }

  private func spread(_ sum: Double, over indices: Range<Int>, _ point: inout [Double]) {
    let shares = [[], [1], [0.65, 0.35], [0.5, 0.3, 0.2]][indices.count]
    for (index, share) in zip(indices, shares) { point[index] = sum * share }
  }
}
