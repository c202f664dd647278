public import LinearAlgebra
import NumericalMethods

extension FittedHAR {
  /// An estimator of the covariance matrix of the coefficients.
  public enum CovarianceEstimator: Sendable, Equatable {
    /// s² (XᵀX)⁻¹ with s² = Σ e²/(n − k): for errors of one variance, uncorrelated.
    case classical
    /// White (1980), HC0: for errors of unequal variances, uncorrelated.
    case white
    /// Newey & West (1987) with Bartlett's weights up to the lag given: also for correlated errors, which targets of
    /// several periods always have. `nil` takes the lags of Newey & West (1994), `horizon` − 1 at least.
    case neweyWest(lags: Int? = nil)
  }

  /// The covariance matrix of the coefficients (k × k), in the order of `terms`.
  ///
  /// With a ridge penalty (XᵀX)⁻¹ becomes (XᵀX + Λ)⁻¹ on either side of the scores' covariance: the matrix is about
  /// the mean of the estimates, whose bias it leaves out, and takes λ as given.
  ///
  /// - Parameter estimator: what is assumed of the errors.
  /// - Returns: the matrix, without a correction for small samples but that of s².
  /// - Precondition: a number of lags is not negative.
  public func covariance(_ estimator: CovarianceEstimator) -> Matrix {
    switch estimator {
    case .classical:
      return classicalCovariance
    case .white:
      return HACCovariance.white(
        design: sample.design, residuals: sample.residuals, inverseGram: sample.inverseGram)
    case .neweyWest(let lags):
      return HACCovariance.neweyWest(
        design: sample.design, residuals: sample.residuals, inverseGram: sample.inverseGram,
        lags: lags ?? automaticLags)
    }
  }

  /// The standard errors of the coefficients, in the order of `terms`.
  ///
  /// - Parameter estimator: what is assumed of the errors.
  /// - Returns: the square roots of the diagonal of `covariance`.
  /// - Precondition: a number of lags is not negative.
  public func standardErrors(_ estimator: CovarianceEstimator) -> [Double] {
    covariance(estimator).diagonal.map { max(0, $0).squareRoot() }
  }

  /// The number of lags that `.neweyWest()` takes.
  public var automaticLags: Int {
    let chosen = HACCovariance.automaticLags(design: sample.design, residuals: sample.residuals)
    return max(specification.horizon - 1, chosen ?? HACCovariance.ruleOfThumbLags(count: observations))
  }

  /// s² G XᵀX G with G = (XᵀX + Λ)⁻¹, which is s² (G − G Λ G).
  private var classicalCovariance: Matrix {
    let k = layout.termCount
    let s2 = sample.residualSumOfSquares / Double(observations - k)
    var result = sample.inverseGram
    for i in 0..<k {
      for j in 0..<k {
        var shrunk = 0.0
        for (l, penalty) in sample.penalties.enumerated() {
          shrunk += sample.inverseGram[i, l] * penalty * sample.inverseGram[l, j]
        }
        result[i, j] = s2 * (sample.inverseGram[i, j] - shrunk)
      }
    }
    return result
  }
}
