extension PeriodsPerYear {
  /// The volatility per year √(N·v) of a variance v per period, with N periods in a year.
  ///
  /// It supposes returns that are not correlated from period to period.
  ///
  /// - Parameter variance: the variance of one period, not negative.
  /// - Returns: the volatility in the unit whose square the variance is in.
  /// - Precondition: `variance` is not negative.
  public func annualizedVolatility(of variance: Double) -> Double {
    precondition(variance >= 0, "a variance is not negative")
    return (variance * count).squareRoot()
  }
}
