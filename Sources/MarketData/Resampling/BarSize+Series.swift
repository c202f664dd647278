extension BarSeries {
  /// The usual size of a bar, by the median distance of the time stamps; `nil` where there are fewer than two, or
  /// they are more than a thousand years apart.
  ///
  /// Bars 28 to 31 days apart are months, 89 to 92 quarters, and 365 or 366 years.
  public var barSize: BarSize? { BarSpacing(timeStamps).flatMap { BarSize($0) } }
}

extension NumberTable {
  /// The usual size of the period that a row is of, by the median distance of the time stamps, as
  /// `BarSeries.barSize`.
  public var rowSize: BarSize? { BarSpacing(timeStamps).flatMap { BarSize($0) } }
}
