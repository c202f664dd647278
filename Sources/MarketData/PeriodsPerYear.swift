/// The number of periods in a year, by which a variance per period is annualised.
public struct PeriodsPerYear: Hashable, Sendable {
  /// The number of periods in a year; positive and finite.
  public let count: Double

  /// A year of `count` periods.
  ///
  /// - Precondition: `count` is positive and finite.
  public init(_ count: Double) {
    precondition(count > 0 && count.isFinite, "a year has a positive, finite number of periods")
    self.count = count
  }

  /// A length of time between two bars.
  public enum BarLength: Sendable {
    /// One minute.
    case minute
    /// One hour.
    case hour
    /// One day (on an exchange, one session).
    case day
    /// Seven days (on an exchange, five sessions).
    case week
  }

  /// The hours at which a market trades.
  public enum TradingCalendar: String, Sendable, Codable {
    /// Around the clock on 365 days, as crypto-currencies do.
    case continuousMarket
    /// Six and a half hours on 252 days, as US stock exchanges do.
    case exchange
  }

  /// The number of bars of one length that a market makes in a year.
  public static func every(_ bar: BarLength, in calendar: TradingCalendar) -> PeriodsPerYear {
    let (days, hours, week) =
      switch calendar {
      case .continuousMarket: (365.0, 24.0, 7.0)
      case .exchange: (252.0, 6.5, 5.0)
      }
    return switch bar {
    case .minute: PeriodsPerYear(days * hours * 60)
    case .hour: PeriodsPerYear(days * hours)
    case .day: PeriodsPerYear(days)
    case .week: PeriodsPerYear(days / week)
    }
  }
}
