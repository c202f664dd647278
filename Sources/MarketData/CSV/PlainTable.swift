/// A table as programs write them: one line that names the columns, then rows with a field for each of them.
///
/// `CSVReader.plainTable(of:)` makes one. Nothing is detected but the delimiter: the sign that cuts the line of names into
/// the most of those that are looked for, or else into most fields. Every line that is not blank is a row, also one whose fields are all empty, so that rows stay
/// where they are: a model that is applied to them gives one answer for each. Of one column, a missing value is written
/// as an empty field in quotes.
public struct PlainTable: Sendable {
  /// What the rows hold in some of the columns.
  package struct Contents {
    /// The number of rows.
    package var count = 0
    /// The numbers, row by row, not a number where one is missing.
    package var numbers: [Float] = []
    /// The texts of each column that was asked for.
    package var texts: [[String]]
  }

  /// The name of the file in messages.
  public let name: String
  /// The names of the columns as they are written, which may repeat.
  public let columnNames: [String]

  private let text: InputText
  /// In front of the first row.
  private let start: CSVScanner

  init(_ text: InputText, of wanted: [String]) throws(MarketDataError) {
    // What is in quotes by one sign need not be so by another.
    let cuts = ([",", ";", "\t", "|"] as [Unicode.Scalar]).compactMap { try? Self.names(text, UInt8(ascii: $0)) }
    let wanted = Set(wanted)
    let merits = cuts.map { cut in (wanted.intersection(cut.names).count, cut.names.count) }
    name = text.name
    self.text = text
    if let most = merits.max(by: <), let best = merits.firstIndex(where: { $0 == most }).map({ cuts[$0] }) {
      (columnNames, start) = best
    } else {
      (columnNames, start) = try Self.names(text, UInt8(ascii: ","))
    }
  }

  /// The names of the columns where a sign separates them, and the scanner behind them.
  private static func names(
    _ text: InputText, _ delimiter: UInt8
  ) throws(MarketDataError) -> (names: [String], start: CSVScanner) {
    var scanner = CSVScanner(delimiter: delimiter, position: text.start, keepsEmptyQuotes: true)
    var fields: [CSVField] = []
    guard try next(&scanner, into: &fields, of: text) != nil else { throw .emptyFile(file: text.name) }
    try text.checkUTF8(text.start..<scanner.position, line: 1)
    return (text.bytes.withSpan { span in fields.map { $0.text(in: span) } }, scanner)
  }

  /// Reads the rows.
  ///
  /// - Parameters:
  ///   - numbers: the columns whose fields are numbers, from zero, in the order in which they are wanted.
  ///   - texts: the columns whose fields are taken as they are.
  /// - Returns: what they hold. Numbers are rounded to single precision; `inf` and those too large for it are infinite,
  ///   an empty field or a sign for a missing value is not a number.
  /// - Throws: `MarketDataError.wrongFieldCount`, `.invalidField` for what is no number, `.malformedQuote` or
  ///   `.invalidUTF8`, which name the line.
  package func contents(numbers: [Int], texts: [Int]) throws(MarketDataError) -> Contents {
    var scanner = start
    var fields: [CSVField] = []
    var contents = Contents(texts: texts.map { _ in [] })
    while true {
      let (first, firstLine) = (scanner.position, scanner.line)
      guard let line = try Self.next(&scanner, into: &fields, of: text) else { return contents }
      try text.checkUTF8(first..<scanner.position, line: firstLine)
      guard fields.count == columnNames.count else {
        throw .wrongFieldCount(CSVLocation(file: name, line: line), found: fields.count, expected: columnNames.count)
      }
      contents.count += 1
      try text.bytes.withSpan { span throws(MarketDataError) in
        for column in numbers { contents.numbers.append(try number(fields[column], column, line, span)) }
        for (position, column) in texts.enumerated() { contents.texts[position].append(fields[column].text(in: span)) }
      }
    }
  }

  private func number(
    _ field: CSVField, _ column: Int, _ line: Int, _ span: Span<UInt8>
  ) throws(MarketDataError) -> Float {
    if let value = field.hasDoubledQuotes ? nil : DecimalNumber.parse(span, field.range) { return Float(value) }
    guard MissingValue.isMissing(span, field.range) else {
      throw .invalidField(
        CSVLocation(file: name, line: line, column: columnNames[column]), value: shortened(field.text(in: span)),
        expected: "a number")
    }
    return .nan
  }

  /// The line of the next record that is not blank; `nil` at the end of the text.
  private static func next(
    _ scanner: inout CSVScanner, into fields: inout [CSVField], of text: InputText
  ) throws(MarketDataError) -> Int? {
    do {
      return try text.bytes.withSpan { span throws(CSVScanner.QuoteError) in try scanner.next(span, into: &fields) }
    } catch {
      throw .malformedQuote(CSVLocation(file: text.name, line: error.line))
    }
  }
}
