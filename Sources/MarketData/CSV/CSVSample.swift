/// The beginning of a file, from which its layout is read.
struct CSVSample {
  /// A record and the line it begins on.
  struct Record {
    var line: Int
    var fields: [CSVField]
  }

  let text: InputText
  let delimiter: UInt8
  let hasHeader: Bool
  /// The names of the columns, each once; numbers from one where there is no header.
  let names: [String]
  /// The names as they stand in the file, which may repeat.
  let writtenNames: [String]
  /// The scanner in front of the first row of data.
  let start: CSVScanner
  /// The first rows that have the right number of fields.
  let rows: [Record]
  /// The first row that has not, where one was met.
  let raggedRow: Record?

  private static let length = 100

  init(of text: InputText) throws(MarketDataError) {
    delimiter = CSVDialect.delimiter(of: text)
    var scanner = CSVScanner(delimiter: delimiter, position: text.start)
    guard let first = try CSVSample.record(text, &scanner) else { throw .emptyFile(file: text.name) }
    hasHeader = !text.bytes.withSpan { span in
      first.fields.contains { field in
        DecimalNumber.parse(span, field.range)?.isFinite == true || TimeStampForm.detected(in: span, field.range) != nil
      }
    }
    let written = text.bytes.withSpan { span in first.fields.map { $0.text(in: span) } }
    names = hasHeader ? CSVSample.distinct(written) : written.indices.map { String($0 + 1) }
    start = hasHeader ? scanner : CSVScanner(delimiter: delimiter, position: text.start)
    scanner = start
    var rows: [Record] = []
    var raggedRow: Record?
    while rows.count < CSVSample.length {
      let next: Record?
      do {
        next = try CSVSample.record(text, &scanner)
      } catch {
        // What stands before a fault is enough to go by; the fault itself is met again when the rows are read.
        guard !rows.isEmpty else { throw error }
        break
      }
      guard let record = next else { break }
      if record.fields.count == names.count { rows.append(record) } else { raggedRow = raggedRow ?? record }
    }
    self.text = text
    self.rows = rows
    self.raggedRow = raggedRow
    writtenNames = hasHeader ? written : names
  }

  private static func record(_ text: InputText, _ scanner: inout CSVScanner) throws(MarketDataError) -> Record? {
    var fields: [CSVField] = []
    do {
      return try text.bytes.withSpan { span throws(CSVScanner.QuoteError) in
        try scanner.next(span, into: &fields)
      }.map { Record(line: $0, fields: fields) }
    } catch {
      throw .malformedQuote(CSVLocation(file: text.name, line: error.line))
    }
  }

  /// The names, where those that repeat get `.1`, `.2` and so on: none of them is the one that the bare name means.
  private static func distinct(_ names: [String]) -> [String] {
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    var taken = Set(names)
    return names.map { name in
      guard counts[name] != 1 else { return name }
      var number = 1
      while !taken.insert("\(name).\(number)").inserted { number += 1 }
      return "\(name).\(number)"
    }
  }

  /// The index of the column with that name: as written, else without regard to case, blanks and punctuation.
  func column(named name: String) throws(MarketDataError) -> Int {
    if let index = names.firstIndex(of: name) { return index }
    let simplified = ColumnRole.simplified(name)
    var matches = names.indices.filter { writtenNames[$0] == name }
    if matches.isEmpty, !simplified.isEmpty {
      matches = names.indices.filter { ColumnRole.simplified(writtenNames[$0]) == simplified }
    }
    guard let match = matches.first else { throw .columnNotFound(file: text.name, column: name, available: names) }
    guard matches.count == 1 else {
      throw .repeatedColumnName(file: text.name, column: name, candidates: matches.map { names[$0] })
    }
    return match
  }

  /// Whether the values of a column that are not missing are numbers, and there are some.
  func isNumeric(_ column: Int) -> Bool {
    text.bytes.withSpan { span in
      let present = rows.filter { !MissingValue.isMissing(span, $0.fields[column].range) }
      return !present.isEmpty && present.allSatisfy { DecimalNumber.parse(span, $0.fields[column].range) != nil }
    }
  }

  /// Whether every value of a column is a time stamp, and they all rise or all fall.
  func isChronological(_ column: Int) -> Bool {
    let stamps = rows.compactMap { instant($0, column) }
    guard !rows.isEmpty, stamps.count == rows.count else { return false }
    let steps = zip(stamps, stamps.dropFirst())
    return steps.allSatisfy { $0 < $1 } || steps.allSatisfy { $0 > $1 }
  }

  /// Whether the two columns name the same instants.
  func agree(_ column: Int, _ other: Int) -> Bool {
    rows.allSatisfy { row in instant(row, column).map { $0 == instant(row, other) } ?? false }
  }

  private func instant(_ row: Record, _ column: Int) -> Int64? {
    let range = row.fields[column].range
    return text.bytes.withSpan { span in
      guard let form = TimeStampForm.detected(in: span, range) else { return nil }
      return TimeStampReader(form: form, zone: .utc).read(span, range)?.microseconds
    }
  }
}
