package import MarketData

/// The options of every command that reads prices or returns, and their values.
package struct MarketDataOptions: Sendable {
  private static let column = Option(
    repeated: "column", .assignment("ROLE=NAME", key: .choice(of: ColumnRole.self)), value: "ROLE=NAME",
    help: "Column that holds the role: " + ColumnRole.allCases.map(\.rawValue).joined(separator: ", "))
  private static let timeFormat = Option(
    optional: "time-format", .text, value: "FORM", defaultText: "detected", help: "How time stamps are written")
  private static let timeZone = Option(
    optional: "time-zone", .text, value: "ZONE", defaultText: "UTC", help: "Zone of time stamps that name none")
  private static let returnColumn = Option(
    optional: "return-column", .text, value: "NAME", help: "Column that holds returns, instead of prices")
  private static let scale = Option(
    "scale", .choice(of: ReturnScale.self), value: "UNIT", default: .percent,
    help: "What returns are stored in and parameters are reported in")
  private static let from = Option(
    optional: "from", .text, value: "TIME", defaultText: "the first row", help: "First instant to read")
  private static let to = Option(
    optional: "to", .text, value: "TIME", defaultText: "the last row", help: "First instant not to read any more")
  private static let missing = Option(
    "missing", .choice(of: MissingValues.self), value: "RULE", default: .error, help: "What a row without a value is")
  private static let periodsPerYear = Option(
    optional: "periods-per-year", .number(above: 0), value: "N", defaultText: "by the length of the bars",
    help: "Number of periods by which variances are annualized")

  /// The options in the order of the help.
  package static let group = OptionGroup(
    "Options of the data",
    [
      column.specification, timeFormat.specification, timeZone.specification, returnColumn.specification,
      scale.specification, from.specification, to.specification, missing.specification, periodsPerYear.specification,
    ])

  /// The names of the columns whose roles are given; the others are detected.
  package let columns: [ColumnRole: String]
  /// How time stamps are written; `nil` to detect it.
  package let timeFormat: String?
  /// The zone of time stamps that name none; `nil` for UTC.
  package let timeZone: String?
  /// The column that holds returns; `nil` where prices are read.
  package let returnColumn: String?
  /// What returns are stored in and parameters are reported in.
  package let scale: ReturnScale
  /// The first instant that is read; `nil` for the start of the file.
  package let from: String?
  /// The first instant that is not read any more; `nil` for the end of the file.
  package let to: String?
  /// What is done with a row that lacks a value.
  package let missing: MissingValues
  /// The number of periods in a year; `nil` to take it from the length of the bars.
  package let periodsPerYear: PeriodsPerYear?

  /// The values in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` if a role is given to two columns.
  /// - Precondition: the command's specification has `group`.
  package init(_ arguments: ParsedArguments) throws(CommandError) {
    var columns: [ColumnRole: String] = [:]
    for column in arguments[Self.column] {
      if let other = columns.updateValue(column.value, forKey: column.key) {
        throw .usage(
          "option --column gives the role \(column.key.rawValue) to two columns, \(other.quoted) and "
            + column.value.quoted)
      }
    }
    self.columns = columns
    timeFormat = arguments[Self.timeFormat]
    timeZone = arguments[Self.timeZone]
    returnColumn = arguments[Self.returnColumn]
    scale = arguments[Self.scale]
    from = arguments[Self.from]
    to = arguments[Self.to]
    missing = arguments[Self.missing]
    periodsPerYear = arguments[Self.periodsPerYear].map { PeriodsPerYear($0) }
  }
}
