package import MarketData

/// The options of every command that reads a file of prices: what is known about the file, and the range to read.
package struct MarketDataOptions: Sendable {
  private static let column = Option(
    repeated: "column", .assignment("ROLE=NAME", key: .choice(of: ColumnRole.self)), value: "ROLE=NAME",
    help: "Column that holds the role (\(ColumnRole.allCases.map(\.rawValue).joined(separator: ", "))), by its name "
      + "or, in a file without a header, by its number")
  private static let symbol = Option(
    optional: "symbol", .text, value: "NAME", help: "Market to read of a file that holds several")
  private static let decimal = Option(
    optional: "decimal", .choice(of: DecimalSeparator.self), value: "SIGN", defaultText: "what the numbers prove",
    help: "Decimal separator of the numbers")
  private static let repair = Option(
    repeated: "repair", .choice(of: Repair.self), value: "POLICY",
    help: "What to do about rows that contradict each other or themselves; each repair is reported")
  private static let timeFormat = Option(
    optional: "time-format", .choice(of: TimeStampForm.self), value: "FORM", defaultText: "detected",
    help: "How time stamps are written")
  private static let timeZone = Option(
    optional: "time-zone", .offset, value: "ZONE", defaultText: "UTC",
    help: "Offset of time stamps that name no zone, as +08:00")
  private static let from = Option(
    optional: "from", .timeStamp, value: "TIME", defaultText: "the first row", help: "First instant to read")
  private static let to = Option(
    optional: "to", .timeStamp, value: "TIME", defaultText: "the last row", help: "First instant not to read any more")

  /// The options in the order of the help.
  static let specifications = [
    column.specification, symbol.specification, decimal.specification, timeFormat.specification, timeZone.specification,
    from.specification, to.specification,
    repair.specification,
  ]

  /// The options as a group of the help.
  package static let group = OptionGroup("Options of the data", specifications)

  /// What is known about the file, and the range to read.
  package let layout: CSVOptions

  /// The values in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` if a role is given to two columns, the range holds no instant, or repairs exclude
  ///   each other.
  /// - Precondition: the command's specification has these options.
  package init(_ arguments: ParsedArguments) throws(CommandError) {
    var columns: [ColumnRole: String] = [:]
    for column in arguments[Self.column] {
      if let other = columns.updateValue(column.value, forKey: column.key) {
        throw .usage(
          "option --column gives the role \(column.key.rawValue) to two columns, \(other.quoted) and "
            + column.value.quoted)
      }
    }
    let zone = arguments[Self.timeZone]
    // An instant without a zone is meant in the zone of the file.
    let from = arguments[Self.from].flatMap { TimeStamp($0, zone: zone ?? .utc) }
    let to = arguments[Self.to].flatMap { TimeStamp($0, zone: zone ?? .utc) }
    if let from, let to, from >= to {
      throw .usage("option --from: \(from) is not before \(to) of option --to")
    }
    let repairs = Set(arguments[Self.repair])
    if let (first, second) = Repair.exclusive.first(where: { repairs.isSuperset(of: [$0.0, $0.1]) }) {
      throw .usage("option --repair: \(first.rawValue) and \(second.rawValue) exclude each other")
    }
    layout = CSVOptions(
      columns: columns, symbol: arguments[Self.symbol], timeForm: arguments[Self.timeFormat], zone: zone,
      decimal: arguments[Self.decimal], from: from, to: to, repairs: repairs)
  }
}

extension ArgumentKind where Value == UTCOffset {
  /// A fixed distance from UTC.
  static var offset: ArgumentKind {
    .converting("UTC or an offset from it such as +08:00 (zones with summer time have no fixed one)") { UTCOffset($0) }
  }
}

extension ArgumentKind where Value == String {
  /// The text of an instant, which only the zone of the file turns into one.
  fileprivate static var timeStamp: ArgumentKind {
    .converting("a date such as 2024-01-31, a time such as 2024-01-31T14:30Z, or seconds since 1970") {
      TimeStamp($0) == nil ? nil : $0
    }
  }
}
