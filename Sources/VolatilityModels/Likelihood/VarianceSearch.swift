import LinearAlgebra
import NumericalMethods

/// The search for the maximum of the likelihood of any model of the family.
struct VarianceSearch {
  let sample: VarianceSample
  let limits: [VarianceLimit]
  let coordinates: VarianceCoordinates
  var objective: VarianceObjective

  /// What a search found: the maximum, its parameters in the unit of the sample, and the likelihood's derivatives at
  /// the last point where it was evaluated, within 10⁻⁸ standard errors of the maximum.
  struct Maximum {
    var parameters: [Double]
    var sums: GARCHSums
    /// The limits that the maximum lies on.
    var active: [VarianceLimit]
    var iterations: Int
    /// What the last step, which is not evaluated any more, gains.
    var predictedGain: Double
    /// The normals of what holds the parameters: the active limits, and a targeted ω.
    var normals: [[Double]]
  }

  init(_ sample: VarianceSample, limits: [VarianceLimit], isTargeted: Bool) {
    self.sample = sample
    self.limits = limits
    coordinates = VarianceCoordinates(sample, isTargeted: isTargeted)
    objective = VarianceObjective(sample, coordinates: coordinates)
  }

  /// The best maximum that is reached from `start` and the usual starting points.
  ///
  /// - Parameters:
  ///   - start: parameters in the unit of the sample, thought near the maximum; `nil` for none.
  ///   - acceptsStart: whether an interior maximum found from `start` ends the search.
  /// - Returns: the maximum.
  /// - Throws: `VolatilityError.notConverged` where no strict local maximum was reached.
  mutating func maximum(near start: [Double]?, acceptsStart: Bool) throws(VolatilityError) -> Maximum {
    let search = ConstrainedNewton(constraints: limits.map { coordinates.constraint($0.constraint) })
    var best: ConstrainedNewton.Result?
    func take(_ result: ConstrainedNewton.Result) {
      guard let current = best else { return best = result }
      let better = result.model.value > current.model.value
      if result.isMaximum == current.isMaximum ? better : result.isMaximum { best = result }
    }
    if let start, let inside = pulledInside(coordinates.vector(start), search.constraints) {
      let found = climb(search, from: inside, first: .observed)
      if acceptsStart, found.isMaximum, found.active.isEmpty { return try result(found) }
      take(found)
    }
    let ranked = VarianceStarts(sample, coordinates).ranked(&objective.likelihood)
    for candidate in ranked.points.map(coordinates.vector) {
      guard search.constraints.allSatisfy({ $0.slack(at: candidate) >= 0 }) else { continue }
      let known = best
      take(climb(search, from: candidate) { Self.isNear($0, known) })
      if let best, isConvincing(best, over: ranked.constantVariance) { break }
    }
    guard let best, best.isMaximum else {
      throw .notConverged(iterations: best?.iterations ?? 0, predictedGain: best?.predictedGain ?? .infinity)
    }
    return try result(best)
  }

  /// A point moved towards a usual one until it obeys the limits; `nil` where that does not help.
  private func pulledInside(_ point: [Double], _ constraints: [LinearConstraint]) -> [Double]? {
    guard point.allSatisfy(\.isFinite) else { return nil }
    let center = coordinates.vector(VarianceStarts(sample, coordinates).center)
    for share in [0, 1e-6, 1e-3, 0.03, 0.3] {
      let moved = zip(point, center).map { $0 + share * ($1 - $0) }
      if constraints.allSatisfy({ $0.slack(at: moved) >= 0 }) { return moved }
    }
    return nil
  }

  /// Whether a maximum is so much likelier than a constant variance, and its memory so long, that no better one is to
  /// be expected.
  private func isConvincing(_ result: ConstrainedNewton.Result, over constantVariance: Double) -> Bool {
    guard result.isMaximum, sample.returns.largestDeviation < 15 else { return false }
    let parameters = coordinates.parameters(result.point)
    let layout = sample.layout
    var memory = parameters[layout.betas].reduce(0, +)
    if layout.form == .linear {
      memory += parameters[layout.alphas].reduce(0, +) + 0.5 * parameters[layout.gammas].reduce(0, +)
    }
    return memory > 0.9 && memory < 0.9999 && result.model.value > constantVariance + 25
  }

  /// Whether a search has come within a fraction of a standard error of a maximum known already.
  private static func isNear(_ result: ConstrainedNewton.Result, _ known: ConstrainedNewton.Result?) -> Bool {
    guard let known, known.isMaximum else { return false }
    let curvature = known.model.curvature.diagonal
    return result.point.indices.allSatisfy { index in
      let difference = result.point[index] - known.point[index]
      return difference * difference * abs(curvature[index]) < 0.01
    }
  }

  private mutating func result(_ maximum: ConstrainedNewton.Result) throws(VolatilityError) -> Maximum {
    let sums = objective.sums(at: maximum.evaluatedPoint)
    let active = maximum.active.map { limits[$0] }
    var normals = active.map(\.constraint.normal)
    if coordinates.targetVariance != nil {
      var normal = coordinates.omegaSlopes.map { -$0 }
      normal[sample.layout.omega] = 1
      normals.append(normal)
    }
    return Maximum(
      parameters: coordinates.parameters(maximum.point), sums: sums, active: active,
      iterations: maximum.iterations, predictedGain: maximum.predictedGain, normals: normals)
  }
}
