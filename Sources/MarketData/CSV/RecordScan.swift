/// Cuts all rows of a file into fields, whatever these hold.
struct RecordScan {
  /// The fields of the columns, one row after the other.
  private(set) var fields: [Range<Int>] = []
  /// The indices of fields in which quotes are doubled.
  private(set) var fieldsWithDoubledQuotes: Set<Int> = []
  /// The line of each row.
  private(set) var lines = LineNumbers()

  private let sample: CSVSample

  init(_ sample: CSVSample) { self.sample = sample }

  /// Reads the rows below the header.
  ///
  /// - Throws: the first fault, after which the rows of the file cannot be told.
  mutating func readAll(_ span: Span<UInt8>) throws(MarketDataError) {
    var scanner = sample.start
    var row: [CSVField] = []
    if sample.rowLength > 0 {
      let rows = (span.count - scanner.position) / sample.rowLength
      fields.reserveCapacity(rows * sample.names.count)
    }
    while true {
      let (start, first) = (scanner.position, scanner.line)
      guard let line = try next(&scanner, span, &row) else { return }
      guard !isComment(row, span), !row.allSatisfy(\.isEmpty) else { continue }
      try sample.text.checkUTF8(start..<scanner.position, line: first)
      try checkCount(row, line: line)
      for field in row.prefix(sample.names.count) {
        if field.hasDoubledQuotes { fieldsWithDoubledQuotes.insert(fields.count) }
        fields.append(field.range)
      }
      lines.append(line)
    }
  }

  private func next(
    _ scanner: inout CSVScanner, _ span: Span<UInt8>, _ row: inout [CSVField]
  ) throws(MarketDataError) -> Int? {
    do {
      return try scanner.next(span, into: &row)
    } catch {
      throw .malformedQuote(CSVLocation(file: sample.text.name, line: error.line))
    }
  }

  /// Whether a record is a remark between the rows.
  private func isComment(_ row: [CSVField], _ span: Span<UInt8>) -> Bool {
    row.count != sample.fieldCount && !row[0].isEmpty && span[row[0].range.lowerBound] == UInt8(ascii: "#")
  }

  private func checkCount(_ row: [CSVField], line: Int) throws(MarketDataError) {
    let expected = sample.fieldCount
    // An empty field more is a delimiter at the end of the row.
    guard row.count == expected || (row.count == expected + 1 && row[expected].isEmpty) else {
      throw .wrongFieldCount(CSVLocation(file: sample.text.name, line: line), found: row.count, expected: expected)
    }
  }
}
