/// The rows of a file whose columns may hold texts, numbers or time stamps, in the order of the file.
///
/// `CSVReader.records()` makes one. The fields stay bytes of the file until they are asked for, so that a column that
/// nobody asks for may hold anything. Rows and columns are counted from zero.
public struct RecordTable: Sendable {
  /// The name of the file in messages.
  public let name: String
  /// The number of rows, which may be zero.
  public let count: Int

  let sample: CSVSample
  let options: CSVOptions
  /// The fields, one row after the other.
  private let fields: [Range<Int>]
  /// The indices of fields in which quotes are doubled.
  private let fieldsWithDoubledQuotes: Set<Int>
  private let lines: LineNumbers

  init(_ text: InputText, options: CSVOptions) throws(MarketDataError) {
    let sample = try CSVSample(of: text)
    var rows = RecordScan(sample)
    try text.bytes.withSpan { span throws(MarketDataError) in try rows.readAll(span) }
    name = text.name
    self.sample = sample
    self.options = options
    count = rows.lines.count
    fields = rows.fields
    fieldsWithDoubledQuotes = rows.fieldsWithDoubledQuotes
    lines = rows.lines
  }

  /// The names of the columns: as the header has them, those that repeat with `.1`, `.2` and so on behind them; the
  /// numbers from `1` where there is no header.
  public var columnNames: [String] { sample.names }

  /// Whether the first row names the columns.
  public var hasHeader: Bool { sample.hasHeader }

  /// The line on which a row begins, from one.
  ///
  /// - Precondition: `row` lies in `0..<count`.
  public func line(of row: Int) -> Int {
    precondition((0..<count).contains(row), "a row must lie in the table")
    return lines[row]
  }

  /// The place of a field, for messages.
  ///
  /// - Parameters:
  ///   - row: the row, in `0..<count`.
  ///   - column: the column, where one is meant.
  /// - Returns: the file, the line of the row and the name of the column.
  public func location(row: Int, column: Int? = nil) -> CSVLocation {
    CSVLocation(file: name, line: line(of: row), column: column.map { columnNames[$0] })
  }

  /// The column of a name: as written, else without regard to case, blanks and punctuation.
  ///
  /// `nil` where there is none, or where several columns have that name.
  public func column(named name: String) -> Int? { try? sample.column(named: name) }

  /// The column that `CSVOptions.columns` names for a role, else the one whose name is usual for it.
  ///
  /// - Parameter role: what the column must hold.
  /// - Returns: `nil` where no name is usual for the role.
  /// - Throws: `MarketDataError.columnNotFound` or `.repeatedColumnName` where the options name none or several,
  ///   `.ambiguousColumns` where the names of several are equally usual.
  public func column(of role: ColumnRole) throws(MarketDataError) -> Int? {
    if let name = options.columns[role] { return try sample.column(named: name) }
    let ranks = columnNames.indices.map { ColumnName(sample.writtenNames[$0]).rank(as: role) }
    guard let best = ranks.compactMap(\.self).min() else { return nil }
    let candidates = ranks.indices.filter { ranks[$0] == best }
    guard candidates.count == 1 else {
      throw .ambiguousColumns(file: name, role: role, candidates: candidates.map { columnNames[$0] })
    }
    return candidates[0]
  }

  /// The text of a field, without quotes around it and without blanks at its ends.
  ///
  /// - Precondition: `row` lies in `0..<count` and `column` in those of the names.
  public func text(row: Int, column: Int) -> String {
    let field = field(row, column)
    return sample.text.bytes.withSpan { field.text(in: $0) }
  }

  /// Whether a field is empty or holds a sign for a missing value, such as `NaN`, `n/a` or `-`.
  ///
  /// - Precondition: `row` lies in `0..<count` and `column` in those of the names.
  public func isMissing(row: Int, column: Int) -> Bool {
    let field = field(row, column)
    return sample.text.bytes.withSpan { MissingValue.isMissing($0, field.range) }
  }

  /// The field of a row and a column.
  func field(_ row: Int, _ column: Int) -> CSVField {
    precondition((0..<count).contains(row), "a row must lie in the table")
    precondition(columnNames.indices.contains(column), "a column must be one of the table")
    let index = row * columnNames.count + column
    return CSVField(range: fields[index], hasDoubledQuotes: fieldsWithDoubledQuotes.contains(index))
  }

  /// The error for a field that does not hold what it must.
  package func invalid(row: Int, column: Int, expected: String) -> MarketDataError {
    .invalidField(
      location(row: row, column: column), value: shortened(text(row: row, column: column)), expected: expected)
  }
}
