extension RecordTable {
  /// The time stamps of a column and what was found out about them.
  package struct Stamps {
    /// The instant of each row; `nil` where it is missing.
    package var values: [TimeStamp?]
    /// How they are written; `nil` where all are missing.
    package var form: TimeStampForm?
    /// Where their zone is known from.
    package var zone: CSVDetection.Zone
    /// Whether all are dates without a time of day.
    package var datesOnly: Bool
    /// Whether the stamp of a row is a date without a time of day; not so where it is missing.
    package var areDates: [Bool] = []
  }

  /// The time stamps of a column, in the order of the rows; how they are written is detected as for bars.
  ///
  /// - Parameter column: the column, from zero.
  /// - Returns: an instant for each row; of a stamp without a zone the one in `CSVOptions.zone`, in the zone that the
  ///   name of the column or a line above the table states, or in UTC.
  /// - Throws: `MarketDataError.missingValue`, `.invalidField` for what is no time stamp, or `.ambiguousTimeStamps` where
  ///   nothing proves whether days or months come first.
  public func timeStamps(column: Int) throws(MarketDataError) -> [TimeStamp] {
    let stamps = try stampsAsWritten(column: column)
    var values: [TimeStamp] = []
    values.reserveCapacity(count)
    for (row, value) in stamps.values.enumerated() {
      guard let value else {
        throw .missingValue(location(row: row, column: column), value: text(row: row, column: column))
      }
      values.append(value)
    }
    return values
  }

  /// The time stamps of a column, which may be missing.
  ///
  /// - Parameters:
  ///   - column: the column, from zero.
  ///   - others: further columns that are written alike, for whether days or months come first.
  /// - Returns: an instant for each row or `nil`, and how they are written.
  /// - Throws: as `timeStamps(column:)`, but for a missing value.
  package func stampsAsWritten(column: Int, alike others: [Int] = []) throws(MarketDataError) -> Stamps {
    let stated = CSVLayout.statedZone(of: sample, column: column)
    let zone = options.zone ?? stated?.offset ?? .utc
    let reader = try reader(column, zone, others)
    var stamps = Stamps(values: [], form: reader?.form, zone: .stated, datesOnly: reader != nil)
    guard let reader else {
      stamps.values = Array(repeating: nil, count: count)
      stamps.areDates = Array(repeating: false, count: count)
      return stamps
    }
    var haveZone: Bool?
    try sample.text.bytes.withSpan { span throws(MarketDataError) in
      stamps.values.reserveCapacity(count)
      stamps.areDates.reserveCapacity(count)
      for row in 0..<count {
        guard let reading = try reading(row, column, reader, span) else {
          stamps.values.append(nil)
          stamps.areDates.append(false)
          continue
        }
        if let haveZone, haveZone != reading.hasZone, options.zone == nil {
          throw invalid(
            row: row, column: column, expected: "a time stamp \(haveZone ? "with" : "without") a zone as before")
        }
        haveZone = (haveZone ?? true) && reading.hasZone
        stamps.datesOnly = stamps.datesOnly && reading.isDateOnly
        stamps.areDates.append(reading.isDateOnly)
        stamps.values.append(TimeStamp(microseconds: reading.microseconds))
      }
    }
    if haveZone == false {
      stamps.zone = options.zone.map { .given($0) } ?? stated.map { .statedBy($0.place, $0.offset) } ?? .assumedUTC
    }
    return stamps
  }

  /// Whether the values of a column in the first rows that are not missing are time stamps, and there are some.
  package func isTimes(column: Int) -> Bool {
    let present = sample.present(column)
    return !present.isEmpty && present.allSatisfy { TimeStampForm.detected(in: $0) != nil }
  }

  private func reading(
    _ row: Int, _ column: Int, _ reader: TimeStampReader, _ span: Span<UInt8>
  ) throws(MarketDataError) -> TimeStampReader.Reading? {
    let field = field(row, column).range
    if let reading = reader.read(span, field) { return reading }
    if MissingValue.isMissing(span, field) { return nil }
    // What is written in another form that needs no further knowledge says for itself when it was.
    if !reader.isStated, let form = TimeStampForm.detected(in: span, field), !form.isSlashed,
      let reading = TimeStampReader(form: form, zone: reader.zone).read(span, field)
    {
      return reading
    }
    let expected = expectedTimeStamp(insteadOf: field.map { span[$0] })
    throw invalid(
      row: row, column: column,
      expected: expected.contains("lost") ? expected : "a time stamp of the form \(reader.form.rawValue)")
  }

  /// The reader for a column; `nil` where all of its values are missing.
  private func reader(
    _ column: Int, _ zone: UTCOffset, _ others: [Int]
  ) throws(MarketDataError) -> TimeStampReader? {
    if let form = options.timeForm { return TimeStampReader(form: form, zone: zone, isStated: true) }
    let found = sample.text.bytes.withSpan { firstForm(column, $0) }
    if let form = found.form, !form.isSlashed { return TimeStampReader(form: form, zone: zone) }
    guard let first = found.row else { return nil }
    guard found.form != nil else {
      let content = sample.text.bytes.withSpan { field(first, column).content(in: $0) }
      throw invalid(row: first, column: column, expected: expectedTimeStamp(insteadOf: content))
    }
    guard let form = sample.text.bytes.withSpan({ dayAndMonthOrder([column] + others, $0) }) else {
      throw .ambiguousTimeStamps(
        location(row: first, column: column), value: shortened(text(row: first, column: column)),
        readings: [TimeStampForm.dayMonthYear.rawValue, TimeStampForm.monthDayYear.rawValue])
    }
    return TimeStampReader(form: form, zone: zone, allowsShortYears: true)
  }

  /// The first row that has a value, and the form of the first value that is a time stamp.
  private func firstForm(_ column: Int, _ span: Span<UInt8>) -> (row: Int?, form: TimeStampForm?) {
    var first: Int?
    for row in 0..<count {
      let field = field(row, column).range
      if let form = TimeStampForm.detected(in: span, field) { return (first ?? row, form) }
      if first == nil, !MissingValue.isMissing(span, field) { first = row }
    }
    return (first, nil)
  }

  /// What a number above twelve in one of the columns proves, or else the order of the rows.
  private func dayAndMonthOrder(_ columns: [Int], _ span: Span<UInt8>) -> TimeStampForm? {
    var chronological: TimeStampForm?
    for column in columns {
      var order = DayAndMonthOrder(allowsRepeats: true)
      for row in 0..<count where order.proven == nil { order.add(span, field(row, column).range) }
      if let proven = order.proven { return proven }
      chronological = chronological ?? order.chronological
    }
    return chronological
  }
}
