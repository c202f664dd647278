import MarketData

/// The records of a file that sizes are made from, whose faults are told as failures of the command.
struct SizingTable {
  /// The records.
  let records: RecordTable
  /// Where warnings go.
  let diagnostics: Diagnostics

  /// Reads a file.
  ///
  /// - Throws: `CommandError`, which names the place of the first fault.
  init(_ file: InputFile, options: CSVOptions, in context: CommandContext) throws(CommandError) {
    let reader = try context.reader(of: file, options: options)
    do throws(MarketDataError) {
      records = try reader.records()
    } catch {
      throw Self.failure(error, in: file)
    }
    diagnostics = context.diagnostics
  }

  /// Records that were read.
  init(_ records: RecordTable, diagnostics: Diagnostics) {
    self.records = records
    self.diagnostics = diagnostics
  }

  /// The file for messages.
  var name: String { records.name }

  /// The file without its folders, as sizes name what they are made from.
  var shortName: String { InputFile.fileName(name) }

  /// The column of that name, which there must be in a file of its kind.
  ///
  /// - Throws: `CommandError.badData` with a hint of what the file is instead.
  func required(_ column: String) throws(CommandError) -> Int {
    if let found = records.column(named: column) { return found }
    let error = MarketDataError.columnNotFound(file: name, column: column, available: records.columnNames)
    let spelling = Spelling.suggestion(for: column, among: records.columnNames)
    throw CommandError(error).hinting(SizingFileKind(of: records)?.hint ?? spelling)
  }

  /// The numbers of a column.
  ///
  /// - Parameters:
  ///   - column: the column.
  ///   - range: what may stand in it.
  /// - Returns: a number for each row; not a number where the field is empty.
  /// - Throws: `CommandError.badData` for the first field that holds something else.
  func numbers(_ column: Int, in range: NumberRange) throws(CommandError) -> [Double] {
    let numbers = try mapped { () throws(MarketDataError) in try records.numbersAsWritten(column: column) }
    let isInUnit = range.allowsPercentSign || numbers.havePercentSign != true
    if let bad = numbers.values.firstIndex(where: { !$0.isNaN && !(range.contains($0) && (isInUnit || $0 == 0)) }) {
      throw invalid(row: bad, column: column, expected: range.expectation)
    }
    return numbers.values
  }

  /// The numbers of a column that need not be there.
  ///
  /// - Parameters:
  ///   - column: the name of the column.
  ///   - range: what may stand in it.
  /// - Returns: as `numbers(_:in:)`; `nil` where there is no such column.
  /// - Throws: `CommandError.badData` for the first field that holds something else.
  func numbers(named column: String, in range: NumberRange) throws(CommandError) -> [Double]? {
    guard let column = records.column(named: column) else { return nil }
    return try numbers(column, in: range)
  }

  /// The instants of the rows, with a warning where their zone had to be assumed.
  ///
  /// - Returns: the column they stand in, and an instant for each row.
  /// - Throws: `CommandError.badData` where there is no such column, or a field holds none.
  func timeStamps() throws(CommandError) -> (column: Int, values: [TimeStamp]) {
    try mapped { () throws(MarketDataError) in
      guard records.count > 0 else { throw .noRows(file: name) }
      guard let column = try records.column(of: .timestamp) else {
        throw .roleNotFound(file: name, role: .timestamp, available: records.columnNames)
      }
      let stamps = try records.stampsAsWritten(column: column)
      if let missing = stamps.values.firstIndex(of: nil) {
        throw .missingValue(
          records.location(row: missing, column: column), value: records.text(row: missing, column: column))
      }
      if stamps.zone == .assumedUTC, !stamps.datesOnly {
        diagnostics.warn("\(name): the time stamps name no zone and are taken as UTC")
      }
      return (column, stamps.values.compactMap(\.self))
    }
  }

  /// The failure of a field that does not hold what it must.
  func invalid(row: Int, column: Int, expected: String) -> CommandError {
    Self.failure(records.invalid(row: row, column: column, expected: expected), in: .path(name))
  }

  /// The result of `body`, whose error becomes a failure of the command.
  func mapped<Result>(_ body: () throws(MarketDataError) -> Result) throws(CommandError) -> Result {
    do throws(MarketDataError) {
      return try body()
    } catch {
      throw Self.failure(error, in: .path(name))
    }
  }

  /// The failure without the hints for files of prices, whose options these files do not have.
  private static func failure(_ error: MarketDataError, in file: InputFile) -> CommandError {
    CommandError(error, in: file).hinting(nil)
  }
}
