import LinearAlgebra

/// The regressors of a fit, from which covariances are made.
struct HARDesign: Sendable, Equatable {
  /// X (n × k).
  let regressors: Matrix
  /// (XᵀX + Λ)⁻¹.
  let inverseGram: Matrix
  /// The diagonal of Λ; empty without penalties.
  let penalties: [Double]

  init(regressors: Matrix, solution: LeastSquares, penalty: Double) {
    self.regressors = regressors
    inverseGram = solution.inverseGram
    penalties = HARRegression.penalties(penalty, of: regressors)
  }

  /// s² G XᵀX G with G = (XᵀX + Λ)⁻¹, which is s² (G − G Λ G).
  func classicalCovariance(residualSumOfSquares: Double) -> Matrix {
    let k = regressors.columnCount
    let s2 = residualSumOfSquares / Double(regressors.rowCount - k)
    var result = inverseGram
    for i in 0..<k {
      for j in 0..<k {
        var shrunk = 0.0
        for (l, penalty) in penalties.enumerated() { shrunk += inverseGram[i, l] * penalty * inverseGram[l, j] }
        result[i, j] = s2 * (inverseGram[i, j] - shrunk)
      }
    }
    return result
  }
}
