import MarketData
import ModelExchange
import ModelFormats

extension CSVDetection {
  /// What was found out, for programs.
  var json: JSONValue {
    let zone: JSONValue =
      switch zone {
      case .stated: "stated"
      case .given(let offset): .string(offset.description)
      case .statedBy(let place, let offset): .string("\(offset), stated by \(place)")
      case .assumedUTC: "assumed UTC"
      }
    return [
      "delimiter": .string(String(delimiter)), "hasHeader": .bool(hasHeader),
      "columns": .object(
        Dictionary(uniqueKeysWithValues: columns.map { ($0.key.rawValue, JSONValue.string($0.value)) })),
      "otherColumns": .array(otherColumns.map { .string($0) }),
      "ignoredColumns": .array(ignoredColumns.map { .string($0) }),
      "linesAboveTable": .integer(preambleLines), "symbol": JSONValue(symbol),
      "decimalSeparator": .string(decimal.rawValue), "timeOfDayColumn": JSONValue(timeOfDayColumn),
      "roundedTimeColumns": .array(roundedTimeColumns.map { .string($0) }),
      "repairs": .array(
        repairs.map {
          ["repair": .string($0.repair.rawValue), "rows": .integer($0.count), "firstLine": .integer($0.firstLine)]
        }),
      "timeFormat": JSONValue(timeForm?.rawValue), "zone": zone, "order": .string(order.rawValue),
    ]
  }

  /// What was found out, each with the option that states otherwise.
  var table: ResultTable {
    var table = ResultTable(columns: ["read as", "", "to override"])
    table.append(["delimiter", .text(delimiter == "\t" ? "tab" : String(delimiter)), ""])
    table.append(["header", hasHeader ? "yes" : "no", ""])
    if preambleLines > 0 { table.append(["lines above the table", .text("\(preambleLines)"), ""]) }
    table.append(["order", .text(order.rawValue), ""])
    if let symbol { table.append(["market", .text(symbol), "--symbol NAME"]) }
    if decimal == .comma { table.append(["decimal separator", "comma", "--decimal point"]) }
    for role in ColumnRole.allCases {
      if let name = columns[role] {
        table.append([.text(role.rawValue), .text("column \(name)"), .text("--column \(role.rawValue)=NAME")])
      }
    }
    if columns[.close] == nil, returnColumn == nil {
      table.append(["close", "none recognised", "--column close=NAME"])
    }
    if !otherColumns.isEmpty { table.append(["other numbers", .text(otherColumns.joined(separator: ", ")), ""]) }
    if !ignoredColumns.isEmpty { table.append(["not read", .text(ignoredColumns.joined(separator: ", ")), ""]) }
    if !roundedTimeColumns.isEmpty {
      table.append(["rounded times", .text(roundedTimeColumns.joined(separator: ", ")), ""])
    }
    if let timeForm {
      let isDate = datesOnly && timeForm == .iso8601
      table.append(["time stamps", .text(isDate ? "dates" : timeForm.rawValue), "--time-format FORM"])
    }
    switch zone {
    case .stated: table.append(["zone", "stated", ""])
    case .given(let offset): table.append(["zone", .text("\(offset), as given"), "--time-zone ZONE"])
    case .statedBy(let place, let offset):
      table.append(["zone", .text("\(offset), stated by \(place)"), "--time-zone ZONE"])
    case .assumedUTC: table.append(["zone", "none stated, UTC assumed", "--time-zone ZONE"])
    }
    return table
  }

  /// An instant as people read it in the time stamps of this file.
  func shown(_ stamp: TimeStamp) -> String { datesOnly ? stamp.dateDescription : stamp.description }

  /// Warns of columns whose choice may be wrong.
  func warnOfColumns(_ diagnostics: Diagnostics, options: CSVOptions) {
    if let close = columns[.close], closeIsTheOnlyNumber, hasHeader {
      diagnostics.warn(
        "\(file): no column has a usual name of a price; \(close.quoted), the only one of numbers, is taken for it")
    }
    let otherCloses = otherColumns.filter { ColumnRole.close.isUsual(name: $0) }
    if let close = columns[.close], options.columns[.close] == nil, !otherCloses.isEmpty {
      diagnostics.warn(
        "\(file): the close is \(close.quoted); \(otherCloses.map(\.quoted).joined(separator: ", ")) could be it too; "
          + "--column close=NAME chooses")
    }
    for column in roundedTimeColumns {
      diagnostics.warn(
        "\(file): a spreadsheet has rounded the times in column \(column.quoted), which is not used")
    }
  }

  /// Warns of what had to be assumed about the file beyond what `options` state.
  func warn(_ diagnostics: Diagnostics, options: CSVOptions) {
    warnOfColumns(diagnostics, options: options)
    // The date of a daily bar is the same day in any zone.
    if zone == .assumedUTC, !datesOnly, timeForm != nil {
      diagnostics.warn("\(file): the time stamps name no zone and are taken as UTC; --time-zone states another")
    }
    if rowsOfOtherForm > 0 {
      diagnostics.warn(
        "\(file): time stamps of \(rowsOfOtherForm) \(rowsOfOtherForm == 1 ? "row" : "rows") are written in another form than "
          + "the first, \(timeForm?.rawValue ?? ""); each is read in its own")
    }
    for repair in repairs {
      diagnostics.warn(
        "\(file): \(repair.repair.rawValue): \(repair.count) \(repair.count == 1 ? "row" : "rows"), "
          + "the first on line \(repair.firstLine)")
    }
    if skippedRows > 0 {
      diagnostics.warn("\(file): \(skippedRows) \(skippedRows == 1 ? "row" : "rows") without a value skipped")
    }
  }
}
