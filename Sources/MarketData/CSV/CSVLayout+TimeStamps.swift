extension CSVLayout {
  /// The reader for the time stamps of this file; `nil` where it has none.
  func timeStampReader(options: CSVOptions) throws(MarketDataError) -> TimeStampReader? {
    guard let column = roles[.timestamp] else { return nil }
    let zone = options.zone ?? .utc
    if let form = options.timeForm { return TimeStampReader(form: form, zone: zone, requiresPlausible: false) }
    for row in sample.rows {
      let detected = sample.text.bytes.withSpan { TimeStampForm.detected(in: $0, row.fields[column].range) }
      guard let form = detected else { continue }
      guard form.isSlashed else { return TimeStampReader(form: form, zone: zone) }
      return TimeStampReader(form: try dayAndMonthOrder(column, first: row), zone: zone)
    }
    guard let row = sample.rows.first else { return TimeStampReader(form: .iso8601, zone: zone) }
    throw .invalidField(
      CSVLocation(file: sample.text.name, line: row.line, column: sample.names[column]),
      value: shortened(sample.text.bytes.withSpan { row.fields[column].text(in: $0) }), expected: expectedTimeStamp)
  }

  /// Whether days or months come first, from the whole column: only a number above twelve tells.
  private func dayAndMonthOrder(_ column: Int, first: CSVSample.Record) throws(MarketDataError) -> TimeStampForm {
    let form = sample.text.bytes.withSpan { span -> TimeStampForm? in
      var scanner = sample.start
      var fields: [CSVField] = []
      while (try? scanner.next(span, into: &fields)) != nil {
        guard column < fields.count, let parts = TimeStampReader.slashedParts(span, fields[column].range) else {
          continue
        }
        // If the other number is above twelve somewhere too, reading that row in this form fails and names it.
        if parts.first > 12 { return .dayMonthYear }
        if parts.second > 12 { return .monthDayYear }
      }
      return nil
    }
    if let form { return form }
    throw .ambiguousTimeStamps(
      CSVLocation(file: sample.text.name, line: first.line, column: sample.names[column]),
      value: sample.text.bytes.withSpan { first.fields[column].text(in: $0) },
      readings: [TimeStampForm.dayMonthYear.rawValue, TimeStampForm.monthDayYear.rawValue])
  }
}

/// What an error says of a field that should hold a time stamp.
let expectedTimeStamp =
  "a time stamp (ISO 8601, a date, or seconds, milliseconds or microseconds since 1970)"

/// The beginning of a text that is too long to be shown in an error.
func shortened(_ text: String) -> String {
  text.count <= 60 ? text : text.prefix(57) + "..."
}
