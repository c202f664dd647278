extension TimeStamp: CustomStringConvertible {
  /// The instant in ISO 8601 and UTC, as `2024-01-31T00:00:00Z`; with a fraction of a second only where there is one.
  public var description: String {
    var text = dateDescription
    let inDay = microsecondOfDay
    let second = Int(inDay / TimeStamp.microsecondsPerSecond)
    text += "T"
    text += twoDigits[second / 3600]
    text += ":"
    text += twoDigits[second / 60 % 60]
    text += ":"
    text += twoDigits[second % 60]
    let microseconds = Int(inDay % TimeStamp.microsecondsPerSecond)
    if microseconds != 0 {
      var fraction = padded(microseconds, 6)
      while fraction.last == "0" { fraction.removeLast() }
      text += "."
      text += fraction
    }
    text += "Z"
    return text
  }

  /// The date in UTC, as `2024-01-31`.
  ///
  /// A year that has not four digits is written with its sign and six digits.
  public var dateDescription: String {
    let date = GregorianDate(daysSinceEpoch: day)
    var text = ""
    text.reserveCapacity(TimeStamp.usualLength)
    if (0...9999).contains(date.year) {
      text += twoDigits[date.year / 100]
      text += twoDigits[date.year % 100]
    } else {
      text += "\(date.year < 0 ? "-" : "+")\(padded(abs(date.year), 6))"
    }
    text += "-"
    text += twoDigits[date.month]
    text += "-"
    text += twoDigits[date.day]
    return text
  }

  /// The length of a time stamp without a fraction of a second.
  private static let usualLength = 20

  /// The instant that a text names; `nil` where the text is not in one of the forms that need no further knowledge.
  ///
  /// Read are ISO 8601 (`2024-01-31T14:30:00.5+01:00`, also with a blank for the `T`), `2024-01-31` (the start of
  /// that day), and seconds, milliseconds or microseconds since 1970, told apart by their magnitude (see
  /// ``TimeStampForm``). A text without a zone is read in `zone`.
  public init?(_ text: String, zone: UTCOffset = .utc) {
    let bytes = Array(text.utf8)
    let span = bytes.span
    guard let form = TimeStampForm.detected(in: span, 0..<bytes.count), !form.isSlashed, form != .yearMonth,
      let stamp = TimeStampReader(form: form, zone: zone).read(span, 0..<bytes.count)
    else { return nil }
    self.init(microseconds: stamp.microseconds)
  }
}

extension TimeStamp: Codable {
  /// Reads an ISO 8601 text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let stamp = TimeStamp(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not an ISO 8601 time stamp")
    }
    self = stamp
  }

  /// Writes the ISO 8601 text of `description`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// The numbers from 0 to 99 with two digits: tables of a million time stamps are made of them.
private let twoDigits = (0...99).map { padded($0, 2) }

/// The digits of a number that is not negative, with zeros in front up to `width`.
private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
