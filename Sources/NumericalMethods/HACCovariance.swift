package import LinearAlgebra

/// Covariance matrices of least-squares coefficients that hold also where the errors have unequal variances or are
/// correlated from period to period.
///
/// With X (n × k), residuals e and G = (XᵀX)⁻¹ each is G·S·G, where S sums the products of the scores sₜ = xₜ eₜ.
package enum HACCovariance {
  /// White's covariance, HC0: S = Σₜ sₜ sₜᵀ.
  ///
  /// Source: White (1980), "A heteroskedasticity-consistent covariance matrix estimator and a direct test for
  /// heteroskedasticity".
  ///
  /// - Parameters:
  ///   - design: X (n × k).
  ///   - residuals: e, n elements.
  ///   - inverseGram: G (k × k); of a ridge regression (XᵀX + diag(λ))⁻¹.
  /// - Returns: the covariance matrix of the coefficients (k × k).
  /// - Precondition: the shapes agree.
  package static func white(design: Matrix, residuals: [Double], inverseGram: Matrix) -> Matrix {
    neweyWest(design: design, residuals: residuals, inverseGram: inverseGram, lags: 0)
  }

  /// Newey and West's covariance: S = Γ₀ + Σ_{l=1}^L (1 − l/(L + 1)) (Γₗ + Γₗᵀ), Γₗ = Σₜ sₜ sₜ₋ₗᵀ.
  ///
  /// Source: Newey & West (1987), "A simple, positive semi-definite, heteroskedasticity and autocorrelation consistent
  /// covariance matrix".
  ///
  /// - Parameters:
  ///   - design: X (n × k).
  ///   - residuals: e, n elements.
  ///   - inverseGram: G (k × k); of a ridge regression (XᵀX + diag(λ))⁻¹.
  ///   - lags: L, not negative; lags of n and more contribute nothing.
  ///   - correctsSmallSample: whether the matrix is multiplied by n/(n − k).
  /// - Returns: the covariance matrix of the coefficients (k × k).
  /// - Precondition: the shapes agree; n > k for the correction.
  package static func neweyWest(
    design: Matrix, residuals: [Double], inverseGram: Matrix, lags: Int, correctsSmallSample: Bool = false
  ) -> Matrix {
    let (n, k) = (design.rowCount, design.columnCount)
    precondition(residuals.count == n, "a regression has a residual for each observation")
    precondition(inverseGram.rowCount == k && inverseGram.columnCount == k, "G has a row and a column for each column")
    precondition(lags >= 0, "a number of lags is not negative")
    precondition(!correctsSmallSample || n > k, "the correction needs more observations than coefficients")
    let scores = scores(design: design, residuals: residuals)
    let middle = kernelSum(of: scores, lags: lags)
    let correction = correctsSmallSample ? Double(n) / Double(n - k) : 1
    let product = inverseGram * middle * inverseGram
    // Symmetric to the last bit, which rounding in the two products does not leave it.
    var result = product
    for i in 0..<k { for j in 0..<k { result[i, j] = correction * 0.5 * (product[i, j] + product[j, i]) } }
    return result
  }

  /// The variance of √n times the mean of a series, n → ∞: γ₀ + 2 Σ_{l=1}^L (1 − l/(L + 1)) γₗ,
  /// with γₗ = (1/n) Σₜ (xₜ − x̄)(xₜ₋ₗ − x̄).
  ///
  /// Divided by n it is the variance of the mean, as in the test of Diebold & Mariano (1995).
  ///
  /// - Parameters:
  ///   - series: x, at least one element.
  ///   - lags: L, not negative; lags of n and more contribute nothing.
  /// - Returns: the variance, not negative; 0 for a constant series.
  /// - Precondition: the series is not empty.
  package static func longRunVariance(of series: [Double], lags: Int) -> Double {
    precondition(!series.isEmpty, "a mean is of at least one element")
    precondition(lags >= 0, "a number of lags is not negative")
    let centred = Matrix(rowCount: series.count, columnCount: 1, elements: centred(series))
    return max(0, kernelSum(of: centred, lags: lags)[0, 0] / Double(series.count))
  }

  /// sₜ = xₜ eₜ (n × k).
  static func scores(design: Matrix, residuals: [Double]) -> Matrix {
    let k = design.columnCount
    var elements = design.elements
    for row in residuals.indices { for column in 0..<k { elements[row * k + column] *= residuals[row] } }
    return Matrix(rowCount: residuals.count, columnCount: k, elements: elements)
  }

  static func centred(_ series: [Double]) -> [Double] {
    let mean = series.reduce(0) { $0 + $1 / Double(series.count) }
    return series.map { $0 - mean }
  }

  /// Γ₀ + Σₗ wₗ (Γₗ + Γₗᵀ) with Bartlett's weights wₗ = 1 − l/(L + 1).
  private static func kernelSum(of scores: Matrix, lags: Int) -> Matrix {
    let (n, k) = (scores.rowCount, scores.columnCount)
    var sum = Matrix(rowCount: k, columnCount: k)
    for lag in 0..<min(lags + 1, n) {
      let weight = 1 - Double(lag) / Double(lags + 1)
      var products = [Double](repeating: 0, count: k * k)
      for row in lag..<n {
        let (now, before) = (row * k, (row - lag) * k)
        for i in 0..<k {
          let score = scores.elements[now + i]
          for j in 0..<k { products[i * k + j] += score * scores.elements[before + j] }
        }
      }
      for i in 0..<k {
        for j in 0..<k {
          sum[i, j] += lag == 0 ? products[i * k + j] : weight * (products[i * k + j] + products[j * k + i])
        }
      }
    }
    return sum
  }
}
