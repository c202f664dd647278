import NumericalMethods

/// The test of whether two forecasts have the same expected loss.
///
/// With dₜ the loss of the first less that of the second, n their number, h the horizon and V the long-run variance of
/// d, the statistic is d̄/√(V/n), times Harvey, Leybourne and Newbold's √((n + 1 − 2h + h(h − 1)/n)/n), and is held
/// against Student's t with n − 1 degrees of freedom. A positive statistic speaks for the second forecast.
///
/// Forecasts h ahead have errors that depend on each other up to h − 1 periods apart, so V = γ₀ + 2 Σ wₖγₖ over these
/// lags; wₖ is 1 in the paper. Such a sum can be negative or 0: then, as ever with `.bartlett`, wₖ = 1 − k/h.
/// Sources: Diebold & Mariano (1995), "Comparing predictive accuracy"; Harvey, Leybourne & Newbold
/// (1997), "Testing the equality of prediction mean squared errors".
public struct DieboldMariano: Sendable, Equatable {
  /// What the autocovariances of the differences count for.
  public enum Kernel: String, Sendable, Codable, CaseIterable {
    /// All the same.
    case rectangular
    /// The less the farther apart: 1 − k/h. Always positive, but too small on average: the test rejects too often.
    case bartlett
  }

  /// d̄, the mean loss of the first forecast less that of the second, in the unit of the losses.
  public let meanDifference: Double
  /// The kernel that was used: `.bartlett` too where the sum with `.rectangular` was not positive.
  public let kernel: Kernel
  /// d̄/√(V/n), as in the paper of 1995.
  public let uncorrectedStatistic: Double
  /// The statistic with the correction for small samples.
  public let statistic: Double
  /// n − 1, the degrees of freedom of Student's t.
  public let degreesOfFreedom: Int
  /// The p-value against any difference.
  public let pValue: Double
  /// The p-value against the first forecast's being better; small where it is.
  public let firstBetterPValue: Double
  /// The p-value against the second forecast's being better; small where it is.
  public let secondBetterPValue: Double

  /// Compares two forecasts.
  ///
  /// - Parameters:
  ///   - first: the losses of the first forecast.
  ///   - second: those of the second, at the same targets.
  ///   - horizon: h, the number of periods from an origin to its target.
  ///   - kernel: what the autocovariances count for.
  /// - Throws: `EvaluationError.tooFewLosses` for fewer than h + 1, or 2; `.invalidLoss`, `.constantLossDifference`.
  /// - Precondition: there are as many losses of both, and the horizon is positive.
  public init(
    first: [Double], second: [Double], horizon: Int = 1, kernel: Kernel = .rectangular
  ) throws(EvaluationError) {
    precondition(horizon > 0, "a forecast is for at least one period ahead")
    let panel = try LossPanel([first, second], leastCount: horizon + 1)
    let differences = try panel.difference(0, 1)
    let n = Double(panel.count)
    let h = Double(horizon)
    let mean = differences.reduce(0, +) / n
    let (variance, kernel) = Self.longRunVariance(of: differences, mean: mean, lags: horizon - 1, kernel: kernel)
    let uncorrected = mean / (variance / n).squareRoot()
    let statistic = uncorrected * ((n + 1 - 2 * h + h * (h - 1) / n) / n).squareRoot()
    let distribution = StudentTDistribution(nu: n - 1)
    meanDifference = mean * panel.unit
    self.kernel = kernel
    uncorrectedStatistic = uncorrected
    self.statistic = statistic
    degreesOfFreedom = panel.count - 1
    pValue = min(1, 2 * distribution.upperTail(abs(statistic)))
    firstBetterPValue = distribution.cumulative(statistic)
    secondBetterPValue = distribution.upperTail(statistic)
  }

  private static func longRunVariance(
    of series: [Double], mean: Double, lags: Int, kernel: Kernel
  ) -> (variance: Double, kernel: Kernel) {
    let bartlett = HACCovariance.longRunVariance(of: series, lags: lags)
    guard kernel == .rectangular else { return (bartlett, .bartlett) }
    let deviations = series.map { $0 - mean }
    var (variance, sumOfSizes) = (0.0, 0.0)
    for lag in 0...lags {
      var products = 0.0
      for t in lag..<series.count { products += deviations[t] * deviations[t - lag] }
      variance += (lag == 0 ? 1 : 2) * products / Double(series.count)
      sumOfSizes += abs(products) / Double(series.count)
    }
    // What rounding may leave of an exact 0 does not count as positive.
    return variance > 1e-14 * sumOfSizes ? (variance, .rectangular) : (bartlett, .bartlett)
  }
}
