import LinearAlgebra

/// The sums of products that a ridge regression is solved from, added up row by row.
///
/// The features are scaled, so that the cross products of their sums cancel little.
struct RegressionMoments: Sendable {
  private let columnCount: Int
  private var count = 0.0
  private var featureSums: [Double]
  /// Σ zᵢ zⱼ for j ≤ i, row after row of the lower triangle.
  private var products: [Double]
  private var targetProducts: [Double]
  private var targetSum = 0.0
  private var targetSquares = 0.0

  /// No rows yet, of `columnCount` features.
  init(columnCount: Int) {
    self.columnCount = columnCount
    featureSums = [Double](repeating: 0, count: columnCount)
    targetProducts = featureSums
    products = [Double](repeating: 0, count: columnCount * (columnCount + 1) / 2)
  }

  /// Takes in a row.
  mutating func add(_ features: ArraySlice<Double>, target: Double) {
    count += 1
    targetSum += target
    targetSquares += target * target
    var place = 0
    let start = features.startIndex
    for i in 0..<columnCount {
      let value = features[start + i]
      featureSums[i] += value
      targetProducts[i] += value * target
      for j in 0...i { products[place + j] += value * features[start + j] }
      place += i + 1
    }
  }

  /// The equation with the smallest sum of squares and penalty, without a correction.
  ///
  /// - Throws: `ForecastingError.noTrainingRows`, and `.invalidSpecification` where the rows do not determine it.
  func solved(penalty: Double) throws(ForecastingError) -> RegressionEquation {
    guard count > 0 else { throw .noTrainingRows }
    guard count > Double(columnCount + 1) else {
      throw .invalidSpecification(
        reason: "\(Int(count)) rows are too few for a regression on \(columnCount) features: give a longer history")
    }
    let means = featureSums.map { $0 / count }
    let targetMean = targetSum / count
    var covariance = Matrix(rowCount: columnCount, columnCount: columnCount)
    var place = 0
    for i in 0..<columnCount {
      for j in 0...i {
        let value = products[place + j] / count - means[i] * means[j]
        covariance[i, j] = value
        covariance[j, i] = value
      }
      place += i + 1
    }
    let crossCovariance = zip(targetProducts, means).map { $0 / count - $1 * targetMean }
    var penalized = covariance
    // A column that is constant in the rows has no variance; the least penalty keeps its coefficient at zero.
    for i in 0..<columnCount { penalized[i, i] += max(penalty, 1e-10) }
    guard let factorization = CholeskyFactorization(penalized) else {
      throw .invalidSpecification(reason: "the features depend on each other: a regression on them has no solution")
    }
    let coefficients = factorization.solve(crossCovariance)
    let explained = zip(coefficients, covariance * coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    let cross = zip(coefficients, crossCovariance).reduce(0) { $0 + $1.0 * $1.1 }
    let residualVariance = targetSquares / count - targetMean * targetMean - 2 * cross + explained
    return try RegressionEquation(
      intercept: targetMean - zip(coefficients, means).reduce(0) { $0 + $1.0 * $1.1 }, coefficients: coefficients,
      residualVariance: max(0, residualVariance), correction: 0)
  }
}
