/// Reads stretches of plain rows into a table, and lets go of the text behind them.
struct PlainRowReader {
  private let rows: CSVTable.PlainRows
  private var kernel: CSVRowKernel
  private let text: TextBytes
  private let rowsPerStretch: Int
  /// Rows that are left to the general reader before the next try, and how many tries in a row found none.
  private var pause = 0
  private var misses = 0

  /// The text that is read before the memory behind it is let go.
  private static let stretch = 4 << 20
  private static let longestPause = 256

  /// A reader for the plain rows of a table, for which it reserves memory; `nil` where the table can have none.
  init?(for table: inout CSVTable) {
    guard let rows = table.plainRows else { return nil }
    self.rows = rows
    kernel = CSVRowKernel(plan: rows.plan)
    let sample = table.layout.sample
    text = sample.text.bytes
    let rowLength = max(2, sample.rowLength)
    rowsPerStretch = max(1, PlainRowReader.stretch / rowLength)
    // A row more in sixteen, because later rows may be shorter; what is not used costs address space only.
    let expected = (text.count - sample.start.position) / rowLength
    table.reserveRows(expected + expected / 16 + 16)
  }

  /// Reads the plain rows at `scanner`; does nothing where the next row is not plain.
  mutating func read(_ scanner: inout CSVScanner, into table: inout CSVTable, _ general: inout CSVRowReader) {
    guard pause == 0 else {
      pause -= 1
      return
    }
    var found = false
    while scanner.position < text.count {
      let first = scanner.line
      text.populate(scanner.position..<min(text.count, scanner.position + PlainRowReader.stretch))
      let count = table.readPlainRows(&kernel, from: &scanner.position, limit: rowsPerStretch)
      guard count > 0 else { break }
      found = true
      scanner.line += count
      table.rowsInFile += count
      table.lines.append(from: first, rows: count)
      table.datesOnly = table.datesOnly && rows.isDateOnly
      table.zoneIsStated = table.zoneIsStated && rows.hasZone
      table.rowsHaveZone = table.rowsHaveZone ?? rows.hasZone
      general.notePlainNumbers(in: rows.slotsWithNumbers, of: table.columns.count)
      if let symbol = rows.plan.symbol { table.symbol = table.symbol ?? symbol }
      general.noteOffset(rows.offset, line: first, &table)
      text.release(upTo: scanner.position)
      if count < rowsPerStretch { break }
    }
    misses = found ? 0 : misses + 1
    pause = min(8 * misses, PlainRowReader.longestPause)
  }
}

extension CSVRowPlan {
  /// The symbol that every plain row has.
  fileprivate var symbol: String? {
    for case .text(let bytes) in fields { return String(decoding: bytes, as: UTF8.self) }
    return nil
  }
}
