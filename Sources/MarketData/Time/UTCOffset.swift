/// A fixed distance of local time from UTC.
public struct UTCOffset: Hashable, Sendable, CustomStringConvertible {
  /// Seconds that local time is ahead of UTC; negative to the west; less than a day.
  public let seconds: Int

  /// UTC itself.
  public static let utc = UTCOffset(unchecked: 0)

  /// An offset of `seconds` ahead of UTC; `nil` for a day or more.
  public init?(seconds: Int) {
    guard (-86_399...86_399).contains(seconds) else { return nil }
    self.seconds = seconds
  }

  /// The offset that a text names: `UTC`, `GMT`, `Z`, `+08:00`, `+0800`, `-05`, `GMT+0100`, or an abbreviation that has
  /// one meaning only, such as `EST` or `JST`; `nil` for anything else.
  ///
  /// Zones with summer time have no fixed offset and cannot be named.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    var position = 0
    guard let seconds = UTCOffset.parse(bytes.span, &position, bytes.count), position == bytes.count else { return nil }
    self.init(seconds: seconds)
  }

  private init(unchecked seconds: Int) {
    self.seconds = seconds
  }

  /// The offset as `UTC` or `+08:00`.
  public var description: String {
    guard seconds != 0 else { return "UTC" }
    let minutes = abs(seconds) / 60
    let digits = [minutes / 60, minutes % 60].map { ($0 < 10 ? "0" : "") + String($0) }
    return (seconds < 0 ? "-" : "+") + digits.joined(separator: ":")
  }

  /// The seconds of the offset written at `position`, which is moved behind it; `nil` where there is none.
  static func parse(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) -> Int? {
    guard position < end else { return nil }
    let first = bytes[position]
    if first == UInt8(ascii: "Z") || first == UInt8(ascii: "z") {
      position += 1
      return 0
    }
    if let (length, seconds) = named(bytes, position, end) {
      position += length
      // `GMT+0100` counts from the zone that it names.
      let isSigned = position < end && (bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-"))
      return seconds == 0 && isSigned ? signed(bytes, &position, end, hasName: true) : seconds
    }
    return signed(bytes, &position, end, hasName: false)
  }

  /// The seconds of a sign, hours and perhaps minutes; behind the name of a zone one digit is enough, as in `UTC+8`.
  private static func signed(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int, hasName: Bool) -> Int? {
    let first = bytes[position]
    guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-") else { return nil }
    position += 1
    guard let hours = digits(2, bytes, &position, end) ?? (hasName ? digits(1, bytes, &position, end) : nil), hours < 24
    else { return nil }
    var minutes = 0
    if position < end, bytes[position] == UInt8(ascii: ":") { position += 1 }
    if let read = digits(2, bytes, &position, end) {
      guard read < 60 else { return nil }
      minutes = read
    } else if bytes[position - 1] == UInt8(ascii: ":") {
      return nil
    }
    let seconds = hours * 3600 + minutes * 60
    return first == UInt8(ascii: "-") ? -seconds : seconds
  }

  /// Abbreviations that are read: the ones that mean one offset only (`CST` and `IST` do not).
  private static let abbreviations: [String: Int] = [
    "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CDT": -5, "MDT": -6, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "HKT": 8, "SGT": 8, "JST": 9, "KST": 9,
  ]

  /// The length and the seconds of the abbreviation at `position`; `nil` where there is none that is known.
  private static func named(_ bytes: Span<UInt8>, _ position: Int, _ end: Int) -> (length: Int, seconds: Int)? {
    var letters: [UInt8] = []
    while position + letters.count < end, letters.count < 5,
      bytes[position + letters.count] | 0x20 >= UInt8(ascii: "a"),
      bytes[position + letters.count] | 0x20 <= UInt8(ascii: "z")
    {
      letters.append(bytes[position + letters.count] & 0xDF)
    }
    guard letters.count >= 3, let hours = abbreviations[String(decoding: letters, as: UTF8.self)] else { return nil }
    return (letters.count, hours * 3600)
  }
}

/// The number that exactly `count` digits at `position` make; moves `position` behind them, or leaves it for `nil`.
func digits(_ count: Int, _ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) -> Int? {
  guard position + count <= end else { return nil }
  var value = 0
  for index in position..<position + count {
    let digit = bytes[index] &- UInt8(ascii: "0")
    guard digit < 10 else { return nil }
    value = value * 10 + Int(digit)
  }
  position += count
  return value
}
