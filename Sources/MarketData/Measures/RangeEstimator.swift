import Foundation

/// How the variance of a bar is estimated from its prices alone.
///
/// None sees what happens between two bars. All suppose a price that moves continuously; where it is seen only at times,
/// the range, and with it the estimate, is too small. The raw values are the names on the command line.
public enum RangeEstimator: String, Sendable, Codable, CaseIterable {
  /// (ln(H/L))²/(4 ln 2), for a price without drift; five times as precise as the squared return.
  ///
  /// Source: Parkinson (1980), "The extreme value method for estimating the variance of the rate of return".
  case parkinson
  /// ½ (ln(H/L))² − (2 ln 2 − 1) (ln(C/O))², for a price without drift; seven times as precise.
  ///
  /// It is the practical form of the paper, without the small term that makes it the best one.
  /// Source: Garman and Klass (1980), "On the estimation of security price volatilities from historical data".
  case garmanKlass = "garman-klass"
  /// ln(H/C) ln(H/O) + ln(L/C) ln(L/O), right with any drift; six times as precise without one.
  ///
  /// Source: Rogers and Satchell (1991), "Estimating variance from high, low and closing prices".
  case rogersSatchell = "rogers-satchell"

  /// The prices of a bar that the estimator needs.
  public var roles: [ColumnRole] { self == .parkinson ? [.high, .low] : [.open, .high, .low] }

  /// The variance of a bar that does not contradict itself; not negative.
  func variance(open: Double, high: Double, low: Double, close: Double) -> Double {
    switch self {
    case .parkinson:
      let range = logReturn(from: low, to: high)
      return range * range / (4 * log(2))
    case .garmanKlass:
      let range = logReturn(from: low, to: high)
      let change = logReturn(from: open, to: close)
      return 0.5 * (range * range) - (2 * log(2) - 1) * (change * change)
    case .rogersSatchell:
      return logReturn(from: close, to: high) * logReturn(from: open, to: high)
        + logReturn(from: close, to: low) * logReturn(from: open, to: low)
    }
  }
}
