public import MarketData

/// The bars of a simulated market: when the first starts, how long each lasts, how many there are.
public struct BarGrid: Sendable, Equatable {
  /// The start of the first bar.
  public let start: TimeStamp
  /// The length of a bar in seconds, from a minute to a day.
  public let barSeconds: Int
  /// The number of bars, at least 1.
  public let count: Int

  /// The lengths of a bar, in seconds, that can be simulated.
  public static let barSecondsRange = 60...86_400
  /// The largest number of bars.
  public static let largestCount = 1_000_000

  /// Bars that follow each other without a gap.
  ///
  /// - Precondition: `count` is from 1 to 1,000,000 and `barSeconds` from 60 to 86,400.
  public init(start: TimeStamp, barSeconds: Int, count: Int) {
    precondition((1...BarGrid.largestCount).contains(count), "a market has 1 to \(BarGrid.largestCount) bars")
    precondition(BarGrid.barSecondsRange.contains(barSeconds), "a bar lasts from a minute to a day")
    self.start = start
    self.barSeconds = barSeconds
    self.count = count
  }

  /// The start of each bar.
  public var timeStamps: [TimeStamp] { (0..<count).map(start(of:)) }

  /// The length of a bar in days.
  package var days: Double { Double(barSeconds) / 86_400 }

  /// The start of a bar; those before the first have negative numbers.
  func start(of bar: Int) -> TimeStamp {
    TimeStamp(microseconds: start.microseconds + Int64(bar) * Int64(barSeconds) * 1_000_000)
  }
}
