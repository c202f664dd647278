import MarketData
import NumericalMethods

/// Differences of losses, added up over all rows of a day, so that rows of one time are resampled together.
///
/// Days are stretches of 24 hours from the first row on; a day without a row has sum and count 0.
struct DailyLossDifferences {
  /// The sum of the differences of each day.
  let sums: [Double]
  /// The number of rows of each day.
  let counts: [Double]

  private static let microsecondsPerDay: Int64 = 86_400_000_000

  /// The differences of rows at times in any order.
  init(_ differences: [Double], timeStamps: [TimeStamp]) {
    let times = timeStamps.map(\.microseconds)
    let (first, last) = (times.min() ?? 0, times.max() ?? 0)
    let dayCount = Int((last - first) / Self.microsecondsPerDay) + 1
    var (sums, counts) = ([Double](repeating: 0, count: dayCount), [Double](repeating: 0, count: dayCount))
    for (time, difference) in zip(times, differences) {
      let day = Int((time - first) / Self.microsecondsPerDay)
      sums[day] += difference
      counts[day] += 1
    }
    self.sums = sums
    self.counts = counts
  }

  /// The number of days, those without a row included.
  var dayCount: Int { sums.count }
  /// The number of rows.
  var rowCount: Double { counts.reduce(0, +) }
  /// The mean difference over the rows.
  var mean: Double { sums.reduce(0, +) / rowCount }

  /// The mean difference of each resample that has a row, in increasing order.
  ///
  /// A resample of days has another number of rows where days differ in theirs: its mean is a quotient of two sums.
  func resampledMeans(by bootstrap: any BlockBootstrap, replications: Int, threads: Int) -> [Double] {
    let resamples = ResampledMeans(
      of: [sums, counts], by: bootstrap, replications: replications, threads: threads)
    let days = Double(dayCount)
    let (sum, count) = (sums.reduce(0, +), rowCount)
    return zip(resamples.deviations[0], resamples.deviations[1]).compactMap { sumDeviation, countDeviation in
      // Counts are whole: what rounding leaves of none is none.
      let rows = (count + countDeviation * days).rounded()
      return rows > 0 ? (sum + sumDeviation * days) / rows : nil
    }.sorted()
  }

  /// The variance of the mean, where errors of one day count as one and those up to `lags` days apart are correlated.
  func varianceOfMean(lags: Int) -> Double {
    let mean = mean
    let errors = zip(sums, counts).map { ($0 - mean * $1) / rowCount }
    return HACCovariance.longRunVariance(of: errors, lags: lags) * Double(dayCount)
  }
}
