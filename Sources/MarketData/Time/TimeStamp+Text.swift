extension TimeStamp: CustomStringConvertible {
  /// The instant in ISO 8601 and UTC, as `2024-01-31T00:00:00Z`; with a fraction of a second only where there is one.
  public var description: String {
    let inDay = microsecondOfDay
    let second = Int(inDay / TimeStamp.microsecondsPerSecond)
    let time = "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
    var fraction = padded(Int(inDay % TimeStamp.microsecondsPerSecond), 6)
    while fraction.last == "0" { fraction.removeLast() }
    return "\(dateDescription)T\(time)\(fraction.isEmpty ? "" : ".")\(fraction)Z"
  }

  /// The date in UTC, as `2024-01-31`.
  ///
  /// A year that has not four digits is written with its sign and six digits.
  public var dateDescription: String {
    let date = GregorianDate(daysSinceEpoch: day)
    let year =
      (0...9999).contains(date.year)
      ? padded(date.year, 4) : "\(date.year < 0 ? "-" : "+")\(padded(abs(date.year), 6))"
    return "\(year)-\(padded(date.month, 2))-\(padded(date.day, 2))"
  }

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

/// The digits of a number that is not negative, with zeros in front up to `width`.
private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
