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
    try layout.sample.text.bytes.withSpan { span throws(MarketDataError) in
      try readRows(span, strictness, note: note)
    }
    guard rowsInFile > 0 else { throw .noRows(file: file) }
    guard rowsInFile > rowsOutOfRange else {
      throw .noRowsInRange(file: file, from: options.from, to: options.to)
    }
    guard strictness == .lenient || !lines.isEmpty else { throw .allRowsSkipped(file: file, rows: rowsSkipped) }
  }

  private mutating func readRows(
    _ bytes: Span<UInt8>, _ strictness: Strictness, note: (MarketDataError) -> Void
  ) throws(MarketDataError) {
    var scanner = layout.sample.start
    var fields: [CSVField] = []
    var values = [Double](repeating: 0, count: columns.count)
    while let line = try nextRecord(&scanner, bytes, &fields, strictness, note) {
      rowsInFile += 1
      do throws(MarketDataError) {
        try readRow(fields, line: line, bytes, into: &values, strictness)
      } catch {
        if case .missingValue = error, options.missing == .skipRow {
          rowsSkipped += 1
        } else if strictness == .strict {
          throw error
        }
        if strictness == .lenient { note(error) }
      }
    }
  }

  private func nextRecord(
    _ scanner: inout CSVScanner, _ bytes: Span<UInt8>, _ fields: inout [CSVField], _ strictness: Strictness,
    _ note: (MarketDataError) -> Void
  ) throws(MarketDataError) -> Int? {
    do {
      return try scanner.next(bytes, into: &fields)
    } catch {
      // Where a quote is wrong the rest of the file cannot be cut into records any more.
      let fault = MarketDataError.malformedQuote(location(line: error.line))
      guard strictness == .lenient else { throw fault }
      note(fault)
      return nil
    }
  }

  private mutating func readRow(
    _ fields: [CSVField], line: Int, _ bytes: Span<UInt8>, into values: inout [Double], _ strictness: Strictness
  ) throws(MarketDataError) {
    guard fields.count == layout.sample.names.count else {
      throw .wrongFieldCount(location(line: line), found: fields.count, expected: layout.sample.names.count)
    }
    let stamp = try timeStamp(fields, line: line, bytes, strictness)
    if let stamp, !options.includes(stamp.microseconds) {
      rowsOutOfRange += 1
      return
    }
    for slot in columns.indices {
      let field = fields[columns[slot].index]
      if let value = DecimalNumber.parse(bytes, field.range) {
        guard strictness == .lenient || columns[slot].need.accepts(value) else {
          throw invalid(field, line: line, columns[slot])
        }
        values[slot] = value
      } else if columns[slot].need == .nothing {
        if !MissingValue.isMissing(bytes, field.range) { columns[slot].isNumeric = false }
        values[slot] = .nan
      } else if MissingValue.isMissing(bytes, field.range) {
        throw .missingValue(location(line: line, column: columns[slot].index), value: shown(field))
      } else {
        throw invalid(field, line: line, columns[slot])
      }
    }
    for slot in columns.indices { columns[slot].values.append(values[slot]) }
    lines.append(line)
    guard let stamp else { return }
    stamps.append(stamp.microseconds)
    datesOnly = datesOnly && stamp.isDateOnly
    zoneIsStated = zoneIsStated && stamp.hasZone
  }

  private mutating func timeStamp(
    _ fields: [CSVField], line: Int, _ bytes: Span<UInt8>, _ strictness: Strictness
  ) throws(MarketDataError) -> TimeStampReader.Reading? {
    guard let reader, let column = layout.roles[.timestamp] else { return nil }
    if let stamp = reader.read(bytes, fields[column].range) { return stamp }
    if strictness == .lenient, options.timeForm == nil, let stamp = otherForm(bytes, fields[column].range) {
      linesOfOtherForm.append(line)
      return stamp
    }
    let place = location(line: line, column: column)
    guard !MissingValue.isMissing(bytes, fields[column].range) else {
      throw .missingValue(place, value: shown(fields[column]))
    }
    throw .invalidField(
      place, value: shown(fields[column]), expected: "a time stamp of the form \(reader.form.rawValue)")
  }

  /// A time stamp that is not of the form of the file, in a form that needs no further knowledge.
  private func otherForm(_ bytes: Span<UInt8>, _ field: Range<Int>) -> TimeStampReader.Reading? {
    guard let form = TimeStampForm.detected(in: bytes, field), !form.isSlashed else { return nil }
    return TimeStampReader(form: form, zone: options.zone ?? .utc).read(bytes, field)
  }

  private func invalid(_ field: CSVField, line: Int, _ column: Column) -> MarketDataError {
    .invalidField(location(line: line, column: column.index), value: shown(field), expected: column.need.expectation)
  }
}
