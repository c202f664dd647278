import LinearAlgebra
package import MarketData

/// What a fitted heterogeneous autoregression is made of when it is kept in a file.
package struct HARParts: Sendable, Equatable {
  /// What was fitted.
  package var specification: HAR
  /// The categories of each season that the sample has, increasing; the last has no term of its own.
  package var seasonCategories: [HAR.Season: [Int]]
  /// The unit of the returns that the variances are of.
  package var scale: ReturnScale
  /// The ridge penalty λ that was used.
  package var penalty: Double
  /// The coefficients, one for each term.
  package var coefficients: [Double]
  /// The residuals, one for each observation.
  package var residuals: [Double]
  /// Σ (y − ȳ)².
  package var totalSumOfSquares: Double
  /// The lowest and the highest target of the sample, as variances.
  package var targetRange: ClosedRange<Double>
  /// The mean target of the sample, as a variance.
  package var targetMean: Double
  /// The covariance matrices of the coefficients.
  package var covariances: StoredHARCovariances

  /// A model from its parts.
  package init(
    specification: HAR, seasonCategories: [HAR.Season: [Int]], scale: ReturnScale, penalty: Double,
    coefficients: [Double], residuals: [Double], totalSumOfSquares: Double, targetRange: ClosedRange<Double>,
    targetMean: Double, covariances: StoredHARCovariances
  ) {
    self.specification = specification
    self.seasonCategories = seasonCategories
    self.scale = scale
    self.penalty = penalty
    self.coefficients = coefficients
    self.residuals = residuals
    self.totalSumOfSquares = totalSumOfSquares
    self.targetRange = targetRange
    self.targetMean = targetMean
    self.covariances = covariances
  }

  /// The terms of a specification whose seasons have the categories given, increasing, in the order of coefficients.
  package static func terms(of specification: HAR, seasonCategories: [HAR.Season: [Int]]) -> [HARTerm] {
    HARLayout(specification, categories: seasonCategories).terms
  }
}

extension FittedHAR {
  /// What a file keeps of the model: its forecasts to the last bit, and the covariances with `automaticLags` lags.
  package var parts: HARParts {
    var matrices: [StoredHARCovariances.Kind: Matrix] = [:]
    matrices[.classical] = finite(covariance(.classical))
    matrices[.white] = finite(covariance(.white))
    matrices[.neweyWest] = finite(covariance(.neweyWest()))
    return HARParts(
      specification: specification,
      seasonCategories: Dictionary(
        uniqueKeysWithValues: specification.seasons.map { ($0, layout.categories(of: $0)) }),
      scale: scale, penalty: penalty, coefficients: coefficients, residuals: residuals,
      totalSumOfSquares: sample.totalSumOfSquares, targetRange: predictor.targetRange,
      targetMean: predictor.targetMean,
      covariances: StoredHARCovariances(matrices: matrices, lags: automaticLags))
  }

  /// The model that parts were taken of.
  ///
  /// - Precondition: there is a coefficient for each term, each matrix has a row and a column for each, and there are
  ///   residuals that are not all zero.
  package init(_ parts: HARParts) {
    let layout = HARLayout(parts.specification, categories: parts.seasonCategories)
    precondition(parts.coefficients.count == layout.termCount, "a coefficient for each term")
    precondition(
      parts.covariances.matrices.values.allSatisfy {
        $0.rowCount == layout.termCount && $0.columnCount == layout.termCount
      }, "a covariance matrix has a row and a column for each term")
    let sample = HARSample(
      residuals: parts.residuals, totalSumOfSquares: parts.totalSumOfSquares,
      covariances: .stored(parts.covariances))
    precondition(sample.residualSumOfSquares > 0, "a fit has residuals")
    self.init(
      specification: parts.specification, layout: layout, scale: parts.scale, penalty: parts.penalty,
      predictor: HARPredictor(
        coefficients: parts.coefficients,
        residualVariance: sample.residualSumOfSquares / Double(parts.residuals.count),
        targetRange: parts.targetRange, targetMean: parts.targetMean),
      sample: sample)
  }

  private func finite(_ matrix: Matrix?) -> Matrix? {
    matrix.flatMap { $0.elements.allSatisfy(\.isFinite) ? $0 : nil }
  }
}
