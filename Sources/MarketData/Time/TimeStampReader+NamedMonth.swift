extension TimeStampReader {
  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  private static let fullNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  private static let weekdays: Set<String> = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday",
  ]

  /// A date that names its month: `Jan 31, 2024`, `31-Jan-2024`, `Wed, 31 Jan 2024 14:30:00 GMT`.
  ///
  /// The year has four digits, or comes last with two where the form was stated.
  func namedMonth(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Reading? {
    var position = field.lowerBound
    let end = field.upperBound
    var (day, month, year): (Int?, Int?, Int?) = (nil, nil, nil)
    while position < end, day == nil || month == nil || year == nil {
      let start = position
      while position < end, isLetter(bytes[position]) { position += 1 }
      if position > start {
        guard position - start <= 9 else { return nil }
        let word = String(decoding: (start..<position).map { bytes[$0] | 0x20 }, as: UTF8.self)
        if let index = TimeStampReader.months.firstIndex(of: word) ?? TimeStampReader.fullNames.firstIndex(of: word)
          ?? (word == "sept" ? 8 : nil)
        {
          guard month == nil else { return nil }
          month = index + 1
        } else if !TimeStampReader.weekdays.contains(word) || month != nil || day != nil {
          return nil
        }
      } else if let number = digits(4, bytes, &position, end) {
        guard year == nil else { return nil }
        year = number
      } else if let number = oneOrTwoDigits(bytes, &position, end) {
        if day == nil {
          day = number
        } else {
          guard isStated, month != nil else { return nil }
          year = number + (number < 69 ? 2000 : 1900)
        }
      } else {
        return nil
      }
      guard day == nil || month == nil || year == nil else { break }
      while position < end,
        [UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "/")].contains(
          bytes[position])
      {
        position += 1
      }
    }
    guard let day, let month, let year else { return nil }
    return reading(of: GregorianDate(year: year, month: month, day: day), bytes, position..<end)
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
}
