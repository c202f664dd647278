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
    var state = Result(
      point: start, evaluatedPoint: start, model: objective.evaluate(at: start, curvature: first),
      curvature: first, active: [], iterations: 0, predictedGain: .infinity, isMaximum: false)
    guard isFinite(state.model) else { return state }
    while state.iterations < iterationLimit, !isKnown(state) {
      state.iterations += 1
      guard let step = self.step(from: state) else {
        // With nothing to gain and no strict maximum, the function is flat here.
        guard state.curvature != .information, state.predictedGain > gainTolerance else { return state }
        reevaluate(&state, as: .information, &objective)
        continue
      }
      // Close by, a gain that does not fall any more is made of rounding.
      let isRounding = step.gain < 1e-12 && step.gain > 0.1 * state.predictedGain
      state.predictedGain = step.gain
      state.active = step.program.active
      if step.gain <= gainTolerance || isRounding {
        if state.curvature == .information {
          reevaluate(&state, as: .final, &objective)
          continue
        }
        state.point = moved(state.point, along: step)
        state.isMaximum = true
        return state
      }
      let next: CurvatureKind =
        switch (state.curvature, step.gain) {
        case (.observed, ..<finalGain), (.final, ..<finalGain): .final
        case (_, ..<newtonGain): .observed
        default: .information
        }
      if let (point, model) = search(from: state, along: step, next: next, &objective) {
        (state.point, state.evaluatedPoint, state.model, state.curvature) = (point, point, model, next)
      } else if state.curvature != .information {
        reevaluate(&state, as: .information, &objective)
      } else {
        return state
      }
    }
    return state
  }

  /// Evaluates the objective at the same point with another curvature.
  private func reevaluate(_ state: inout Result, as kind: CurvatureKind, _ objective: inout some SmoothObjective) {
    state.model = objective.evaluate(at: state.point, curvature: kind)
    state.curvature = kind
  }

  private struct Step {
    var program: ConvexQuadraticProgram
    var gain: Double
    var slope: Double
  }

  /// The step that the local model and the constraints suggest; `nil` where the curvature is not positive definite.
  private func step(from state: Result) -> Step? {
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
      let share = factor.smallestPivotShare(ofDiagonal: curvature.diagonal)
      if kind == .information || share > singularShare { return factor }
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
    return factor.smallestPivotShare(ofDiagonal: mended.diagonal) > singularShare ? factor : nil
  }

  /// The first point along the step, halving it, that gains enough (Armijo's rule).
  private func search(
    from state: Result, along step: Step, next: CurvatureKind, _ objective: inout some SmoothObjective
  ) -> (point: [Double], model: LocalModel)? {
    // Below this a gain drowns in the rounding of the value, and the step is trusted.
    let noise = 1e-12 * (1 + abs(state.model.value))
    var fraction = 1.0
    while fraction > 1e-9 {
      let trial =
        fraction == 1
        ? moved(state.point, along: step) : inside(state.point, along: step.program.step.map { fraction * $0 })
      let model = objective.evaluate(at: trial, curvature: next)
      if isFinite(model) {
        if model.value >= state.model.value + 1e-4 * fraction * step.slope { return (trial, model) }
        if step.gain < noise, model.value >= state.model.value - noise { return (trial, model) }
      }
      fraction *= 0.5
    }
    return nil
  }

  private func isFinite(_ model: LocalModel) -> Bool {
    model.value.isFinite && model.gradient.allSatisfy(\.isFinite)
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
    return zip(point, step).map { $0 + fraction * $1 }
  }

  /// `point` after the whole step, put exactly where the active constraints fix it.
  ///
  /// The step obeys them to rounding only, which times a large multiplier would show in the function's value.
  private func moved(_ point: [Double], along step: Step) -> [Double] {
    var result = inside(point, along: step.program.step)
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
