/// Which moment of the period that a row tells of its time stamp names.
public enum StampMeaning: Hashable, Sendable {
  /// The start: the value is that of the whole period and known at its end at the earliest.
  ///
  /// Daily tables are of this kind nearly always: the row of 2024-01-31 holds what was known when that day ended.
  case start(of: BarSize)
  /// The end, or the only moment there is: a rate that was paid, a price that was read.
  case end
}
