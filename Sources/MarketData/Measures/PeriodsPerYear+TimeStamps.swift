extension PeriodsPerYear {
  /// The number of bars in a year of a market whose bars begin at `timeStamps`, as ``BarSeries/periodsPerYear`` has it;
  /// `nil` where there are fewer than two.
  ///
  /// - Parameter timeStamps: the starts of the bars, strictly increasing.
  public init?(ofBarsAt timeStamps: [TimeStamp]) {
    guard let periods = BarSpacing(timeStamps)?.periodsPerYear else { return nil }
    self = periods
  }
}
