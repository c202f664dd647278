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
  /// - Returns: the matrix, without a correction for small samples but that of s²; `nil` only of a model that was read
  ///   from a file, which has no sample any more, for lags other than `automaticLags` and for a matrix that was not
  ///   finite.
  /// - Precondition: a number of lags is not negative.
  public func covariance(_ estimator: CovarianceEstimator) -> Matrix? {
    switch sample.covariances {
    case .computed(let design): covariance(estimator, design)
    case .stored(let stored): stored.matrix(estimator)
    }
  }

  /// The standard errors of the coefficients, in the order of `terms`.
  ///
  /// - Parameter estimator: what is assumed of the errors.
  /// - Returns: the square roots of the diagonal of `covariance`; `nil` where there is none.
  /// - Precondition: a number of lags is not negative.
  public func standardErrors(_ estimator: CovarianceEstimator) -> [Double]? {
    covariance(estimator)?.diagonal.map { max(0, $0).squareRoot() }
  }

  /// The number of lags that `.neweyWest()` takes: ⌊4 (n/100)^(2/9)⌋ of n observations, but at least the lags at which
  /// overlapping targets are correlated.
  ///
  /// The lags that Newey & West (1994) estimate from the data are not taken: a single violent day makes them a tenth of
  /// the sample, and the errors with them far too small.
  public var automaticLags: Int {
    switch sample.covariances {
    case .stored(let stored): return stored.lags
    case .computed: return max(specification.horizon - 1, HACCovariance.ruleOfThumbLags(count: observations))
    }
  }

  private func covariance(_ estimator: CovarianceEstimator, _ design: HARDesign) -> Matrix {
    switch estimator {
    case .classical:
      design.classicalCovariance(residualSumOfSquares: sample.residualSumOfSquares)
    case .white:
      HACCovariance.white(design: design.regressors, residuals: residuals, inverseGram: design.inverseGram)
    case .neweyWest(let lags):
      HACCovariance.neweyWest(
        design: design.regressors, residuals: residuals, inverseGram: design.inverseGram, lags: lags ?? automaticLags)
    }
  }
}

extension StoredHARCovariances {
  /// The matrix of an estimator, if it is here.
  func matrix(_ estimator: FittedHAR.CovarianceEstimator) -> Matrix? {
    switch estimator {
    case .classical:
      return matrices[.classical]
    case .white:
      return matrices[.white]
    case .neweyWest(let lags):
      precondition(lags ?? 0 >= 0, "a number of lags is not negative")
      return lags ?? self.lags == self.lags ? matrices[.neweyWest] : nil
    }
  }
}
