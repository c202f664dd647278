/// Reads time stamps of one form from bytes.
struct TimeStampReader {
  var form: TimeStampForm
  /// The zone of stamps that name none.
  var zone: UTCOffset
  /// Whether the caller stated the form: then a number is taken even outside of `TimeStampForm.plausible`.
  var isStated = false

  /// Whether a year may have two digits: where a file proves which of its numbers is the year.
  var allowsShortYears = false

  /// A time stamp and how it was written.
  struct Reading {
    var microseconds: Int64
    var isDateOnly: Bool
    /// Whether it is an instant without further knowledge.
    var hasZone: Bool
    /// Seconds ahead of UTC, where the stamp writes them.
    var offset: Int?
  }

  /// The time stamp in `field`; `nil` where it is not one of this form.
  func read(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Reading? {
    switch form {
    case .iso8601: iso8601(bytes, field)
    case .compact: compact(bytes, field)
    case .seconds, .milliseconds, .microseconds, .nanoseconds: sinceEpoch(bytes, field)
    case .namedMonth: namedMonth(bytes, field)
    case .dayMonthYear, .monthDayYear: slashed(bytes, field)
    case .yearMonth: yearMonth(bytes, field)
    case .excelSerial: excelSerial(bytes, field)
    }
  }

  /// The time stamp that a whole text names.
  func read(_ field: [UInt8]) -> Reading? { read(field.span, 0..<field.count) }

  private func iso8601(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Reading? {
    var position = field.lowerBound
    let end = field.upperBound
    guard let year = digits(4, bytes, &position, end), position < end, isDateSeparator(bytes[position]) else {
      return nil
    }
    let separator = bytes[position]
    position += 1
    guard let month = oneOrTwoDigits(bytes, &position, end), position < end, bytes[position] == separator else {
      return nil
    }
    position += 1
    guard let day = oneOrTwoDigits(bytes, &position, end) else { return nil }
    return reading(of: GregorianDate(year: year, month: month, day: day), bytes, position..<end)
  }

  private func compact(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Reading? {
    var position = field.lowerBound
    let end = field.upperBound
    guard let year = digits(4, bytes, &position, end), let month = digits(2, bytes, &position, end),
      let day = digits(2, bytes, &position, end)
    else { return nil }
    return reading(of: GregorianDate(year: year, month: month, day: day), bytes, position..<end)
  }

  private func yearMonth(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Reading? {
    var position = field.lowerBound
    guard let year = digits(4, bytes, &position, field.upperBound), position < field.upperBound,
      bytes[position] == UInt8(ascii: "-")
    else { return nil }
    position += 1
    guard let month = digits(2, bytes, &position, field.upperBound), position == field.upperBound else { return nil }
    return reading(of: GregorianDate(year: year, month: month, day: 1), bytes, position..<position)
  }

  private func slashed(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Reading? {
    guard let parts = TimeStampReader.slashedParts(bytes, field) else { return nil }
    let (day, month) = form == .dayMonthYear ? (parts.first, parts.second) : (parts.second, parts.first)
    var year = parts.year
    if parts.yearDigits == 2 {
      guard allowsShortYears || isStated else { return nil }
      // As in POSIX: 69 to 99 are of the twentieth century.
      year += year < 69 ? 2000 : 1900
    }
    return reading(of: GregorianDate(year: year, month: month, day: day), bytes, parts.end..<field.upperBound)
  }

  /// The three numbers of a date such as `1/31/2024`, the number of digits of the year, and where they end.
  static func slashedParts(
    _ bytes: Span<UInt8>, _ field: Range<Int>
  ) -> (first: Int, second: Int, year: Int, yearDigits: Int, end: Int)? {
    var position = field.lowerBound
    let end = field.upperBound
    guard let first = oneOrTwoDigits(bytes, &position, end), position < end, isDateSeparator(bytes[position]) else {
      return nil
    }
    let separator = bytes[position]
    position += 1
    guard let second = oneOrTwoDigits(bytes, &position, end), position < end, bytes[position] == separator else {
      return nil
    }
    position += 1
    let start = position
    guard let year = digits(4, bytes, &position, end) ?? digits(2, bytes, &position, end),
      (1...31).contains(first), (1...31).contains(second)
    else { return nil }
    return (first, second, year, position - start, position)
  }

  private func excelSerial(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Reading? {
    // Excel's day 60 is a 29 February 1900 that there was not: from day 61 on the count is right from 1899-12-30.
    guard let days = DecimalNumber.parse(bytes, field), days >= 61, days < 2_958_466 else { return nil }
    let epoch = Double(GregorianDate(year: 1899, month: 12, day: 30).daysSinceEpoch)
    // Excel keeps times of day to about a millisecond.
    let milliseconds = ((days + epoch) * 86_400_000).rounded()
    return Reading(
      microseconds: Int64(milliseconds) * 1000 - ahead(zone.seconds), isDateOnly: days == days.rounded(),
      hasZone: false)
  }

  /// The time stamp of a date and what follows it: nothing, or a time of day, perhaps with a zone.
  func reading(of date: GregorianDate, _ bytes: Span<UInt8>, _ rest: Range<Int>) -> Reading? {
    guard let time = ClockTime(bytes, rest) else { return nil }
    guard
      let stamp = TimeStamp(
        year: date.year, month: date.month, day: date.day, hour: time.hour, minute: time.minute, second: time.second,
        microsecond: time.microsecond)
    else { return nil }
    let microseconds = stamp.microseconds - ahead(time.offset ?? zone.seconds)
    // An offset may lead out of the years that have four digits.
    guard (TimeStampForm.startOfYears..<TimeStampForm.endOfYears).contains(microseconds) else { return nil }
    return Reading(
      microseconds: microseconds, isDateOnly: rest.isEmpty, hasZone: time.offset != nil, offset: time.offset)
  }

  private func ahead(_ seconds: Int) -> Int64 { Int64(seconds) * TimeStamp.microsecondsPerSecond }
}

/// Whether a byte may stand between the numbers of a date.
func isDateSeparator(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
}

/// The number of one digit or two at `position`; moves `position` behind them.
func oneOrTwoDigits(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) -> Int? {
  digits(2, bytes, &position, end) ?? digits(1, bytes, &position, end)
}
