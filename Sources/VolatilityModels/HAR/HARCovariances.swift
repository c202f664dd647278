package import LinearAlgebra

/// Where the covariances of a fit's coefficients come from.
enum HARCovariances: Sendable, Equatable {
  /// The sample, from which any can be computed.
  case computed(HARDesign)
  /// A file, which holds those that were computed when it was written.
  case stored(StoredHARCovariances)
}

/// The covariances of a fit's coefficients that a file holds.
package struct StoredHARCovariances: Sendable, Equatable {
  /// An estimator of which a file holds the matrix.
  package enum Kind: String, Sendable, CaseIterable {
    /// ``FittedHAR/CovarianceEstimator/classical``
    case classical
    /// ``FittedHAR/CovarianceEstimator/white``
    case white
    /// ``FittedHAR/CovarianceEstimator/neweyWest(lags:)`` with the lags that the sample chose.
    case neweyWest
  }

  /// The matrices there are, (k × k) each.
  package let matrices: [Kind: Matrix]
  /// The number of lags of the matrix of Newey & West.
  package let lags: Int

  /// Covariances by their estimator.
  package init(matrices: [Kind: Matrix], lags: Int) {
    self.matrices = matrices
    self.lags = lags
  }
}
