/// Periods of one length that follow each other without end, one of which starts at the local midnight of 1970-01-01.
///
/// Periods that divide a day therefore start anew at each local midnight; those of seven days start on a Thursday.
struct PeriodGrid {
  /// The length of a period in microseconds; positive.
  let length: Int64
  /// How far the start of a period lies behind a whole number of lengths since 1970, from 0 up to `length`.
  private let phase: UInt64

  /// - Precondition: `period` is a positive, whole number of microseconds, less than 292,000 years of them.
  init(_ period: Duration, zone: UTCOffset) {
    length = period.wholeMicroseconds
    phase = UInt64(PeriodGrid.remainder(-Int64(zone.seconds) * TimeStamp.microsecondsPerSecond, length))
  }

  /// The start of the period that holds `stamp`; the first instant of all where the period starts before it.
  func start(of stamp: TimeStamp) -> TimeStamp {
    let unsigned = UInt64(length)
    let behind = (UInt64(PeriodGrid.remainder(stamp.microseconds, length)) + unsigned - phase) % unsigned
    let (start, overflows) = stamp.microseconds.subtractingReportingOverflow(Int64(behind))
    return TimeStamp(microseconds: overflows ? .min : start)
  }

  /// The remainder that is never negative.
  private static func remainder(_ value: Int64, _ divisor: Int64) -> Int64 {
    let remainder = value % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}

extension Duration {
  /// The length in microseconds.
  ///
  /// - Precondition: it is a positive, whole number of microseconds that an `Int64` holds.
  var wholeMicroseconds: Int64 {
    let (seconds, attoseconds) = components
    let (whole, overflows) = seconds.multipliedReportingOverflow(by: TimeStamp.microsecondsPerSecond)
    let (rest, excess) = attoseconds.quotientAndRemainder(dividingBy: 1_000_000_000_000)
    let (sum, overflowsToo) = whole.addingReportingOverflow(rest)
    precondition(
      !overflows && !overflowsToo && excess == 0 && sum > 0, "a period is a positive, whole number of microseconds")
    return sum
  }
}
