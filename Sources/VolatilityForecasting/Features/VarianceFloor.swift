import NumericalMethods

/// The lowest variance that a logarithm is taken of, and the level that it is a part of.
struct VarianceFloor {
  /// The part of the level below which no variance is told from none: a hundredth of the usual volatility.
  static let share = 1e-4
  /// What stands for the lowest variance of a market that has not moved at all.
  static let least = 1e-12
  /// The number of days that a level is the mean of.
  static let days = 30

  /// The lowest variance of a bar at each bar, from what was known at its close.
  let values: [Double]

  /// The floor of a market by the variances of its bars.
  init(variances: [Double], window: Int) {
    values = RollingWindows.meansSoFar(of: variances, window: window).map { mean in
      mean > 0 ? Self.share * mean : Self.least
    }
  }

  /// ln of variances per bar, none lower than the floor; not a number where they are not.
  func logarithms(of variances: [Double]) -> [Double] {
    zip(variances, values).map { $0.isNaN ? .nan : .log(Swift.max($0, $1)) }
  }
}
