public import Foundation

/// Reads bars and returns from a text of separated values: plain, compressed by gzip, or alone in a zip archive.
///
/// Delimiter, header, the roles of columns, the form of time stamps and the order of rows are detected and can be
/// seen in the `CSVDetection` that comes with the result; `CSVOptions` overrides them. What can be read in two ways is
/// an error that lists both.
///
/// - Delimiters are `,` `;` tab and `|`; fields may be quoted; lines end in LF, CRLF or CR; blank lines do not count.
///   The text is UTF-8 with or without a byte-order mark, or UTF-16.
/// - A plain file is not copied: reading it takes the memory of what it holds, not of its text. It must not be cut
///   short by another process meanwhile, which would end this one.
/// - Without a header the columns are timestamp, open, high, low, close, volume (or the first five of them, or
///   timestamp and close where there are two); further ones are named by their number.
/// - A file of bars must have a time stamp and a close; a file without a column of such a name, but with one column
///   of numbers only, has its close there.
public struct CSVReader: Sendable {
  /// The name of the file in messages: its path, or what the caller gave.
  public let name: String
  /// What is known about the file.
  public let options: CSVOptions

  private let text: InputText

  /// The reader of a file.
  ///
  /// - Throws: a `MarketDataError` of any kind where the file cannot be opened, read or unpacked, or is not text.
  public init(contentsOf url: URL, options: CSVOptions = CSVOptions()) throws(MarketDataError) {
    self.init(try InputText(contentsOf: url), options: options)
  }

  /// The reader of bytes that the caller has, from standard input for example.
  ///
  /// - Parameters:
  ///   - contents: the bytes of the file, plain, gzip data or a zip archive.
  ///   - name: the name of the file in messages.
  ///   - options: what is known about the file.
  /// - Throws: a `MarketDataError` where the bytes cannot be unpacked or are not text.
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
    var table = try barTable()
    try table.read(.strict)
    try table.putInOrder()
    let others = table.columns.filter { $0.need == .nothing && $0.isNumeric }
    let bars = BarSeries(
      unchecked: table.timeStamps, close: table.values(of: .close) ?? [], open: table.values(of: .open),
      high: table.values(of: .high), low: table.values(of: .low), volume: table.values(of: .volume),
      columns: Dictionary(uniqueKeysWithValues: others.map { ($0.name, $0.values) }))
    return (bars, detection(of: table, timeStamps: bars.timeStamps))
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
    let layout = try CSVLayout(returnsIn: try CSVSample(of: text), column: column, options: options)
    var table = try CSVTable(layout: layout, options: options)
    try table.read(.strict)
    try table.putInOrder()
    let timeStamps = table.reader == nil ? nil : table.timeStamps
    let returns = try ReturnSeries(
      values: table.columns[0].values, scale: scale, kind: kind, timeStamps: timeStamps)
    return (returns, detection(of: table, timeStamps: timeStamps ?? []))
  }

  /// What is wrong with the bars of the file, and what was found out about it.
  ///
  /// Faults of single rows are counted, not thrown; a report can be had of every file whose columns can be told.
  ///
  /// - Throws: a `MarketDataError` where the file holds no rows, or its columns or time stamps cannot be told.
  public func dataQuality() throws(MarketDataError) -> (report: DataQualityReport, detection: CSVDetection) {
    var table = try barTable()
    var tally = IssueTally()
    try table.read(.lenient) { tally.add($0) }
    table.turnRoundIfNewestFirst()
    let report = DataQualityReport(table, tally: &tally)
    var detection = table.detection
    detection.barSeconds = report.barSeconds
    return (report, detection)
  }

  private func barTable() throws(MarketDataError) -> CSVTable {
    let layout = try CSVLayout(barsIn: try CSVSample(of: text), options: options)
    return try CSVTable(layout: layout, options: options)
  }

  private func detection(of table: CSVTable, timeStamps: [TimeStamp]) -> CSVDetection {
    var detection = table.detection
    detection.barSeconds = BarSpacing(timeStamps)?.seconds
    return detection
  }
}
