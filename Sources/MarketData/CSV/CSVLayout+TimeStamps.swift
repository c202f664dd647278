extension CSVLayout {
  /// The reader for the time stamps of this file; `nil` where it has none.
  func timeStampReader(options: CSVOptions) throws(MarketDataError) -> TimeStampReader? {
    guard let column = roles[.timestamp] else { return nil }
    let zone = options.zone ?? statedZone?.offset ?? .utc
    if let form = options.timeForm { return TimeStampReader(form: form, zone: zone, isStated: true) }
    for row in sample.rows {
      guard let form = TimeStampForm.detected(in: row.fields[column]) else { continue }
      guard form.isSlashed else { return TimeStampReader(form: form, zone: zone) }
      let order = try dayAndMonthOrder(column, first: row)
      return TimeStampReader(form: order, zone: zone, allowsShortYears: true)
    }
    guard let row = sample.rows.first else { return TimeStampReader(form: .iso8601, zone: zone) }
    throw .invalidField(
      CSVLocation(file: sample.text.name, line: row.line, column: sample.names[column]),
      value: shortened(String(decoding: row.fields[column], as: UTF8.self)),
      expected: expectedTimeStamp(insteadOf: row.fields[column]))
  }

  /// Whether days or months come first, from the whole column.
  ///
  /// A number above twelve tells, and else the order of the rows, where only one reading has one.
  private func dayAndMonthOrder(_ column: Int, first: CSVRecord) throws(MarketDataError) -> TimeStampForm {
    let proven = sample.text.bytes.withSpan { span in CSVLayout.provenOrder(span, sample.start, column) }
    if let proven { return proven }
    throw .ambiguousTimeStamps(
      CSVLocation(file: sample.text.name, line: first.line, column: sample.names[column]),
      value: String(decoding: first.fields[column], as: UTF8.self),
      readings: [TimeStampForm.dayMonthYear.rawValue, TimeStampForm.monthDayYear.rawValue])
  }

  private static func provenOrder(_ span: Span<UInt8>, _ start: CSVScanner, _ column: Int) -> TimeStampForm? {
    var scanner = start
    var fields: [CSVField] = []
    var order = DayAndMonthOrder(allowsRepeats: false)
    while order.proven == nil, (try? scanner.next(span, into: &fields)) != nil {
      if column < fields.count { order.add(span, fields[column].range) }
    }
    return order.proven ?? order.chronological
  }
}

/// What an error says of a field that should hold a time stamp.
func expectedTimeStamp(insteadOf field: [UInt8]) -> String {
  let hasExponent = field.contains(UInt8(ascii: "E")) && DecimalNumber.parse(field.span, 0..<field.count) != nil
  return hasExponent
    ? "a time stamp to the second (a spreadsheet has rounded this one, and its digits are lost)"
    : "a time stamp (ISO 8601, a date, or seconds, milliseconds, microseconds or nanoseconds since 1970)"
}

/// The beginning of a text that is too long to be shown in an error.
func shortened(_ text: String) -> String {
  text.count <= 60 ? text : text.prefix(57) + "..."
}
