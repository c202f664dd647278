extension CSVTable {
  /// What is done about a row that cannot be used.
  enum Strictness {
    /// It ends the reading.
    case strict
    /// It is noted, and left out; values that no market can have are kept.
    case lenient
  }

  /// Reads all rows of the file.
  ///
  /// - Parameters:
  ///   - strictness: whether the first fault ends the reading.
  ///   - note: is given the faults where they do not.
  /// - Throws: the first fault where that ends the reading; in any case where the file holds no rows.
  mutating func read(
    _ strictness: Strictness, note: (MarketDataError) -> Void = { _ in }
  ) throws(MarketDataError) {
    let text = layout.sample.text.bytes
    try text.withSpan { span throws(MarketDataError) in
      try readRows(span, strictness, note)
    }
    guard rowsInFile > 0 else { throw .noRows(file: file) }
    guard rowsInFile > rowsOfOtherSymbols else {
      throw .symbolNotFound(file: file, symbol: symbol ?? "", available: layout.symbolsInSample)
    }
    guard rowsInFile - rowsOfOtherSymbols > rowsOutOfRange else {
      throw .noRowsInRange(file: file, from: options.from, to: options.to)
    }
    guard strictness == .lenient || lines.count > 0 || !repairs.isEmpty else {
      throw .allRowsSkipped(file: file, rows: rowsSkipped)
    }
  }

  private mutating func readRows(
    _ span: Span<UInt8>, _ strictness: Strictness, _ note: (MarketDataError) -> Void
  ) throws(MarketDataError) {
    var scanner = layout.sample.start
    var row = CSVRowReader(layout: layout, options: options, reader: reader, strictness: strictness)
    var fields: [CSVField] = []
    var plain = PlainRowReader(for: &self)
    while true {
      plain?.read(&scanner, into: &self, &row)
      let (start, first) = (scanner.position, scanner.line)
      guard let line = try nextRecord(&scanner, span, &fields, strictness, note) else { break }
      do throws(MarketDataError) {
        guard !isComment(fields, span), !fields.allSatisfy(\.isEmpty) else { continue }
        rowsInFile += 1
        try layout.sample.text.checkUTF8(start..<scanner.position, line: first)
        try row.read(fields, line: line, span, into: &self)
      } catch {
        // Which market is meant is no question of one row.
        if case .ambiguousSymbol = error { throw error }
        if case .missingValue = error, options.missing == .skipRow {
          rowsSkipped += 1
        } else if strictness == .strict {
          guard let repair = Repair.leavingOut(error), options.repairs.contains(repair) else { throw error }
          self.note(repair, line: line)
        }
        if strictness == .lenient { note(error) }
      }
    }
    leaveOutRowsOutOfRange()
  }

  /// Whether a record is a remark between the rows.
  private func isComment(_ fields: [CSVField], _ span: Span<UInt8>) -> Bool {
    fields.count != layout.sample.fieldCount && !fields[0].isEmpty
      && span[fields[0].range.lowerBound] == UInt8(ascii: "#")
  }

  private func nextRecord(
    _ scanner: inout CSVScanner, _ span: Span<UInt8>, _ fields: inout [CSVField], _ strictness: Strictness,
    _ note: (MarketDataError) -> Void
  ) throws(MarketDataError) -> Int? {
    do {
      return try scanner.next(span, into: &fields)
    } catch {
      // Where a quote is wrong the rest of the file cannot be cut into records any more.
      let fault = MarketDataError.malformedQuote(location(line: error.line))
      guard strictness == .lenient else { throw fault }
      note(fault)
      return nil
    }
  }
}
