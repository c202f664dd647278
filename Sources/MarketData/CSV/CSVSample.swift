/// The beginning of a file, from which its layout is read.
struct CSVSample {
  let text: InputText
  let dialect: CSVDialect
  let header: CSVHeader
  /// Whether there is a header.
  let hasHeader: Bool
  /// The number of fields of a row, which is one more than there are columns where every row ends in a delimiter.
  let fieldCount: Int
  /// The scanner in front of the first row of data.
  let start: CSVScanner
  /// The first rows that have the right number of fields.
  let rows: [CSVRecord]
  /// The mean number of bytes of a row; zero where there is none.
  let rowLength: Int
  /// The first row that has not, where one was met.
  let raggedRow: CSVRecord?

  private static let length = 100
  /// Headers of more rows than that are none.
  private static let longestHeader = 4

  var delimiter: UInt8 { dialect.delimiter }
  var names: [String] { header.names }
  var writtenNames: [String] { header.writtenNames }

  init(of text: InputText) throws(MarketDataError) {
    self.text = text
    let (dialect, headerRows, start, records, end) = try text.bytes.withSpan { span throws(MarketDataError) in
      let dialect = CSVDialect(of: span, from: text.start)
      let (header, start) = try CSVSample.headerRows(text, span, dialect)
      let (records, end) = try CSVSample.records(text, span, start)
      return (dialect, header, start, records, end)
    }
    self.dialect = dialect
    self.start = start
    rowLength = records.isEmpty ? 0 : (end - start.position) / records.count
    hasHeader = !headerRows.isEmpty
    let written = headerRows.map(\.count).max() ?? dialect.fieldCount
    let counts = records.map(\.fields.count)
    // Every row may end in a delimiter that the header lacks; a header may lack the name of the first column.
    let isOneMore = !records.isEmpty && hasHeader && counts.allSatisfy { $0 == written + 1 }
    let endsEmpty = isOneMore && records.allSatisfy { $0.fields.last?.isEmpty == true }
    fieldCount = isOneMore ? written + 1 : written
    let columns = endsEmpty ? written : fieldCount
    header = CSVHeader(rows: headerRows, columns: columns)
    let fieldCount = fieldCount
    rows = Array(records.filter { $0.fields.count == fieldCount }.prefix(CSVSample.length))
    raggedRow = records.first { $0.fields.count != fieldCount }
  }

  /// The rows above the data, and the scanner behind them.
  private static func headerRows(
    _ text: InputText, _ span: Span<UInt8>, _ dialect: CSVDialect
  ) throws(MarketDataError) -> (rows: [[String]], start: CSVScanner) {
    var scanner = dialect.start
    var rows: [[String]] = []
    while rows.count < longestHeader {
      let before = scanner
      guard let record = try record(text, span, &scanner) else {
        if rows.isEmpty { throw .emptyFile(file: text.name) }
        return (Array(rows.prefix(1)), rows.count == 1 ? before : afterFirst(span, dialect))
      }
      if record.holdsData { return (rows, before) }
      // Below the first row of a header only further levels of it are without data, and they have as many fields.
      if let first = rows.first, record.fields.count != first.count || !isLevel(record.texts, below: first) {
        return (rows, before)
      }
      rows.append(record.texts)
    }
    return (Array(rows.prefix(1)), afterFirst(span, dialect))
  }

  /// Whether a row below the first row of a header names a further level: its first field is empty or names the index.
  private static func isLevel(_ row: [String], below first: [String]) -> Bool {
    guard let label = row.first, let top = first.first else { return false }
    return label.isEmpty || top.isEmpty
      || [.timestamp, .symbol].contains { ColumnName(label).rank(as: $0) != nil }
        && ColumnName(top).rank(as: .timestamp) == nil
  }

  private static func afterFirst(_ span: Span<UInt8>, _ dialect: CSVDialect) -> CSVScanner {
    var scanner = dialect.start
    var fields: [CSVField] = []
    _ = try? scanner.next(span, into: &fields)
    return scanner
  }

  private static func records(
    _ text: InputText, _ span: Span<UInt8>, _ start: CSVScanner
  ) throws(MarketDataError) -> (records: [CSVRecord], end: Int) {
    var scanner = start
    var records: [CSVRecord] = []
    while records.count <= length {
      do {
        guard let record = try record(text, span, &scanner) else { break }
        records.append(record)
      } catch {
        // What stands before a fault is enough to go by; the fault itself is met again when the rows are read.
        guard !records.isEmpty else { throw error }
        break
      }
    }
    return (records, scanner.position)
  }

  private static func record(
    _ text: InputText, _ span: Span<UInt8>, _ scanner: inout CSVScanner
  ) throws(MarketDataError) -> CSVRecord? {
    var fields: [CSVField] = []
    let (start, first) = (scanner.position, scanner.line)
    let found: Int?
    do {
      found = try scanner.next(span, into: &fields)
    } catch {
      throw .malformedQuote(CSVLocation(file: text.name, line: error.line))
    }
    guard let line = found else { return nil }
    try text.checkUTF8(start..<scanner.position, line: first)
    return CSVRecord(line: line, fields: fields, in: span)
  }

  /// The index of the column with that name: as written, else without regard to case, blanks and punctuation.
  func column(named name: String) throws(MarketDataError) -> Int {
    if let index = names.firstIndex(of: name) { return index }
    let simplified = ColumnName.simplified(name)
    var matches = names.indices.filter { writtenNames[$0] == name }
    if matches.isEmpty, !simplified.isEmpty {
      matches = names.indices.filter { ColumnName.simplified(writtenNames[$0]) == simplified }
    }
    guard let match = matches.first else { throw .columnNotFound(file: text.name, column: name, available: names) }
    guard matches.count == 1 else {
      throw .repeatedColumnName(file: text.name, column: name, candidates: matches.map { names[$0] })
    }
    return match
  }

  /// The values of a column that are not missing.
  func present(_ column: Int) -> [[UInt8]] { rows.map { $0.fields[column] }.filter { !MissingValue.isMissing($0) } }

  /// Whether the values of a column that are not missing are numbers, and there are some.
  func isNumeric(_ column: Int, _ decimal: DecimalSeparator) -> Bool {
    let present = present(column)
    return !present.isEmpty && present.allSatisfy { MarketNumber(decimal: decimal).parse($0) != nil }
  }
}
