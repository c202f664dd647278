import MarketData
import VolatilityModels

/// What the time stamps of a series say about days, weeks and months of its periods.
struct VarianceCalendar {
  /// The numbers of periods in a day, a week and a month.
  private let lengths: [Int]
  /// Whether a day has several periods.
  private let isWithinDays: Bool
  private let hasTimeStamps: Bool

  /// The calendar of a series; without time stamps, that of daily variances of an exchange.
  init(_ variances: VarianceSeries) {
    let stamps = variances.timeStamps ?? []
    hasTimeStamps = stamps.count > 1
    // The calendar of a series is told by its time stamps alone, whatever the prices.
    let bars = try? BarSeries(timeStamps: stamps, close: [Double](repeating: 1, count: stamps.count))
    let isContinuous = bars?.tradingCalendar == .continuousMarket
    let daysPerYear = isContinuous ? 365.0 : 252
    let perDay = hasTimeStamps ? (bars?.periodsPerYear?.count ?? daysPerYear) / daysPerYear : 1
    isWithinDays = perDay > 1.5
    if perDay < 0.7 {
      // Bars of several days: one, about a quarter and about a year of weeks.
      lengths = [1, 4, 12]
    } else {
      let day = Int(perDay.rounded())
      lengths = isContinuous ? [day, 7 * day, 30 * day] : [day, 5 * day, 22 * day]
    }
  }

  /// Whether bars are short enough for averages over less than a day.
  var hasFineWindows: Bool { isWithinDays }

  /// The windows of an autoregression: a day, a week and a month; with `isFine` also a bar and a quarter of a day, where
  /// bars are short enough.
  func windows(isFine: Bool) -> [Int] {
    guard isFine, hasFineWindows else { return lengths }
    return Set([1, max(1, lengths[0] / 4)] + lengths).sorted()
  }

  /// The seasons that the periods can show.
  var seasons: [AutoregressionFeature] {
    guard hasTimeStamps, lengths != [1, 4, 12] else { return [] }
    return isWithinDays ? [.hour, .weekday] : [.weekday]
  }
}
