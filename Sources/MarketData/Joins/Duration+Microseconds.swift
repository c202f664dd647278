extension Duration {
  private static let attosecondsPerMicrosecond: Int64 = 1_000_000_000_000

  /// The whole microseconds in a duration that is not negative; the largest number where it does not fit.
  var microsecondsRoundedDown: Int64 { microseconds(adding: 0) }

  /// The microseconds of a duration that is not negative, a part of one counted as a whole.
  var microsecondsRoundedUp: Int64 { microseconds(adding: Duration.attosecondsPerMicrosecond - 1) }

  private func microseconds(adding attoseconds: Int64) -> Int64 {
    let (whole, overflows) = components.seconds.multipliedReportingOverflow(by: TimeStamp.microsecondsPerSecond)
    let part = (components.attoseconds + attoseconds) / Duration.attosecondsPerMicrosecond
    let (sum, overflowsToo) = whole.addingReportingOverflow(part)
    return overflows || overflowsToo ? .max : sum
  }
}
