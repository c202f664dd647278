import NumericalMethods

/// The outcome of a test whose statistic has, under its hypothesis and in a long sample, a χ² distribution.
public struct ChiSquareTest: Sendable, Equatable {
  /// The statistic, not negative.
  public let statistic: Double
  /// The degrees of freedom of the distribution.
  public let degreesOfFreedom: Int
  /// The probability of a statistic at least as large, if the hypothesis holds.
  public let pValue: Double

  /// The outcome for a statistic; rounding below 0 is taken for 0.
  package init(statistic: Double, degreesOfFreedom: Int) {
    self.statistic = max(0, statistic)
    self.degreesOfFreedom = degreesOfFreedom
    pValue = ChiSquaredDistribution(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(self.statistic)
  }
}
