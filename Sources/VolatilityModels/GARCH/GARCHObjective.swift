import LinearAlgebra
import NumericalMethods

/// The log-likelihood of a GARCH(1,1) as a function to maximise, over μ, φ, ω, α, β and η = 1/ν.
///
/// In η the likelihood of Student's t is nearly quadratic also where the data are close to normal, where in
/// ν it is nearly flat (Fiorentini, Sentana & Calzolari 2003).
struct GARCHObjective: SmoothObjective {
  let sample: GARCHSample
  let innovations: Innovations
  /// The sums of the last evaluation of kind `final`, with the point where it was made.
  private(set) var finalSums: (vector: [Double], sums: GARCHSums)?

  init(sample: GARCHSample, innovations: Innovations) {
    self.sample = sample
    self.innovations = innovations
  }

  /// The names of `constraints`.
  let limits: [ParameterLimit] = [
    .omegaPositive, .alphaNonnegative, .betaNonnegative, .persistenceBelowOne, .nuAboveTwo, .nuBelowLimit,
  ]

  /// ω ≥ 10⁻¹⁰ of the sample's variance, α ≥ 0, β ≥ 0, α + β ≤ 1, 2.01 ≤ ν ≤ 1000.
  var constraints: [LinearConstraint] {
    let k = sample.mean.parameterCount
    let size = k + 3 + (innovations == .studentT ? 1 : 0)
    var persistence = [Double](repeating: 0, count: size)
    (persistence[k + 1], persistence[k + 2]) = (1, 1)
    var result: [LinearConstraint] = [
      .lower(1e-10 * sample.variance, onElement: k, of: size),
      .lower(0, onElement: k + 1, of: size),
      .lower(0, onElement: k + 2, of: size),
      LinearConstraint(normal: persistence, bound: 1),
    ]
    if innovations == .studentT {
      result.append(.upper(1 / GARCHParameters.nuRange.lowerBound, onElement: size - 1, of: size))
      result.append(.lower(1 / GARCHParameters.nuRange.upperBound, onElement: size - 1, of: size))
    }
    return result
  }

  /// The point with the elements `vector`, whose last is η for Student's t.
  func point(_ vector: [Double]) -> GARCHPoint {
    var point = GARCHPoint(vector, mean: sample.mean, innovations: innovations)
    if let eta = point.nu { point.nu = 1 / eta }
    return point
  }

  /// The elements of `point`, the last of them η for Student's t.
  func vector(_ point: GARCHPoint) -> [Double] {
    var point = point
    if let nu = point.nu { point.nu = 1 / nu }
    return point.vector(mean: sample.mean)
  }

  mutating func evaluate(at vector: [Double], curvature: CurvatureKind) -> LocalModel {
    model(GARCHKernel.sums(sample, at: point(vector), curvature: curvature), at: vector, curvature: curvature)
  }

  /// The local model that the sums at a point make.
  mutating func model(_ sums: GARCHSums, at vector: [Double], curvature: CurvatureKind) -> LocalModel {
    if curvature == .final { finalSums = (vector, sums) }
    var model = LocalModel(value: sums.logLikelihood, gradient: sums.score, curvature: sums.curvature)
    guard innovations == .studentT, let eta = vector.last else { return model }
    let nu = 1 / eta
    // dν/dη = −ν², d²ν/dη² = 2ν³.
    let last = vector.count - 1
    for i in 0..<last {
      let cross = -nu * nu * model.curvature[i, last]
      (model.curvature[i, last], model.curvature[last, i]) = (cross, cross)
    }
    let own = nu * nu * nu * nu * model.curvature[last, last]
    model.curvature[last, last] = curvature == .information ? own : own - 2 * nu * nu * nu * sums.score[last]
    model.gradient[last] = -nu * nu * sums.score[last]
    return model
  }
}
