/// The regular moments at which the bars of a series begin.
struct TimeGrid {
  /// The distance of the moments in microseconds; positive.
  let step: Int64
  /// What most time stamps leave when they are divided by the step.
  let phase: Int64

  /// The grid of most time stamps; `nil` where bars are longer than a week, as months and years have no fixed length.
  init?(_ spacing: BarSpacing) {
    guard spacing.days <= 7, spacing.microseconds > 0 else { return nil }
    step = spacing.microseconds
    var counts: [Int64: Int] = [:]
    for stamp in spacing.timeStamps { counts[TimeGrid.remainder(stamp, step), default: 0] += 1 }
    guard let usual = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    phase = usual.key
  }

  /// The moment of the grid at or before a time stamp.
  func floor(_ stamp: TimeStamp) -> TimeStamp {
    let beyond = (TimeGrid.remainder(stamp, step) - phase + step) % step
    return TimeStamp(microseconds: stamp.microseconds - beyond)
  }

  /// Whether a time stamp lies on the grid.
  func contains(_ stamp: TimeStamp) -> Bool { TimeGrid.remainder(stamp, step) == phase }

  private static func remainder(_ stamp: TimeStamp, _ step: Int64) -> Int64 {
    let remainder = stamp.microseconds % step
    return remainder < 0 ? remainder + step : remainder
  }
}
