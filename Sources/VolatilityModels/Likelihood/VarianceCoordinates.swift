import LinearAlgebra
import NumericalMethods

/// The coordinates in which a maximum is sought: the parameters, but for an ω that others determine, and with 1/ν in
/// place of the degrees of freedom ν.
///
/// In 1/ν the likelihood of Student's t is nearly quadratic also where the data are close to normal, where in
/// ν it is nearly flat (Fiorentini, Sentana & Calzolari 2003).
struct VarianceCoordinates {
  let layout: VarianceLayout
  /// s², where ω = s²(1 − persistence) − Σ δ x̄.
  let targetVariance: Double?
  private let regressorMeans: [Double]

  init(_ sample: VarianceSample, isTargeted: Bool) {
    layout = sample.layout
    targetVariance = isTargeted ? sample.returns.variance : nil
    regressorMeans = sample.regressorMeans
  }

  /// The position of the degrees of freedom, which are replaced by their reciprocal.
  private var reciprocal: Int? {
    layout.innovations == .studentT || layout.innovations == .skewedT ? layout.shapes.first : nil
  }

  /// ∂ω/∂θ of a targeted ω, zero elsewhere.
  var omegaSlopes: [Double] {
    var slopes = [Double](repeating: 0, count: layout.count)
    guard let variance = targetVariance else { return slopes }
    for i in layout.alphas { slopes[i] = -variance }
    for i in layout.gammas { slopes[i] = -0.5 * variance }
    for i in layout.betas { slopes[i] = -variance }
    for (i, mean) in zip(layout.deltas, regressorMeans) { slopes[i] = -mean }
    return slopes
  }

  /// The parameters at a point of the search.
  func parameters(_ vector: [Double]) -> [Double] {
    var result = vector
    if let variance = targetVariance {
      result.insert(0, at: layout.omega)
      result[layout.omega] = variance + dot(omegaSlopes, result)
    }
    if let reciprocal { result[reciprocal] = 1 / result[reciprocal] }
    return result
  }

  /// The point of the search with the given parameters; a targeted ω is left out.
  func vector(_ parameters: [Double]) -> [Double] {
    var result = parameters
    if let reciprocal { result[reciprocal] = 1 / result[reciprocal] }
    if targetVariance != nil { result.remove(at: layout.omega) }
    return result
  }

  /// A half-space of the parameters as one of the search.
  func constraint(_ constraint: LinearConstraint) -> LinearConstraint {
    var normal = constraint.normal
    var bound = constraint.bound
    if let reciprocal, normal[reciprocal] != 0 {
      // ν ≥ b is 1/ν ≤ 1/b.
      (normal[reciprocal], bound) = (-normal[reciprocal], -normal[reciprocal] * normal[reciprocal] / bound)
    }
    if let variance = targetVariance {
      let weight = normal[layout.omega]
      bound -= weight * variance
      for (index, slope) in omegaSlopes.enumerated() { normal[index] += weight * slope }
      normal.remove(at: layout.omega)
    }
    return LinearConstraint(normal: normal, bound: bound)
  }

  /// The likelihood's derivatives by the search's coordinates.
  func model(_ sums: GARCHSums, parameters: [Double], kind: CurvatureKind) -> LocalModel {
    var (gradient, curvature) = (sums.score, sums.curvature)
    if let reciprocal {
      let nu = parameters[reciprocal]
      let own = nu * nu * nu * nu * curvature[reciprocal, reciprocal]
      for i in gradient.indices where i != reciprocal {
        let cross = -nu * nu * curvature[i, reciprocal]
        (curvature[i, reciprocal], curvature[reciprocal, i]) = (cross, cross)
      }
      curvature[reciprocal, reciprocal] = kind == .information ? own : own - 2 * nu * nu * nu * gradient[reciprocal]
      gradient[reciprocal] *= -nu * nu
    }
    guard targetVariance != nil else {
      return LocalModel(value: sums.logLikelihood, gradient: gradient, curvature: curvature)
    }
    let (omega, slopes) = (layout.omega, omegaSlopes)
    let free = gradient.indices.filter { $0 != omega }
    var folded = Matrix(rowCount: free.count, columnCount: free.count)
    for (i, a) in free.enumerated() {
      for (j, b) in free.enumerated() {
        folded[i, j] =
          curvature[a, b] + slopes[a] * curvature[omega, b] + slopes[b] * curvature[a, omega]
          + slopes[a] * slopes[b] * curvature[omega, omega]
      }
    }
    return LocalModel(
      value: sums.logLikelihood, gradient: free.map { gradient[$0] + slopes[$0] * gradient[omega] }, curvature: folded)
  }
}
