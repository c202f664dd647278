extension CSVTable {
  /// How most rows of the file can be read without looking at what else a row may be, and what that says about them.
  struct PlainRows {
    var plan: CSVRowPlan
    /// The columns that have a number other than zero in the first row.
    var slotsWithNumbers: [Int] = []
    /// Seconds ahead of UTC, where these rows write them.
    var offset: Int?
    var isDateOnly = false
    var hasZone = true
  }

  /// The plan for the plain rows of this file; `nil` where its rows have more to be checked, or are written in a way
  /// that only the general reader knows.
  var plainRows: PlainRows? {
    guard layout.decimal == .point, layout.timeOfDayColumn == nil, layout.otherTimes.isEmpty,
      layout.columnsOfOtherAssets.isEmpty, let first = layout.sample.rows.first
    else { return nil }
    var fields = [CSVRowPlan.Field](repeating: .skip, count: layout.sample.fieldCount)
    for slot in columns.indices {
      fields[columns[slot].index] = .number(
        slot: slot, bound: columns[slot].need.bound, isOptional: columns[slot].need.isOptional)
    }
    if let column = layout.roles[.symbol] {
      let known = layout.sample.rows.map { $0.fields[column] }.first { field in
        options.symbol.map { isSameSymbol($0, String(decoding: field, as: UTF8.self)) } ?? true
      }
      guard let known else { return nil }
      fields[column] = .text(known)
    }
    var plain = PlainRows(
      plan: CSVRowPlan(
        delimiter: layout.sample.delimiter, fields: fields, stamp: nil, aheadOfUTC: 0,
        plausible: TimeStampForm.plausible, included: .min ..< .max))
    plain.slotsWithNumbers = columns.indices.filter { slot in
      let field = first.fields[columns[slot].index]
      return DecimalNumber.parse(field.span, 0..<field.count).map { $0 != 0 } ?? false
    }
    guard let reader, let column = layout.roles[.timestamp] else { return plain }
    guard let reading = reader.read(first.fields[column]) else { return nil }
    plain.plan.fields[column] = .timeStamp
    plain.isDateOnly = reading.isDateOnly
    plain.hasZone = reading.hasZone
    switch reader.form {
    case .iso8601:
      guard let stamp = ISOStamp(first.fields[column]) else { return nil }
      plain.plan.stamp = stamp.form
      plain.plan.aheadOfUTC = stamp.microseconds - reading.microseconds
      plain.offset = reading.offset
    case .seconds, .milliseconds, .microseconds:
      plain.plan.stamp = .sinceEpoch(unitInMicroseconds: 1_000_000 / (reader.form.unitsPerSecond ?? 1))
      if reader.isStated { plain.plan.plausible = 0..<TimeStampForm.endOfYears }
    case .nanoseconds:
      plain.plan.stamp = .nanoseconds
      if reader.isStated { plain.plan.plausible = 0..<TimeStampForm.endOfYears }
    case .compact, .namedMonth, .dayMonthYear, .monthDayYear, .yearMonth, .excelSerial: return nil
    }
    return plain
  }

  /// A stamp whose digits stand where ISO 8601 has them.
  private struct ISOStamp {
    let form: CSVRowPlan.Stamp
    /// The instant of the digits in UTC, whatever follows them.
    let microseconds: Int64

    init?(_ field: [UInt8]) {
      let shape = String(
        decoding: field.prefix(19).map { $0 &- UInt8(ascii: "0") < 10 ? UInt8(ascii: "0") : $0 }, as: UTF8.self)
      let digits: Int
      if field.count == 10, shape == "0000-00-00" {
        (form, digits) = (.isoDate, 10)
      } else if ["0000-00-00 00:00:00", "0000-00-00T00:00:00"].contains(shape) {
        (form, digits) = (.iso(hasSeconds: true, suffix: Array(field.dropFirst(19))), 19)
      } else if ["0000-00-00 00:00", "0000-00-00T00:00"].contains(String(shape.prefix(16))),
        field.count == 16 || shape.count > 16
      {
        (form, digits) = (.iso(hasSeconds: false, suffix: Array(field.dropFirst(16))), 16)
      } else {
        return nil
      }
      guard let reading = TimeStampReader(form: .iso8601, zone: .utc).read(Array(field.prefix(digits))) else {
        return nil
      }
      microseconds = reading.microseconds
    }
  }
}

extension CSVTable.Need {
  fileprivate var bound: CSVRowPlan.Bound {
    switch self {
    case .price: .positive
    case .volume: .notNegative
    case .returns, .number, .nothing: .any
    }
  }
}
