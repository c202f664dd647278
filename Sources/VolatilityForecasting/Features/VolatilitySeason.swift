public import MarketData
import NumericalMethods

/// How the variance of a bar depends on the hour of the week in which it starts, in UTC.
///
/// Of each bar of the training part the variance is divided by its mean of the last seven days, the bar included, and
/// cut at 10. The factor of an hour of the week is the mean of these over all markets, smoothed with weights ¼, ½, ¼
/// over neighbouring hours where all 168 have bars, and scaled so that the hours that have bars have mean 1. An hour
/// that has none has the factor 1.
public struct VolatilitySeason: Sendable, Equatable {
  /// The hours of a week.
  public static let hours = 168
  /// The factor of each hour of the week, from Monday 0 o'clock on, each positive.
  public let factors: [Double]

  private static let week: Int64 = 7 * 86_400_000_000
  private static let mostOfMean = 10.0
  private static let leastFactor = 1e-3

  /// A season from its factors.
  ///
  /// - Parameter factors: 168 positive, finite numbers, from Monday 0 o'clock on.
  /// - Throws: `ForecastingError.invalidSpecification` for others.
  public init(factors: [Double]) throws(ForecastingError) {
    guard factors.count == Self.hours, factors.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw .invalidSpecification(reason: "a season has \(Self.hours) positive factors")
    }
    self.factors = factors
  }

  /// The season of bars that have closed by `trainingEnd`.
  init(
    learnedFrom markets: [MarketHistory], level: VarianceMeasure, trainingEnd: TimeStamp
  ) throws(ForecastingError) {
    var sums = [Double](repeating: 0, count: Self.hours)
    var counts = [Double](repeating: 0, count: Self.hours)
    for market in markets {
      let variances = try market.variances(level, for: "season")
      let means = RollingWindows.means(of: variances, window: market.bars(inDays: 7))
      for index in variances.indices where means[index] > 0 && market.closeTime(of: index) <= trainingEnd {
        let hour = Self.hour(of: market.bars.timeStamps[index])
        sums[hour] += min(variances[index] / means[index], Self.mostOfMean)
        counts[hour] += 1
      }
    }
    guard counts.contains(where: { $0 > 0 }) else { throw .noTrainingRows }
    var factors = zip(sums, counts).map { $1 > 0 ? max($0 / $1, Self.leastFactor) : .nan }
    if !factors.contains(where: \.isNaN) { factors = Self.smoothed(factors) }
    let present = factors.filter { !$0.isNaN }
    let mean = present.reduce(0, +) / Double(present.count)
    self.factors = factors.map { $0.isNaN ? 1 : $0 / mean }
  }

  private static func smoothed(_ factors: [Double]) -> [Double] {
    factors.indices.map { hour in
      0.5 * factors[hour] + 0.25 * (factors[(hour + 1) % hours] + factors[(hour + hours - 1) % hours])
    }
  }

  /// The hour of the week in which an instant lies, 0 for the first of Monday.
  static func hour(of timeStamp: TimeStamp) -> Int {
    (timeStamp.weekday - 1) * 24 + Int(timeStamp.microsecondOfDay / 3_600_000_000)
  }

  /// The factor of the bar that starts at an instant.
  public func factor(at timeStamp: TimeStamp) -> Double { factors[Self.hour(of: timeStamp)] }

  /// The mean factor of bars of a length that start one bar after an instant and at each bar after that.
  func meanFactor(after timeStamp: TimeStamp, bars: Int, barMicroseconds: Int64) -> Double {
    // Whole weeks change nothing, and without them no sum grows out of its type.
    let step = barMicroseconds % Self.week
    let start = (timeStamp.microseconds % Self.week + Self.week) % Self.week
    var sum = 0.0
    for number in 1...bars {
      sum += factor(at: TimeStamp(microseconds: (start + Int64(number) * step) % Self.week))
    }
    return sum / Double(bars)
  }
}
