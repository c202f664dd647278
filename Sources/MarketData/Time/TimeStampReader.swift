/// Reads time stamps of one form from bytes.
struct TimeStampReader {
  var form: TimeStampForm
  /// The zone of stamps that name none.
  var zone: UTCOffset
  /// Whether numbers since 1970 must lie within `TimeStampForm.plausible`.
  var requiresPlausible = true

  /// A time stamp and how it was written.
  struct Reading {
    var microseconds: Int64
    var isDateOnly: Bool
    var hasZone: Bool
  }

  /// The time stamp in `field`; `nil` where it is not one of this form.
  func read(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Reading? {
    switch form {
    case .iso8601: iso8601(bytes, field)
    case .seconds, .milliseconds, .microseconds: sinceEpoch(bytes, field)
    case .dayMonthYear, .monthDayYear: slashed(bytes, field)
    }
  }

  private func iso8601(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Reading? {
    var position = field.lowerBound
    let end = field.upperBound
    guard let year = digits(4, bytes, &position, end), skip("-", bytes, &position, end),
      let month = digits(2, bytes, &position, end), skip("-", bytes, &position, end),
      let day = digits(2, bytes, &position, end)
    else { return nil }
    return timeOfDay(bytes, position, end, date: GregorianDate(year: year, month: month, day: day))
  }

  private func slashed(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Reading? {
    guard let parts = TimeStampReader.slashedParts(bytes, field) else { return nil }
    let (day, month) = form == .dayMonthYear ? (parts.first, parts.second) : (parts.second, parts.first)
    return timeOfDay(
      bytes, parts.end, field.upperBound, date: GregorianDate(year: parts.year, month: month, day: day))
  }

  /// The three numbers of a date such as `1/31/2024` and where they end.
  static func slashedParts(
    _ bytes: Span<UInt8>, _ field: Range<Int>
  ) -> (first: Int, second: Int, year: Int, end: Int)? {
    var position = field.lowerBound
    let end = field.upperBound
    guard let first = digits(2, bytes, &position, end) ?? digits(1, bytes, &position, end), position < end else {
      return nil
    }
    let separator = bytes[position]
    guard [UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-")].contains(separator) else { return nil }
    position += 1
    guard let second = digits(2, bytes, &position, end) ?? digits(1, bytes, &position, end), position < end,
      bytes[position] == separator
    else { return nil }
    position += 1
    guard let year = digits(4, bytes, &position, end), (1...31).contains(first), (1...31).contains(second) else {
      return nil
    }
    return (first, second, year, position)
  }

  /// What follows a date: nothing, or a blank or `T`, hours and minutes, perhaps seconds, a fraction and a zone.
  private func timeOfDay(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, date: GregorianDate) -> Reading? {
    var position = start
    var (hour, minute, second, microsecond) = (0, 0, 0, 0)
    var offset: Int?
    if position < end {
      guard bytes[position] == UInt8(ascii: " ") || bytes[position] | 0x20 == UInt8(ascii: "t") else { return nil }
      position += 1
      guard let hours = digits(2, bytes, &position, end), skip(":", bytes, &position, end),
        let minutes = digits(2, bytes, &position, end)
      else { return nil }
      (hour, minute) = (hours, minutes)
      if skip(":", bytes, &position, end) {
        guard let seconds = digits(2, bytes, &position, end) else { return nil }
        second = seconds
        if skip(".", bytes, &position, end) {
          guard let fraction = TimeStampReader.fraction(6, bytes, &position, end) else { return nil }
          microsecond = fraction
        }
      }
      if position < end {
        _ = skip(" ", bytes, &position, end)
        guard let read = UTCOffset.parse(bytes, &position, end), position == end else { return nil }
        offset = read
      }
    }
    guard
      let stamp = TimeStamp(
        year: date.year, month: date.month, day: date.day, hour: hour, minute: minute, second: second,
        microsecond: microsecond)
    else { return nil }
    let ahead = Int64(offset ?? zone.seconds) * TimeStamp.microsecondsPerSecond
    return Reading(microseconds: stamp.microseconds - ahead, isDateOnly: position == start, hasZone: offset != nil)
  }

  private func sinceEpoch(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Reading? {
    guard let unit = form.unit else { return nil }
    var position = field.lowerBound
    let end = field.upperBound
    var whole: Int64 = 0
    while position < end, let digit = digits(1, bytes, &position, end) {
      // Seventeen digits are more than any of the units needs up to the year 9999, and far from overflow.
      guard position - field.lowerBound <= 17 else { return nil }
      whole = whole * 10 + Int64(digit)
    }
    guard position > field.lowerBound, whole <= 253_402_300_799_999_999 / unit else { return nil }
    var microseconds = whole * unit
    if skip(".", bytes, &position, end) {
      let places = unit == 1_000_000 ? 6 : unit == 1000 ? 3 : 0
      guard let fraction = TimeStampReader.fraction(places, bytes, &position, end) else { return nil }
      microseconds += Int64(fraction)
    }
    guard position == end, !requiresPlausible || TimeStampForm.plausible.contains(microseconds) else { return nil }
    return Reading(microseconds: microseconds, isDateOnly: false, hasZone: true)
  }

  /// The first `places` digits of a fraction as a whole number; further digits are cut off, missing ones are zeros.
  private static func fraction(_ places: Int, _ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) -> Int? {
    var value = 0
    var count = 0
    while let digit = digits(1, bytes, &position, end) {
      if count < places { value = value * 10 + digit }
      count += 1
    }
    guard count > 0 else { return nil }
    for _ in 0..<max(0, places - count) { value *= 10 }
    return value
  }

  private func skip(_ character: Unicode.Scalar, _ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) -> Bool {
    guard position < end, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }
}
