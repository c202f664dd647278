import LinearAlgebra

/// Maximises a smooth function under linear inequality constraints.
///
/// Each step solves the quadratic program of the local model under the constraints, then searches along
/// it by halving. Far from the maximum the curvature is the information matrix, near it the exact Hessian
/// (Fiorentini, Calzolari & Panattoni 1996), so that the last steps converge quadratically. A maximum on
/// the boundary is found with its active constraints and is held to the Karush–Kuhn–Tucker conditions.
package struct ConstrainedNewton: Sendable {
  /// The constraints that every point obeys.
  package var constraints: [LinearConstraint]
  /// The most steps that are taken.
  package var iterationLimit = 200
  /// A predicted gain ½ g·B⁻¹·g below this ends the search after one more step, which is not evaluated any more.
  ///
  /// The gain is half the squared distance from the maximum in standard errors; a Newton step from there
  /// ends within rounding of it.
  package var gainTolerance = 1e-16
  /// A predicted gain below this makes the next evaluation the final one.
  package var finalGain = 1e-8
  /// A predicted gain below this makes the exact Hessian the next curvature.
  package var newtonGain = 1.0

  /// A Hessian with a smaller share of its own in some diagonal element is singular but for rounding: the
  /// maximum is not strict.
  private let singularShare = 1e-14

  /// A search under the given constraints.
  package init(constraints: [LinearConstraint]) {
    self.constraints = constraints
  }

  /// Where a search ended.
  package struct Result: Sendable {
    /// The last point.
    package var point: [Double]
    /// The last point where the function was evaluated: the last but one where a maximum was reached.
    package var evaluatedPoint: [Double]
    /// The function there.
    package var model: LocalModel
    /// What `model.curvature` is.
    package var curvature: CurvatureKind
    /// The constraints that hold with equality, by their positions in `constraints`.
    package var active: [Int]
    /// The number of steps taken.
    package var iterations: Int
    /// The gain that a further step was predicted to bring.
    package var predictedGain: Double
    /// Whether the point is a strict local maximum to working precision: nothing to gain, no negative
    /// multiplier, a negative definite Hessian along the active constraints.
    package var isMaximum: Bool
  }

  /// Searches from `start`, which must obey the constraints.
  ///
  /// - Parameters:
  ///   - objective: the function to maximise.
  ///   - start: the point to start from.
  ///   - first: the curvature at the start: the exact one where the maximum is thought near.
  ///   - isKnown: whether a point lies where an earlier search has been; the search ends there.
  /// - Returns: where the search ended.
  package func maximize(
    _ objective: inout some SmoothObjective, from start: [Double], first: CurvatureKind = .information,
    unless isKnown: (Result) -> Bool = { _ in false }
  ) -> Result {
    var search = Search(self, from: start, first: first)
    while let request = search.request {
      search.receive(objective.evaluate(at: request.point, curvature: request.curvature), unless: isKnown)
    }
    return search.state
  }

  struct Step {
    var program: ConvexQuadraticProgram
    var gain: Double
    var slope: Double
  }

  /// The step that the local model and the constraints suggest; `nil` where the curvature is not positive definite.
  func step(from state: Result) -> Step? {
    guard
      let factor = factorization(of: state.model.curvature, active: state.active, kind: state.curvature),
      let program = ConvexQuadraticProgram(
        gradient: state.model.gradient, curvature: factor, constraints: constraints, from: state.point)
    else { return nil }
    return Step(
      program: program, gain: program.gain.isFinite ? max(0, program.gain) : .infinity,
      slope: dot(state.model.gradient, program.step))
  }

  /// The Cholesky factor of the curvature, mended so that it exists where it needs to.
  ///
  /// An exact Hessian need only be negative definite along the active constraints: across them any
  /// curvature serves, so theirs is raised. An information matrix that is singular gets a ridge.
  private func factorization(of curvature: Matrix, active: [Int], kind: CurvatureKind) -> CholeskyFactorization? {
    if let factor = CholeskyFactorization(curvature) {
      if kind == .information { return factor }
      if factor.smallestPivotShare(of: curvature) > singularShare { return factor }
    }
    var mended = curvature
    let scale = curvature.diagonal.reduce(0) { max($0, abs($1)) }
    guard scale.isFinite, scale > 0 else { return nil }
    if kind == .information {
      for ridge in [1e-12, 1e-9, 1e-6, 1e-3] {
        for index in 0..<curvature.rowCount {
          mended[index, index] = curvature[index, index] * (1 + ridge) + ridge * ridge * scale
        }
        if let factor = CholeskyFactorization(mended) { return factor }
      }
      return nil
    }
    guard !active.isEmpty else { return nil }
    for constraint in active.map({ constraints[$0].normal }) {
      for i in constraint.indices {
        for j in constraint.indices { mended[i, j] += 1e3 * scale * constraint[i] * constraint[j] }
      }
    }
    guard let factor = CholeskyFactorization(mended) else { return nil }
    return factor.smallestPivotShare(of: mended) > singularShare ? factor : nil
  }

  /// The point after a share of a step: exactly on the active constraints after the whole of it.
  func point(after step: Step, fraction: Double, from point: [Double]) -> [Double] {
    fraction == 1 ? moved(point, along: step) : inside(point, along: step.program.step.map { fraction * $0 })
  }

  /// `point` after as much of a step as the constraints allow.
  ///
  /// The quadratic program allows for them, but where the curvature is nearly singular its rounding is large.
  private func inside(_ point: [Double], along step: [Double]) -> [Double] {
    var fraction = 1.0
    for constraint in constraints {
      let slack = max(0, constraint.slack(at: point))
      let change = dot(constraint.normal, step)
      if change > slack + 1e-12 * (1 + abs(constraint.bound)) { fraction = min(fraction, slack / change) }
    }
    var result = point
    for index in result.indices { result[index] += fraction * step[index] }
    return result
  }

  /// `point` after the whole step, put exactly where the active constraints fix it.
  ///
  /// The step obeys them to rounding only, which times a large multiplier would show in the function's value.
  private func moved(_ point: [Double], along step: Step) -> [Double] {
    var result = inside(point, along: step.program.step)
    guard !step.program.active.isEmpty else { return result }
    let active = step.program.active.map { constraints[$0] }
    var free = Array(result.indices)
    for constraint in active {
      guard let (index, value) = constraint.fixedElement else { continue }
      result[index] = value
      free.removeAll { $0 == index }
    }
    for constraint in active where constraint.fixedElement == nil {
      guard let index = free.max(by: { abs(constraint.normal[$0]) < abs(constraint.normal[$1]) }),
        constraint.normal[index] != 0
      else { continue }
      result[index] += constraint.slack(at: result) / constraint.normal[index]
      free.removeAll { $0 == index }
    }
    return result
  }
}
