/// When an exchange trades, as far as bars show it.
enum TradingDay {
  /// The longest closure of an exchange that is taken for a holiday, in weekdays.
  static let longestHoliday = 4

  /// The times of day at which at least half of the days have a bar.
  ///
  /// - Parameter timeStamps: the bars in order of time.
  /// - Returns: microseconds since midnight, ascending.
  static func usualTimes(_ timeStamps: [TimeStamp]) -> [Int64] {
    var counts: [Int64: Int] = [:]
    var days = 0
    var day: Int?
    for stamp in timeStamps {
      counts[stamp.microsecondOfDay, default: 0] += 1
      if stamp.day != day { days += 1 }
      day = stamp.day
    }
    return counts.filter { 2 * $0.value >= days }.keys.sorted()
  }
}
