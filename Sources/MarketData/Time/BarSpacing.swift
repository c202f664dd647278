/// The distances between time stamps and what they say about the market.
struct BarSpacing {
  /// Strictly increasing, two at least.
  let timeStamps: [TimeStamp]
  /// The median distance of neighbours.
  let microseconds: Int64

  /// The spacing of strictly increasing time stamps; `nil` where there are fewer than two.
  init?(_ timeStamps: [TimeStamp]) {
    guard timeStamps.count >= 2 else { return nil }
    self.timeStamps = timeStamps
    microseconds = BarSpacing.lowerMedianDistance(timeStamps)
  }

  /// The lower median of the distances of neighbours.
  ///
  /// Bars have few different distances, which are counted; only where there are many are all of them sorted.
  private static func lowerMedianDistance(_ timeStamps: [TimeStamp]) -> Int64 {
    let middle = (timeStamps.count - 2) / 2
    var counts: [Int64: Int] = [:]
    var run = (distance: timeStamps[1].microseconds(since: timeStamps[0]), count: 0)
    for index in 1..<timeStamps.count {
      let distance = timeStamps[index].microseconds(since: timeStamps[index - 1])
      if distance != run.distance {
        counts[run.distance, default: 0] += run.count
        run = (distance, 0)
        guard counts.count <= mostDistances else {
          return zip(timeStamps, timeStamps.dropFirst()).map { $1.microseconds(since: $0) }.sorted()[middle]
        }
      }
      run.count += 1
    }
    counts[run.distance, default: 0] += run.count
    var below = 0
    for (distance, count) in counts.sorted(by: { $0.key < $1.key }) {
      below += count
      if below > middle { return distance }
    }
    return run.distance
  }

  private static let mostDistances = 1024

  /// The length of a bar in days.
  var days: Double { Double(microseconds) / Double(TimeStamp.microsecondsPerDay) }

  /// The length of a bar in seconds.
  var seconds: Double { Double(microseconds) / Double(TimeStamp.microsecondsPerSecond) }

  var tradingCalendar: PeriodsPerYear.TradingCalendar {
    guard let first = timeStamps.first?.day, let last = timeStamps.last?.day else { return .exchange }
    var daysOf = [0, 0, 0, 0, 0, 0, 0, 0]
    for weekday in 1...7 {
      // Days of this weekday in first...last.
      let offset = (weekday - weekdayOfDay(first) + 7) % 7
      daysOf[weekday] = last - first < offset ? 0 : (last - first - offset) / 7 + 1
    }
    var barsOf = [0, 0, 0, 0, 0, 0, 0, 0]
    for stamp in timeStamps { barsOf[stamp.weekday] += 1 }
    guard daysOf[6] > 0, daysOf[7] > 0 else {
      let span = timeStamps[timeStamps.count - 1].microseconds(since: timeStamps[0])
      return days < 1 && span == microseconds * Int64(timeStamps.count - 1) && span >= TimeStamp.microsecondsPerDay
        ? .continuousMarket : .exchange
    }
    let workdays = daysOf[1...5].reduce(0, +)
    let perWorkday = workdays > 0 ? Double(barsOf[1...5].reduce(0, +)) / Double(workdays) : 0
    let weekendHasHalf = [6, 7].allSatisfy { Double(barsOf[$0]) / Double(daysOf[$0]) >= perWorkday / 2 }
    return weekendHasHalf ? .continuousMarket : .exchange
  }

  var periodsPerYear: PeriodsPerYear {
    switch days {
    case 28...31: return PeriodsPerYear(12)
    case 89...92: return PeriodsPerYear(4)
    case 365...366: return PeriodsPerYear(1)
    default: break
    }
    if tradingCalendar == .continuousMarket { return PeriodsPerYear(365 / days) }
    // Of seven days five are traded, so a bar of several days takes up fewer trading days than it is long.
    return days > 1 ? PeriodsPerYear(252 / max(1, days * 5 / 7)) : PeriodsPerYear(252 * Double(medianBarsPerDay))
  }

  /// The median number of bars of the days that have bars.
  private var medianBarsPerDay: Int {
    var counts: [Int: Int] = [:]
    for stamp in timeStamps { counts[stamp.day, default: 0] += 1 }
    let sorted = counts.values.sorted()
    return sorted[sorted.count / 2]
  }
}
