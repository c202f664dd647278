public import Foundation

/// Reads bars, returns and other numbers from a text of separated values, plain or packed.
///
/// How a file is written is detected and can be seen in the `CSVDetection` that comes with the result; `CSVOptions`
/// overrides it. What can be read in two ways, and of which the file itself proves neither, is an error that lists both.
///
/// - The text is UTF-8 or UTF-16, plain, gzip data or a zip archive with one member. Delimiters are `,` `;` tab and `|`;
///   fields may be quoted; lines end in LF, CRLF or CR; blank lines do not count, nor do lines above the table.
/// - The header has one row, or several where the columns have levels. Without a header the columns are timestamp,
///   open, high, low, close, volume, or timestamp and close where there are two; of the orders of prices that vendors
///   use the one is taken in which the bars do not contradict themselves. Further columns are named by their number.
/// - Numbers may have a currency sign, a percent sign (0.07 for `7%`), thousands set off, or a suffix K, M, B or T.
/// - A file of several markets needs a choice: `CSVOptions.symbol`.
/// - A file of bars must have a time stamp and a close; a file without a column of such a name, but with one column
///   of numbers only, has its close there. Other files with time stamps can be read as a `NumberTable`.
public struct CSVReader: Sendable {
  /// The name of the file in messages: its path, or what the caller gave.
  public let name: String
  /// What is known about the file.
  public let options: CSVOptions

  private let text: InputText

  /// The reader of a file, which is mapped into memory where it is neither packed nor in UTF-16.
  ///
  /// - Throws: a `MarketDataError` of any kind where the file cannot be opened, read or unpacked, or is no text.
  public init(contentsOf url: URL, options: CSVOptions = CSVOptions()) throws(MarketDataError) {
    self.init(try InputText(contentsOf: url), options: options)
  }

  /// The reader of a file that is called `name` in messages, as the user wrote it.
  package init(contentsOf url: URL, name: String, options: CSVOptions) throws(MarketDataError) {
    self.init(try InputText(contentsOf: url, name: name), options: options)
  }

  /// The reader of bytes that the caller has, from standard input for example.
  ///
  /// - Parameters:
  ///   - contents: the bytes of the file, plain or packed.
  ///   - name: the name of the file in messages.
  ///   - options: what is known about the file.
  /// - Throws: a `MarketDataError` where the bytes cannot be unpacked or are no text.
  public init(
    contents: [UInt8], name: String, options: CSVOptions = CSVOptions()
  ) throws(MarketDataError) {
    self.init(try InputText(contents: contents, name: name), options: options)
  }

  private init(_ text: InputText, options: CSVOptions) {
    name = text.name
    self.options = options
    self.text = text
  }

  /// The bars of the file and what was found out about it.
  ///
  /// - Throws: a `MarketDataError` that names the place of the first fault.
  public func bars() throws(MarketDataError) -> (bars: BarSeries, detection: CSVDetection) {
    let table = try read(.bars)
    let bars = BarSeries(
      unchecked: table.stamps, close: table.values(of: .close) ?? [], open: table.values(of: .open),
      high: table.values(of: .high), low: table.values(of: .low), volume: table.values(of: .volume),
      columns: table.namedColumns)
    return (bars, detection(of: table))
  }

  /// All columns of numbers in the file by their names, and what was found out about it.
  ///
  /// Prices and volumes are checked as in `bars()`, but none needs to be there.
  ///
  /// - Throws: a `MarketDataError` that names the place of the first fault.
  public func table() throws(MarketDataError) -> (table: NumberTable, detection: CSVDetection) {
    let table = try read(.table)
    let numeric = table.columns.indices.filter { table.columns[$0].isNumeric }
    let columns = Dictionary(uniqueKeysWithValues: numeric.map { (table.columns[$0].name, table.values[$0]) })
    return (try NumberTable(timeStamps: table.stamps, columns: columns), detection(of: table))
  }

  /// The returns in one column of the file and what was found out about it.
  ///
  /// Time stamps are read where a column has a usual name for them, or where a column without one holds nothing but
  /// time stamps in order; a file of returns needs none.
  ///
  /// - Parameters:
  ///   - column: the name of the column, or its number from `1` where there is no header.
  ///   - scale: the unit of the returns in the file.
  ///   - kind: how the returns in the file were computed.
  /// - Returns: the returns, oldest first, in the unit they are stored in.
  /// - Throws: a `MarketDataError` that names the place of the first fault.
  public func returns(
    column: String, scale: ReturnScale = .percent, kind: ReturnKind = .log
  ) throws(MarketDataError) -> (returns: ReturnSeries, detection: CSVDetection) {
    let table = try read(.returns(column: column))
    let returns = try ReturnSeries(
      values: table.values[0], scale: scale, kind: kind, timeStamps: table.reader == nil ? nil : table.stamps)
    return (returns, detection(of: table))
  }

  /// The rows of the file as they stand in it: texts, numbers and time stamps, in the order of the file.
  ///
  /// Of the options `columns`, `zone`, `timeForm` and `decimal` count; no row is chosen, left out or repaired, and none
  /// needs a time stamp. A file that holds a header only gives a table without rows.
  ///
  /// - Throws: a `MarketDataError` for a file without a table, a row with too few or too many fields, a quoted field that
  ///   does not end, or text that is not UTF-8.
  public func records() throws(MarketDataError) -> RecordTable {
    try RecordTable(text, options: options)
  }

  /// The table of numbers that the file holds, whose columns its first line names.
  ///
  /// No option counts.
  ///
  /// - Parameter names: columns that the table should have, by which its delimiter is told where several signs stand in the
  ///   line of names.
  /// - Returns: the table, which may lack some of them.
  /// - Throws: a `MarketDataError` for an empty file, a line of names with a quoted field that does not end, or text that
  ///   is not UTF-8.
  public func plainTable(of names: [String] = []) throws(MarketDataError) -> PlainTable {
    try PlainTable(text, of: names)
  }

  /// What is wrong with the bars of the file, and what was found out about it.
  ///
  /// Faults of single rows are counted, not thrown; a report can be had of every file whose columns can be told. A file
  /// without prices is checked as far as its time stamps and other columns go.
  ///
  /// - Throws: a `MarketDataError` where the file holds no rows, or its columns or time stamps cannot be told.
  public func dataQuality() throws(MarketDataError) -> (report: DataQualityReport, detection: CSVDetection) {
    let layout = try CSVLayout.ofBarsOrTable(try CSVSample(of: text), options: options)
    var table = try CSVTable(layout: layout, options: options)
    var tally = IssueTally()
    try table.read(.lenient) { tally.add($0) }
    table.turnRoundIfNewestFirst()
    let report = DataQualityReport(table, tally: &tally)
    var detection = table.detection
    detection.barSeconds = report.barSeconds
    return (report, detection)
  }

  private func read(_ purpose: CSVLayout.Purpose) throws(MarketDataError) -> CSVTable {
    if let (first, second) = Repair.exclusive.first(where: { options.repairs.isSuperset(of: [$0.0, $0.1]) }) {
      throw .contradictingRepairs(first, second)
    }
    let layout = try CSVLayout(try CSVSample(of: text), for: purpose, options: options)
    var table = try CSVTable(layout: layout, options: options)
    try table.read(.strict)
    try table.putInOrder()
    return table
  }

  private func detection(of table: CSVTable) -> CSVDetection {
    var detection = table.detection
    detection.barSeconds = BarSpacing(table.stamps)?.seconds
    return detection
  }
}
