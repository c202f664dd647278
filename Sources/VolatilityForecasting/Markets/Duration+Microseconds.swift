extension Duration {
  /// The whole microseconds in a duration that is not negative; the largest number where they do not fit.
  var microseconds: Int64 {
    let (whole, overflows) = components.seconds.multipliedReportingOverflow(by: 1_000_000)
    let (sum, overflowsToo) = whole.addingReportingOverflow(components.attoseconds / 1_000_000_000_000)
    return overflows || overflowsToo ? .max : sum
  }
}
