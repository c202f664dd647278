import NumericalMethods

// |z| has a kink where a residual is zero, so that the likelihood of an EGARCH has one in the mean at each return. A
// maximum can lie on one of them, where no slope is zero: uphill to it from both sides.
extension VarianceSearch {
  /// Searches from a point; where that ends at no maximum of an EGARCH, also along the nearest kinks.
  mutating func climb(
    _ search: ConstrainedNewton, from start: [Double], first: CurvatureKind = .information,
    unless isKnown: (ConstrainedNewton.Result) -> Bool = { _ in false }
  ) -> ConstrainedNewton.Result {
    let result = search.maximize(&objective, from: start, first: first, unless: isKnown)
    guard !result.isMaximum, sample.layout.form == .logarithmic, sample.layout.omega > 0, result.predictedGain < 1,
      result.model.value.isFinite, !isKnown(result)
    else { return result }
    for t in nearestKinks(result.point) {
      if let found = maximum(onKink: t, search, from: result.point) { return found }
    }
    return result
  }

  /// The observations whose residuals are nearest to zero, the nearest first.
  private func nearestKinks(_ point: [Double]) -> [Int] {
    let sizes = GARCHSample.residuals(
      sample.returns.observations, sample.returns.predecessors, mean: Array(point.prefix(sample.layout.omega))
    ).map(abs)
    return Array(sizes.indices.sorted { sizes[$0] < sizes[$1] }.prefix(4))
  }

  /// The maximum among the points where the residual of observation t is zero, if all around is lower.
  private mutating func maximum(
    onKink t: Int, _ search: ConstrainedNewton, from point: [Double]
  ) -> ConstrainedNewton.Result? {
    let value = sample.returns.observations[t]
    var normal = [Double](repeating: 0, count: point.count)
    normal[0] = 1
    if sample.layout.omega > 1 { normal[1] = sample.returns.predecessors[t] }
    var start = point
    start[0] += value - dot(normal, point)
    var pinned = search
    pinned.constraints += [
      LinearConstraint(normal: normal, bound: value), LinearConstraint(normal: normal.map { -$0 }, bound: -value),
    ]
    var found = pinned.maximize(&objective, from: start, first: .observed)
    guard found.isMaximum else { return nil }
    found.active.removeAll { $0 >= search.constraints.count }
    // Far enough for rounding not to decide the residual's sign, and much nearer than the next return.
    let step = 1e-10
    for side in [-step, step] {
      var beside = found.point
      beside[0] += side
      let slope = dot(objective.evaluate(at: beside, curvature: .information).gradient, normal)
      guard slope * side <= 0 else { return nil }
    }
    return found
  }
}
