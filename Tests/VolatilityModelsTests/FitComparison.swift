import LinearAlgebra
import VolatilityModels

/// Whether two fits to the same returns are the same but for the rounding of another order of operations.
///
/// The maximum is where the score vanishes to rounding: its error is about 10⁻¹¹ standard errors, and the covariance
/// matrices differ by the score's and Hessian's change over that distance, and by rounding times their condition.
func isSameFit(_ left: FittedGARCH, _ right: FittedGARCH, tolerance: Double = 1e-9) -> Bool {
  guard left.status == right.status, left.specification == right.specification, left.scale == right.scale else {
    return false
  }
  guard abs(left.logLikelihood - right.logLikelihood) <= tolerance * (1 + abs(right.logLikelihood)) else {
    return false
  }
  let errors = right.standardErrors(.hessian)
  for (index, (one, other)) in zip(left.parameters.named, right.parameters.named).enumerated() {
    let size = max(abs(other.value), errors[index] ?? 0)
    guard one.name == other.name, abs(one.value - other.value) <= tolerance * size else { return false }
  }
  for kind in CovarianceKind.allCases {
    guard let one = left.covariance(kind), let other = right.covariance(kind) else {
      if left.covariance(kind) == nil, right.covariance(kind) == nil { continue }
      return false
    }
    for i in 0..<one.rowCount {
      for j in 0..<one.columnCount {
        let size = (other[i, i] * other[j, j]).squareRoot()
        guard abs(one[i, j] - other[i, j]) <= 100 * tolerance * size else { return false }
      }
    }
  }
  return left.path.conditionalVariance.count == right.path.conditionalVariance.count
}
