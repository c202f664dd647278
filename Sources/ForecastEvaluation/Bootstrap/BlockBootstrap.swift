/// A way to resample a time series in blocks, so that neighbours stay together and the resample depends on its past
/// nearly as the series does.
///
/// Each replication has its own stream of random numbers: its blocks depend on the seed and its number alone, not on
/// the order or the threads in which replications are drawn.
public protocol BlockBootstrap: Sendable {
  /// The mean number of elements of a block, the last of a replication aside, which may be cut short.
  var meanBlockLength: Double { get }

  /// The blocks of one replication in their order; their lengths add up to `count`.
  ///
  /// - Parameters:
  ///   - replication: the number of the replication, from 0 on.
  ///   - count: the number of elements of the series, positive.
  /// - Returns: the stretches of the series that make up the resample.
  func blocks(replication: Int, count: Int) -> [ResampledBlock]

  /// What an autocovariance counts for in the variance of a resample's mean.
  ///
  /// Given a series of n elements with the autocovariances γᵢ (sums divided by n), the mean of a resample has the
  /// variance (γ₀ + 2 Σᵢ wᵢ γᵢ)/n, where i goes from 1 to n − 1.
  ///
  /// - Parameter count: n, positive.
  /// - Returns: w₀ = 1, w₁, … wₙ₋₁.
  func lagWeights(count: Int) -> [Double]
}

extension BlockBootstrap {
  /// The elements of the series that one replication is made of.
  ///
  /// - Parameters:
  ///   - replication: the number of the replication, from 0 on.
  ///   - count: the number of elements of the series, positive.
  /// - Returns: `count` indices.
  public func indices(replication: Int, count: Int) -> [Int] {
    blocks(replication: replication, count: count).flatMap { block in
      (block.start..<block.start + block.length).map { $0 % count }
    }
  }

  /// The variance of the mean of a resample, given the series; exact, so that nothing needs to be resampled.
  ///
  /// Times n it estimates the long-run variance of the series. For the stationary bootstrap this is the estimator that
  /// Hansen (2005), "A test for superior predictive ability", studentises with.
  ///
  /// - Parameter series: at least one finite number.
  /// - Returns: the variance; 0 for a constant series.
  /// - Precondition: the series is not empty.
  public func varianceOfMean(of series: [Double]) -> Double {
    let n = series.count
    precondition(n > 0, "a mean is over at least one number")
    let mean = series.reduce(0, +) / Double(n)
    let deviations = series.map { $0 - mean }
    var sum = 0.0
    // Autocovariances are at most γ₀: weights that are smaller than the rounding of a sum of them all are left out.
    for (lag, weight) in lagWeights(count: n).enumerated() where weight > 1e-20 {
      var products = 0.0
      for t in lag..<n { products += deviations[t] * deviations[t - lag] }
      sum += (lag == 0 ? 1 : 2) * weight * products
    }
    // The estimator cannot be negative; what rounding makes of an exact 0 can.
    return max(0, sum / Double(n) / Double(n))
  }
}
