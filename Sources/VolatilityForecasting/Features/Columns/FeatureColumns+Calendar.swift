import MarketData
import NumericalMethods

extension FeatureColumns {
  private static let microsecondsPerHour: Int64 = 3_600_000_000
  private static let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]

  /// The part of the day at which each bar starts, from 0 to 1.
  private var partsOfDay: [Double] {
    market.bars.timeStamps.map { Double($0.microsecondOfDay) / Double(24 * Self.microsecondsPerHour) }
  }

  /// sin 2πkt and cos 2πkt for k = 1 and 2.
  func hourOfDay() -> [FeatureColumn] {
    let parts = partsOfDay
    return [1.0, 2.0].flatMap { turns in
      // sin x = cos(x − π/2); a turn more keeps the argument positive.
      let sine = parts.map { cosine(ofTurns: turns * $0 + 0.75) }
      let cosines = parts.map { cosine(ofTurns: turns * $0) }
      return [
        FeatureColumn(name: "hour-of-day-sine-\(Int(turns))", values: sine),
        FeatureColumn(name: "hour-of-day-cosine-\(Int(turns))", values: cosines),
      ]
    }
  }

  private func cosine(ofTurns turns: Double) -> Double {
    PortableFunctions.cosine(ofTurns: turns - turns.rounded(.down))
  }

  /// A column for each hour but the first of the day.
  func hourDummies() -> [FeatureColumn] {
    let hours = market.bars.timeStamps.map { $0.microsecondOfDay / Self.microsecondsPerHour }
    return (1..<24).map { hour in
      FeatureColumn(name: "hour-\(hour)", values: hours.map { $0 == hour ? 1 : 0 })
    }
  }

  /// A column for each day of the week but Sunday.
  func weekdayDummies() -> [FeatureColumn] {
    let weekdays = market.bars.timeStamps.map(\.weekday)
    return Self.days.enumerated().map { number, day in
      FeatureColumn(name: "weekday-\(day)", values: weekdays.map { $0 == number + 1 ? 1 : 0 })
    }
  }

  /// The season that was learned.
  func season(for feature: String) throws(ForecastingError) -> VolatilitySeason {
    guard let season = fitted.season else { throw .notLearned(market: market.name, feature: feature) }
    return season
  }

  /// ln of the season of each bar.
  func seasons() throws(ForecastingError) -> [Double] {
    let season = try season(for: "season")
    return market.bars.timeStamps.map { .log(season.factor(at: $0)) }
  }

  /// ln of the mean season of the bars after each one, supposing that none is missing.
  func seasonsAhead(_ bars: Int) throws(ForecastingError) -> [Double] {
    let season = try season(for: "season-ahead-\(bars)")
    // Weeks repeat: a mean is made once for each time of the week.
    var known: [Int64: Double] = [:]
    return market.bars.timeStamps.map { timeStamp in
      let timeOfWeek = Int64(timeStamp.weekday) * 24 * Self.microsecondsPerHour + timeStamp.microsecondOfDay
      if let value = known[timeOfWeek] { return value }
      let value = Double.log(
        season.meanFactor(after: timeStamp, bars: bars, barMicroseconds: market.barMicroseconds))
      known[timeOfWeek] = value
      return value
    }
  }
}
