extension TimeStampReader {
  /// The time stamp of a number of units since 1970, with or without a fraction or an exponent.
  ///
  /// `nil` where the digits that are written do not reach down to a second: spreadsheets round such numbers
  /// (`1.63279E+12` milliseconds are any of three hours).
  func sinceEpoch(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Reading? {
    guard let unitsPerSecond = form.unitsPerSecond, let number = WrittenNumber(bytes, field) else { return nil }
    // The value is whole · 10^exponent units; in microseconds it must be a whole number that fits.
    var microseconds = number.whole
    var exponent = number.exponent
    switch unitsPerSecond {
    case 1: exponent += 6
    case 1000: exponent += 3
    case 1_000_000: break
    default: exponent -= 3
    }
    guard number.exponent <= 0 || exponent <= 6 else { return nil }
    while exponent > 0 {
      let (product, overflows) = microseconds.multipliedReportingOverflow(by: 10)
      guard !overflows else { return nil }
      microseconds = product
      exponent -= 1
    }
    while exponent < 0, microseconds != 0 {
      microseconds /= 10
      exponent += 1
    }
    guard microseconds < TimeStampForm.endOfYears else { return nil }
    guard isStated || TimeStampForm.plausible.contains(microseconds) else { return nil }
    return Reading(microseconds: microseconds, isDateOnly: false, hasZone: true)
  }

  /// A number that is not negative as it is written: `whole` times ten to the power of `exponent`.
  private struct WrittenNumber {
    var whole: Int64 = 0
    var exponent = 0

    init?(_ bytes: Span<UInt8>, _ field: Range<Int>) {
      var position = field.lowerBound
      let end = field.upperBound
      var places = 0
      func take(_ isFraction: Bool, _ number: inout WrittenNumber) -> Bool {
        while position < end, bytes[position] &- UInt8(ascii: "0") < 10 {
          let digit = Int64(bytes[position] &- UInt8(ascii: "0"))
          position += 1
          places += 1
          if number.whole >= 100_000_000_000_000_000 {
            // Eighteen digits are a tenth of a microsecond in every unit; further ones of a fraction say nothing.
            if !isFraction {
              number.exponent += 1
              guard number.exponent <= 2 else { return false }
            }
            continue
          }
          number.whole = number.whole * 10 + digit
          if isFraction { number.exponent -= 1 }
        }
        return true
      }
      guard take(false, &self), places > 0 else { return nil }
      if position < end, bytes[position] == UInt8(ascii: ".") {
        position += 1
        let before = places
        guard take(true, &self), places > before else { return nil }
      }
      if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
        position += 1
        if position < end, bytes[position] == UInt8(ascii: "+") { position += 1 }
        guard let written = oneOrTwoDigits(bytes, &position, end) else { return nil }
        exponent += written
      }
      guard position == end else { return nil }
    }
  }
}
