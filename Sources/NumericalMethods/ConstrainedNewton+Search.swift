import LinearAlgebra

extension ConstrainedNewton {
  /// A search that says where it wants to know the function next, and goes on when it is told.
  ///
  /// So that many searches can be moved on together, each with its own state.
  package struct Search: Sendable {
    /// Where the search stands.
    package private(set) var state: Result
    /// Where the function is wanted next, and with which curvature; `nil` at the end of the search.
    package private(set) var request: (point: [Double], curvature: CurvatureKind)?
    private let method: ConstrainedNewton
    private var purpose = Purpose.start

    /// What the wanted evaluation is for.
    private enum Purpose {
      /// To begin with.
      case start
      /// To see another curvature at the same point.
      case otherCurvature
      /// To go as far along a step as `fraction` says.
      case advance(Step, fraction: Double)
    }

    /// A search from `start`, which must obey the constraints.
    ///
    /// - Parameters:
    ///   - method: the constraints and tolerances.
    ///   - start: the point to start from.
    ///   - first: the curvature at the start: the exact one where the maximum is thought near.
    package init(_ method: ConstrainedNewton, from start: [Double], first: CurvatureKind = .information) {
      self.method = method
      let nothing = LocalModel(value: -.infinity, gradient: [], curvature: Matrix(rowCount: 0, columnCount: 0))
      state = Result(
        point: start, evaluatedPoint: start, model: nothing, curvature: first, active: [], iterations: 0,
        predictedGain: .infinity, isMaximum: false)
      request = (start, first)
    }

    /// Goes on with the function at `request`.
    ///
    /// - Parameters:
    ///   - model: the function and its derivatives there.
    ///   - isKnown: whether a point lies where an earlier search has been; the search ends there.
    /// - Precondition: there is a request.
    package mutating func receive(_ model: LocalModel, unless isKnown: (Result) -> Bool = { _ in false }) {
      guard let (point, curvature) = request else { preconditionFailure("a search that has ended wants nothing") }
      request = nil
      switch purpose {
      case .start:
        state.model = model
        if Self.isFinite(model) { takeStep(unless: isKnown) }
      case .otherCurvature:
        (state.model, state.curvature) = (model, curvature)
        takeStep(unless: isKnown)
      case .advance(let step, let fraction):
        if gainsEnough(model, after: step, fraction: fraction) {
          (state.point, state.evaluatedPoint, state.model, state.curvature) = (point, point, model, curvature)
          takeStep(unless: isKnown)
        } else if 0.5 * fraction > 1e-9 {
          ask(for: curvature, after: step, fraction: 0.5 * fraction)
        } else if state.curvature != .information {
          ask(forOther: .information)
        }
      }
    }

    /// Plans the next step from the local model, and ends the search where there is none to take.
    private mutating func takeStep(unless isKnown: (Result) -> Bool) {
      guard state.iterations < method.iterationLimit, !isKnown(state) else { return }
      state.iterations += 1
      guard let step = method.step(from: state) else {
        // With nothing to gain and no strict maximum, the function is flat here.
        guard state.curvature != .information, state.predictedGain > method.gainTolerance else { return }
        return ask(forOther: .information)
      }
      // Close by, a gain that does not fall any more is made of rounding.
      let isRounding = step.gain < 1e-12 && step.gain > 0.1 * state.predictedGain
      state.predictedGain = step.gain
      state.active = step.program.active
      if step.gain <= method.gainTolerance || isRounding {
        if state.curvature == .information { return ask(forOther: .final) }
        state.point = method.point(after: step, fraction: 1, from: state.point)
        state.isMaximum = true
        return
      }
      let next: CurvatureKind =
        switch (state.curvature, step.gain) {
        case (.observed, ..<method.finalGain), (.final, ..<method.finalGain): .final
        case (_, ..<method.newtonGain): .observed
        default: .information
        }
      ask(for: next, after: step, fraction: 1)
    }

    private mutating func ask(forOther curvature: CurvatureKind) {
      purpose = .otherCurvature
      request = (state.point, curvature)
    }

    private mutating func ask(for curvature: CurvatureKind, after step: Step, fraction: Double) {
      purpose = .advance(step, fraction: fraction)
      request = (method.point(after: step, fraction: fraction, from: state.point), curvature)
    }

    /// Armijo's rule: a share of what the slope promises, or nothing lost where a gain drowns in the rounding of the
    /// value and the step is trusted.
    private func gainsEnough(_ model: LocalModel, after step: Step, fraction: Double) -> Bool {
      guard Self.isFinite(model) else { return false }
      if model.value >= state.model.value + 1e-4 * fraction * step.slope { return true }
      let noise = 1e-12 * (1 + abs(state.model.value))
      return step.gain < noise && model.value >= state.model.value - noise
    }

    private static func isFinite(_ model: LocalModel) -> Bool {
      model.value.isFinite && model.gradient.allSatisfy(\.isFinite)
    }
  }
}
