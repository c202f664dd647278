public import MarketData
import NumericalMethods

/// How much lower the logarithmic loss of a forecaster is than that of a reference on the same rows.
///
/// The interval comes from resampling days, each with all its rows of all markets, in circular blocks: dependence
/// among markets and within a block stays. Its ends are quantiles of the resampled means (percentile method).
/// The statistic is that of Diebold and Mariano with errors of one day as one observation (Driscoll & Kraay 1998) and
/// Bartlett's weights over as many days as a block has, held against Student's t with the number of days less one as
/// degrees of freedom.
/// Sources: Politis & Romano (1992), "A circular block-resampling procedure for stationary data"; Diebold & Mariano
/// (1995), "Comparing predictive accuracy".
public struct LogLossGain: Sendable, Equatable {
  /// The name of the reference.
  public let reference: String
  /// The mean loss of the reference less that of the forecaster in nats, positive where the forecaster is better.
  public let mean: Double
  /// The lower end of the interval in nats.
  public let lower: Double
  /// The upper end of the interval in nats.
  public let upper: Double
  /// The mean over its standard error; `nil` where the losses differ by a constant.
  public let statistic: Double?
  /// The p-value against any difference; `nil` where the losses differ by a constant.
  public let pValue: Double?

  /// Compares losses of the same rows.
  ///
  /// - Parameters:
  ///   - losses: those of the forecaster.
  ///   - referenceLosses: those of the reference.
  ///   - timeStamps: the time of each row, in any order; rows of several markets may share one.
  ///   - reference: the name of the reference.
  ///   - options: how blocks are resampled.
  /// - Throws: `EvaluationError.blockTooLong` where the rows do not span more days than a block has; `.invalidLoss`;
  ///   `.tooFewForecasts` where no resample has a row, as may be where few days of many have one.
  /// - Precondition: there are as many losses of both as time stamps.
  public init(
    losses: [Double], referenceLosses: [Double], timeStamps: [TimeStamp], reference: String,
    options: ClassifierComparison.Options
  ) throws(EvaluationError) {
    precondition(
      losses.count == timeStamps.count && referenceLosses.count == timeStamps.count, "every row has its losses")
    for (series, values) in [referenceLosses, losses].enumerated() {
      for (index, value) in values.enumerated() where !value.isFinite {
        throw .invalidLoss(series: series, index: index, value: value)
      }
    }
    let days = DailyLossDifferences(zip(referenceLosses, losses).map { $0 - $1 }, timeStamps: timeStamps)
    guard options.blockDays < days.dayCount else {
      throw .blockTooLong(length: Double(options.blockDays), count: days.dayCount)
    }
    let means = days.resampledMeans(
      by: CircularBlockBootstrap(blockLength: options.blockDays, seed: options.seed),
      replications: options.replications, threads: options.threads)
    guard !means.isEmpty else { throw .tooFewForecasts(count: Int(days.rowCount), needed: days.dayCount) }
    self.reference = reference
    mean = days.mean
    lower = Self.quantile(0.5 - 0.5 * options.level, of: means)
    upper = Self.quantile(0.5 + 0.5 * options.level, of: means)
    let deviation = days.varianceOfMean(lags: options.blockDays - 1).squareRoot()
    guard deviation > 1e-14 * abs(days.mean) else {
      statistic = nil
      pValue = nil
      return
    }
    let ratio = days.mean / deviation
    statistic = ratio
    pValue = min(1, 2 * StudentTDistribution(nu: Double(days.dayCount - 1)).upperTail(abs(ratio)))
  }

  /// The quantile of increasing values, one at least, linear between neighbours.
  private static func quantile(_ level: Double, of sorted: [Double]) -> Double {
    let place = level * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }
}
