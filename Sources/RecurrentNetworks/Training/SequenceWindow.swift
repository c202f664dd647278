/// Where a window lies in the data: the row of its last step.
///
/// How many steps it has is the training's matter.
public struct SequenceWindow: Sendable, Equatable, Hashable {
  /// The number of the series, from zero.
  public let series: Int
  /// The row of the last step, from zero.
  public let lastRow: Int

  /// A window whose last step is row `lastRow` of series number `series`.
  public init(series: Int, lastRow: Int) {
    self.series = series
    self.lastRow = lastRow
  }
}
