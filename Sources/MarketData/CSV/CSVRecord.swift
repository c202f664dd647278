/// A row of a file taken out of it: the bytes of its fields, without quotes and without blanks at their ends.
struct CSVRecord {
  /// The line it begins on, from one.
  var line: Int
  var fields: [[UInt8]]

  init(line: Int, fields: [CSVField], in bytes: Span<UInt8>) {
    self.line = line
    self.fields = fields.map { $0.content(in: bytes) }
  }

  /// The fields as texts.
  var texts: [String] { fields.map { String(decoding: $0, as: UTF8.self) } }

  /// Whether it holds a time stamp or a number, as the names of columns do not.
  var holdsData: Bool {
    fields.contains { field in
      DecimalNumber.parse(field.span, 0..<field.count)?.isFinite == true || TimeStampForm.detected(in: field) != nil
        || CSVRecord.isWrittenNumber(field)
    }
  }

  /// The share of fields that are numbers, time stamps or missing.
  var typedShare: Double {
    let typed = fields.count { field in
      MissingValue.isMissing(field)
        || DecimalSeparator.allCases.contains { MarketNumber(decimal: $0).parse(field) != nil }
        || TimeStampForm.detected(in: field) != nil
    }
    return fields.isEmpty ? 0 : Double(typed) / Double(fields.count)
  }

  /// A number with a currency or a percent sign or with thousands, which no name looks like.
  private static func isWrittenNumber(_ field: [UInt8]) -> Bool {
    guard let first = field.first, first != UInt8(ascii: "("), field.contains(where: { $0 &- UInt8(ascii: "0") < 10 })
    else { return false }
    let isMarked = field.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "%") }
    return isMarked && DecimalSeparator.allCases.contains { MarketNumber(decimal: $0).parse(field) != nil }
  }
}
