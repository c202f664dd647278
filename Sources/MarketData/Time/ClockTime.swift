/// What follows a date: a time of day, perhaps with an offset from UTC.
struct ClockTime {
  var hour = 0
  var minute = 0
  var second = 0
  var microsecond = 0
  /// Seconds ahead of UTC, where it is written.
  var offset: Int?

  /// Reads all of `field`: nothing, or a blank, `T` or comma and a time.
  ///
  /// Times are `14:30`, `14:30:05`, `14:30:05.123`, `1430`, `143005`, `2:30 PM` or `02-PM`; behind them may stand
  /// a zone that `UTCOffset` reads. `nil` for anything else.
  init?(_ bytes: Span<UInt8>, _ field: Range<Int>) {
    var position = field.lowerBound
    let end = field.upperBound
    guard position < end else { return }
    guard ClockTime.isSeparator(bytes[position]) else { return nil }
    position += 1
    while position < end, bytes[position] == UInt8(ascii: " ") { position += 1 }
    guard readDigits(bytes, &position, end) else { return nil }
    guard readHalfOfDay(bytes, &position, end) else { return nil }
    guard position < end else { return }
    while position < end, bytes[position] == UInt8(ascii: " ") { position += 1 }
    guard let read = UTCOffset.parse(bytes, &position, end) else { return nil }
    offset = read
    // JavaScript writes the name of the zone once more, in parentheses.
    guard position == end || (position + 1 < end && bytes[position + 1] == UInt8(ascii: "(")) else { return nil }
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte | 0x20 == UInt8(ascii: "t") || byte == UInt8(ascii: ",")
  }

  private mutating func readDigits(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) -> Bool {
    let start = position
    var run = position
    while run < end, bytes[run] &- UInt8(ascii: "0") < 10 { run += 1 }
    switch run - start {
    case 1, 2: hour = oneOrTwoDigits(bytes, &position, end) ?? 0
    case 4, 6:
      hour = digits(2, bytes, &position, end) ?? 0
      minute = digits(2, bytes, &position, end) ?? 0
      second = digits(2, bytes, &position, end) ?? 0
      return true
    default: return false
    }
    guard position < end, bytes[position] == UInt8(ascii: ":") else {
      // A bare hour is a time only where something says so behind it.
      return position < end && (bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: " "))
    }
    position += 1
    guard let minutes = digits(2, bytes, &position, end) else { return false }
    minute = minutes
    guard position < end, bytes[position] == UInt8(ascii: ":") else { return true }
    position += 1
    guard let seconds = digits(2, bytes, &position, end) else { return false }
    second = seconds
    guard position < end, bytes[position] == UInt8(ascii: ".") else { return true }
    position += 1
    return readFraction(bytes, &position, end)
  }

  /// Six digits of a fraction; further digits are cut off, missing ones are zeros.
  private mutating func readFraction(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) -> Bool {
    var count = 0
    while let digit = digits(1, bytes, &position, end) {
      if count < 6 { microsecond = microsecond * 10 + digit }
      count += 1
    }
    for _ in 0..<max(0, 6 - count) { microsecond *= 10 }
    return count > 0
  }

  /// `AM` or `PM`, behind a blank, a `-` or nothing.
  private mutating func readHalfOfDay(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) -> Bool {
    var letters = position
    if letters < end, bytes[letters] == UInt8(ascii: " ") || bytes[letters] == UInt8(ascii: "-") { letters += 1 }
    guard letters + 2 <= end, bytes[letters + 1] | 0x20 == UInt8(ascii: "m") else { return true }
    let half = bytes[letters] | 0x20
    guard half == UInt8(ascii: "a") || half == UInt8(ascii: "p") else { return true }
    guard (1...12).contains(hour) else { return false }
    hour = hour % 12 + (half == UInt8(ascii: "p") ? 12 : 0)
    position = letters + 2
    return true
  }
}
