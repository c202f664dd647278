import LinearAlgebra
public import MarketData
import NumericalMethods

extension GARCH {
  /// Estimates the parameters by maximum likelihood.
  ///
  /// The returns are standardised inside by a power of two, so the result does not depend on their unit. A
  /// maximum on the boundary of the parameter space is reported as one, in `FittedGARCH.status`.
  ///
  /// - Parameters:
  ///   - returns: at least 20 returns (21 with an AR(1) mean), not all equal.
  ///   - start: parameters to start from, in the unit of `returns`, as those of an earlier fit to
  ///     overlapping returns; by default a few typical points are tried.
  /// - Returns: the estimates with their covariance matrices and the path of the variance.
  /// - Throws: `VolatilityError.tooFewReturns`, `.constantReturns`, `.unusableScale`, and `.notConverged`
  ///   where no strict local maximum of the likelihood could be reached.
  public func fit(
    to returns: ReturnSeries, startingAt start: GARCHParameters? = nil
  ) throws(VolatilityError) -> FittedGARCH {
    let sample = try GARCHSample(returns, mean: mean, presample: presample)
    var objective = GARCHObjective(sample: sample, innovations: innovations)
    let search = ConstrainedNewton(constraints: objective.constraints)
    var best: ConstrainedNewton.Result?
    if let start {
      best = search.maximize(&objective, from: objective.vector(point(start, in: sample)))
    }
    if best.map({ isConvincing($0, sample) }) != true {
      best = searchFromGrid(search, &objective, known: best)
    }
    guard let best, best.isMaximum else {
      throw .notConverged(iterations: best?.iterations ?? 0, predictedGain: best?.predictedGain ?? .infinity)
    }
    return try FittedGARCH(best, of: self, objective: &objective, returns: returns)
  }

  /// Searches from the likeliest candidate; where the maximum found is on the boundary or α hardly differs
  /// from zero, the likelihood may have several, so the other basins are searched too.
  private func searchFromGrid(
    _ search: ConstrainedNewton, _ objective: inout GARCHObjective, known: ConstrainedNewton.Result?
  ) -> ConstrainedNewton.Result? {
    var best = known
    func take(_ result: ConstrainedNewton.Result) {
      guard let current = best else { return best = result }
      let better = result.model.value > current.model.value
      if result.isMaximum == current.isMaximum ? better : result.isMaximum { best = result }
    }
    let candidates = GARCHStartGrid.candidates(objective.sample, innovations: innovations)
    take(search.maximize(&objective, from: objective.vector(candidates[0])))
    if let best, isConvincing(best, objective.sample) { return best }
    for candidate in otherBasins(candidates, objective.sample) {
      take(search.maximize(&objective, from: objective.vector(candidate)))
    }
    return best
  }

  /// Whether a maximum is interior and its α at least two standard errors from zero.
  private func isConvincing(_ result: ConstrainedNewton.Result, _ sample: GARCHSample) -> Bool {
    guard result.isMaximum, result.active.isEmpty else { return false }
    guard let factor = CholeskyFactorization(result.model.curvature) else { return false }
    let index = mean.parameterCount + 1
    var unit = [Double](repeating: 0, count: result.point.count)
    unit[index] = 1
    return result.point[index] > 2 * factor.solve(unit)[index].squareRoot()
  }

  /// Starting points that between them reach the likelihood's known local maxima: short and long memory,
  /// a constant variance, a variance that drifts.
  private func otherBasins(_ candidates: [GARCHPoint], _ sample: GARCHSample) -> [GARCHPoint] {
    let memories: [(alpha: Double, beta: Double)] = [
      (0.03, 0.02), (0.03, 0.5), (0.02, 0.9), (0.005, 0.99), (0.15, 0.1), (0.4, 0.4), (0.05, 0.949),
    ]
    return Array(candidates.dropFirst().prefix(2))
      + memories.map { memory in
        var point = candidates[0]
        (point.alpha, point.beta) = memory
        point.omega = (1 - memory.alpha - memory.beta) * sample.variance
        return point
      }
  }

  /// Parameters in the units of a sample, moved inside their ranges; a missing ν starts at 8.
  private func point(_ parameters: GARCHParameters, in sample: GARCHSample) -> GARCHPoint {
    let leastSquares = sample.leastSquaresMean
    let floor = 1e-8 * sample.variance
    let nu = GARCHParameters.nuRange
    return GARCHPoint(
      mu: mean == .zero ? 0 : parameters.mu.map { $0 / sample.scale } ?? leastSquares[0],
      phi: mean == .ar1 ? parameters.phi ?? leastSquares[1] : 0,
      omega: max(floor, parameters.omega / (sample.scale * sample.scale)),
      alpha: parameters.alpha, beta: parameters.beta,
      nu: innovations == .studentT ? min(max(parameters.nu ?? 8, nu.lowerBound), nu.upperBound) : nil)
  }
}
