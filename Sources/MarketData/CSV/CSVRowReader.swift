/// Reads one row after the other into a table, whatever way its values are written.
struct CSVRowReader {
  let layout: CSVLayout
  let options: CSVOptions
  let reader: TimeStampReader?
  let strictness: CSVTable.Strictness
  private let number: MarketNumber
  private let timeOfDayWidth: Int?
  private var row: [Double] = []
  private var lastOffset: Int?
  /// Whether the numbers of each column have a percent sign, once one was met.
  private var percents: [Bool?] = []
  /// The currency that the first price with one names.
  private var currency: String?

  init(layout: CSVLayout, options: CSVOptions, reader: TimeStampReader?, strictness: CSVTable.Strictness) {
    self.layout = layout
    self.options = options
    self.reader = reader
    self.strictness = strictness
    number = MarketNumber(decimal: layout.decimal)
    timeOfDayWidth = layout.timeOfDayColumn.flatMap { layout.timeOfDayWidth(of: $0) }
  }

  /// Adds a row to `table`, or counts it there where it is not to be kept.
  ///
  /// - Throws: the first fault of the row, which then is not added.
  mutating func read(
    _ fields: [CSVField], line: Int, _ span: Span<UInt8>, into table: inout CSVTable
  ) throws(MarketDataError) {
    try checkCount(fields, line: line, table)
    guard try isOfSymbol(fields, line: line, span, &table) else {
      table.rowsOfOtherSymbols += 1
      return
    }
    if !layout.columnsOfOtherAssets.isEmpty, lacksAllPrices(fields, span, table) {
      // In the row of another market, before this one was listed or on one of its holidays.
      table.rowsOfOtherSymbols += 1
      return
    }
    let stamp = try timeStamp(fields, line: line, span, &table)
    if let stamp, !options.includes(stamp.microseconds) {
      table.rowsOutOfRange += 1
      return
    }
    row.removeAll(keepingCapacity: true)
    for slot in table.columns.indices { row.append(try value(slot, fields, line: line, span, &table)) }
    for slot in row.indices { table.values[slot].append(row[slot]) }
    table.lines.append(line)
    guard let stamp else { return }
    table.stamps.append(TimeStamp(microseconds: stamp.microseconds))
    table.datesOnly = table.datesOnly && stamp.isDateOnly
    table.zoneIsStated = table.zoneIsStated && stamp.hasZone
  }

  private func checkCount(_ fields: [CSVField], line: Int, _ table: CSVTable) throws(MarketDataError) {
    let expected = layout.sample.fieldCount
    // An empty field more is a delimiter at the end of the row.
    guard fields.count == expected || (fields.count == expected + 1 && fields[expected].isEmpty) else {
      throw .wrongFieldCount(table.location(line: line), found: fields.count, expected: expected)
    }
  }

  private func lacksAllPrices(_ fields: [CSVField], _ span: Span<UInt8>, _ table: CSVTable) -> Bool {
    table.columns.allSatisfy { $0.need != .price || MissingValue.isMissing(span, fields[$0.index].range) }
  }

  private func isOfSymbol(
    _ fields: [CSVField], line: Int, _ span: Span<UInt8>, _ table: inout CSVTable
  ) throws(MarketDataError) -> Bool {
    guard let column = layout.roles[.symbol] else { return true }
    let found = fields[column].text(in: span)
    guard let symbol = table.symbol else {
      table.symbol = found
      return true
    }
    if found == symbol || isSameSymbol(found, symbol) { return true }
    guard options.symbol == nil else { return false }
    throw .ambiguousSymbol(file: table.file, candidates: layout.symbols(with: [symbol, found]), columns: [])
  }

  private mutating func value(
    _ slot: Int, _ fields: [CSVField], line: Int, _ span: Span<UInt8>, _ table: inout CSVTable
  ) throws(MarketDataError) -> Double {
    let column = table.columns[slot]
    let field = fields[column.index]
    let content = field.hasDoubledQuotes ? nil : number.parse(span, field.range)
    if MissingValue.isMissing(span, field.range) {
      if !column.need.isOptional {
        let fault = MarketDataError.missingValue(
          table.location(line: line, column: column.index), value: shown(field, span))
        guard strictness == .lenient else { throw fault }
        table.notes.addMissingValue(fault)
      }
      return .nan
    }
    if let value = content {
      try checkSeparator(field, line, column, span, table)
      try checkPercent(field, slot, value, line, span, table)
      let isLeftOutLater = column.need != .returns && options.repairs.contains(.dropImpossible)
      if column.need == .price { try checkCurrency(field, line, column, span, table) }
      guard strictness == .lenient || isLeftOutLater || column.need.accepts(value) else {
        throw invalid(field, line, column, span, table)
      }
      return value
    }
    guard column.need == .nothing else { throw invalid(field, line, column, span, table) }
    table.columns[slot].isNumeric = false
    return .nan
  }

  private mutating func timeStamp(
    _ fields: [CSVField], line: Int, _ span: Span<UInt8>, _ table: inout CSVTable
  ) throws(MarketDataError) -> TimeStampReader.Reading? {
    guard let reader, let column = layout.roles[.timestamp] else { return nil }
    let stamp = try stamp(reader, fields, column, line: line, span, &table)
    let hadZone = table.rowsHaveZone ?? stamp.hasZone
    guard hadZone == stamp.hasZone || options.zone != nil else {
      throw .invalidField(
        table.location(line: line, column: column), value: shown(fields[column], span),
        expected: "a time stamp \(hadZone ? "with" : "without") a zone as before")
    }
    table.rowsHaveZone = hadZone
    try checkOtherTimes(stamp, fields, line: line, span, &table)
    return stamp
  }

  private mutating func stamp(
    _ reader: TimeStampReader, _ fields: [CSVField], _ column: Int, line: Int, _ span: Span<UInt8>,
    _ table: inout CSVTable
  ) throws(MarketDataError) -> TimeStampReader.Reading {
    var column = column
    if let timeColumn = layout.timeOfDayColumn {
      // Where the date alone can be read, it is the time of day that cannot.
      if reader.read(fields[column].content(in: span)) != nil { column = timeColumn }
      if let time = TimeOfDay.text(fields[timeColumn].content(in: span), width: timeOfDayWidth) {
        let date = layout.roles[.timestamp] ?? column
        let stamp = fields[date].content(in: span) + [UInt8(ascii: " ")] + time
        if let reading = reader.read(stamp) { return reading }
      }
    } else {
      let field = fields[column].range
      if let reading = reader.read(span, field) {
        noteOffset(reading.offset, line: line, &table)
        return reading
      }
      // What is written in another form that needs no further knowledge says for itself when it was.
      if !reader.isStated, let form = TimeStampForm.detected(in: span, field), !form.isSlashed,
        let reading = TimeStampReader(form: form, zone: reader.zone).read(span, field)
      {
        table.notes.otherForms.add(line)
        return reading
      }
    }
    let place = table.location(line: line, column: column)
    guard !MissingValue.isMissing(span, fields[column].range) else {
      throw .missingValue(place, value: shown(fields[column], span))
    }
    let expected = expectedTimeStamp(insteadOf: fields[column].content(in: span))
    throw .invalidField(
      place, value: shown(fields[column], span),
      expected: expected.contains("lost") ? expected : "a time stamp of the form \(reader.form.rawValue)")
  }

  /// Takes note of the offset from UTC that the rows from `line` on write, and counts where it changes.
  mutating func noteOffset(_ offset: Int?, line: Int, _ table: inout CSVTable) {
    guard let offset else { return }
    if let lastOffset, lastOffset != offset { table.notes.zoneChanges.add(line) }
    lastOffset = offset
  }

  /// Compares the other columns that tell the time; where one tells another, either may be wrong.
  private func checkOtherTimes(
    _ stamp: TimeStampReader.Reading, _ fields: [CSVField], line: Int, _ span: Span<UInt8>, _ table: inout CSVTable
  ) throws(MarketDataError) {
    for other in layout.otherTimes {
      let field = fields[other.column].range
      guard let form = TimeStampForm.detected(in: span, field) else { continue }
      let reader = TimeStampReader(form: form.isSlashed ? other.form : form, zone: .utc)
      guard let reading = reader.read(span, field) else { continue }
      let day = reading.isDateOnly ? TimeStamp(microseconds: stamp.microseconds).microsecondOfDay : 0
      guard reading.microseconds - other.ahead != stamp.microseconds - day else { continue }
      let fault = MarketDataError.disagreeingTimes(
        table.location(line: line, column: layout.roles[.timestamp]),
        value: TimeStamp(microseconds: stamp.microseconds).description, other: layout.sample.names[other.column],
        otherValue: shown(fields[other.column], span))
      table.notes.addOtherTime(fault)
      guard strictness == .lenient else { throw fault }
      return
    }
  }

  /// Makes sure that prices which name their currency all name the same one.
  private mutating func checkCurrency(
    _ field: CSVField, _ line: Int, _ column: CSVTable.Column, _ span: Span<UInt8>, _ table: CSVTable
  ) throws(MarketDataError) {
    guard let first = field.range.first, let last = field.range.last, !isPlain(span[first]) || !isPlain(span[last])
    else {
      return
    }
    guard let found = MarketNumber.currency(of: field.content(in: span)) else { return }
    guard let currency else {
      self.currency = found
      return
    }
    guard currency != found else { return }
    throw .invalidField(
      table.location(line: line, column: column.index), value: shown(field, span),
      expected: "a price in \(currency) as before")
  }

  /// Refuses a comma that may be a decimal one where no number of the sample told which it is.
  private func checkSeparator(
    _ field: CSVField, _ line: Int, _ column: CSVTable.Column, _ span: Span<UInt8>, _ table: CSVTable
  ) throws(MarketDataError) {
    guard !layout.isDecimalKnown, field.range.contains(where: { span[$0] == UInt8(ascii: ",") }) else { return }
    var style = NumberStyle()
    style.add(field.content(in: span), line: line, column: column.index)
    guard style.decimal != .point else { return }
    throw .ambiguousNumber(table.location(line: line, column: column.index), value: shown(field, span))
  }

  /// Makes sure that the numbers of a column all have a percent sign or none has; zero is the same with and without.
  private mutating func checkPercent(
    _ field: CSVField, _ slot: Int, _ value: Double, _ line: Int, _ span: Span<UInt8>, _ table: CSVTable
  ) throws(MarketDataError) {
    guard let last = field.range.last, value != 0 else { return }
    let hasPercent = span[last] == UInt8(ascii: "%")
    if slot >= percents.count { percents += [Bool?](repeating: nil, count: slot + 1 - percents.count) }
    guard let before = percents[slot] else {
      percents[slot] = hasPercent
      return
    }
    guard before != hasPercent else { return }
    throw .invalidField(
      table.location(line: line, column: table.columns[slot].index), value: shown(field, span),
      expected: "a number \(before ? "with" : "without") a percent sign as before")
  }

  /// Takes note of rows that were read elsewhere: their numbers are plain.
  mutating func notePlainNumbers(in slots: [Int], of columns: Int) {
    if percents.isEmpty { percents = [Bool?](repeating: nil, count: columns) }
    for slot in slots where percents[slot] == nil { percents[slot] = false }
  }

  private func isPlain(_ byte: UInt8) -> Bool { byte < 0x3A && byte != UInt8(ascii: "$") }

  private func shown(_ field: CSVField, _ span: Span<UInt8>) -> String { shortened(field.text(in: span)) }

  private func invalid(
    _ field: CSVField, _ line: Int, _ column: CSVTable.Column, _ span: Span<UInt8>, _ table: CSVTable
  ) -> MarketDataError {
    .invalidField(
      table.location(line: line, column: column.index), value: shown(field, span), expected: column.need.expectation)
  }
}
