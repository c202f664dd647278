extension MarketDataError: CustomStringConvertible {
  /// One sentence that says where the fault is, what was found, and what was expected.
  public var description: String {
    switch self {
    case .invalidReturn(let index, let value):
      "the return at index \(index) is \(value), where a finite number was expected"
    case .invalidRegressor(let name, let index, let value):
      "the regressor \(name.quoted) at index \(index) is \(value), where a finite number was expected"
    case .timeStampsNotIncreasing(let index):
      "the time stamp at index \(index) is not later than the one before it"
    case .invalidPrice(let index, let column, let value):
      "the \(column) at index \(index) is \(value), where a positive, finite price was expected"
    case .invalidVolume(let index, let value):
      "the volume at index \(index) is \(value), where a finite number that is not negative was expected"
    case .tooFewPrices(let count, let needed):
      "\(count) \(count == 1 ? "price" : "prices"), where at least \(needed) were expected"
    case .pricesMissing(let roles):
      "the bars have no \(roles.map(\.rawValue).joined(separator: ", no "))"
    case .periodOfPartialBars(let period, let bar):
      "a period of \(period) is not a whole number of bars of \(bar)"
    case .unsuitableBarSize, .incompleteBar, .infiniteNumber, .unknownColumn, .columnNameTaken, .unknownBarLength:
      barDescription
    case .fileNotFound, .isDirectory, .permissionDenied, .readFailed, .corruptArchive, .unsupportedArchive,
      .notOneMember, .archiveTooLarge, .notText:
      fileDescription
    case .emptyFile, .noRows, .noRowsInRange, .allRowsSkipped, .columnNotFound, .roleNotFound, .ambiguousColumns,
      .repeatedColumnName, .ambiguousSymbol, .symbolNotFound, .contradictingRepairs:
      tableDescription
    case .invalidUTF8, .invalidUTF16, .malformedQuote, .wrongFieldCount, .invalidField, .missingValue,
      .repeatedTimeStamp, .unorderedTimeStamp, .ambiguousTimeStamps, .ambiguousNumber, .disagreeingTimes:
      rowDescription
    case .impossibleTradeReturn, .tradeClosedBeforeOpening, .tradeColumnNotFound, .ambiguousTradeColumns,
      .tradeReturnsNotFound, .ambiguousTradeScale, .ambiguousTradeBasis, .tradeReturnsAgainstPrices:
      tradeDescription
    }
  }

  private var barDescription: String {
    switch self {
    case .unsuitableBarSize(let source, let target):
      "bars of \(target) cannot be made from bars of \(source), of which it is no multiple"
    case .incompleteBar(let start, let size, let sourceBars, let isRunning):
      "the bar of \(size) from \(start) \(isRunning ? "is still running" : "is incomplete"): "
        + "it has \(sourceBars) source \(sourceBars == 1 ? "bar" : "bars") only"
    case .infiniteNumber(let index, let column, let value):
      "the \(column) at index \(index) is \(value), where a finite number or none was expected"
    case .unknownColumn(let column, let available):
      "no column is named \(column.quoted); "
        + (available.isEmpty ? "there are no other columns" : "the other columns are \(list(available))")
    case .columnNameTaken(let column): "two columns would be named \(column.quoted)"
    case .unknownBarLength(let count):
      "the length of a bar cannot be told from \(count) \(count == 1 ? "bar" : "bars"), where at least 2 were expected"
    default: ""
    }
  }

  private var fileDescription: String {
    switch self {
    case .fileNotFound(let file): "\(file): no such file"
    case .isDirectory(let file): "\(file): is a directory, where a file was expected"
    case .permissionDenied(let file): "\(file): permission to read it is denied"
    case .readFailed(let file, let reason): "\(file): reading failed: \(reason)"
    case .corruptArchive(let file, let reason): "\(file): the compressed data is damaged: \(reason)"
    case .unsupportedArchive(let file, let reason): "\(file): the archive cannot be read: \(reason)"
    case .notOneMember(let file, let members):
      members.isEmpty
        ? "\(file): the archive holds no file, where one was expected"
        : "\(file): the archive holds \(members.count) files (\(beginning(of: members))), where one was expected; "
          + "unpack it and choose one"
    case .notText(let file, let format):
      "\(file): this is \(format), where a text of separated values was expected; save the table as CSV"
    case .archiveTooLarge(let file, let limit): "\(file): unpacks to more than the limit of \(limit) bytes"
    default: ""
    }
  }

  private var tableDescription: String {
    switch self {
    case .emptyFile(let file): "\(file): the file is empty, where a table was expected"
    case .noRows(let file): "\(file): the file holds a header and no rows"
    case .noRowsInRange(let file, let from, let to):
      "\(file): no row has a time stamp from \(from?.description ?? "the start") "
        + "up to, but without, \(to?.description ?? "the end")"
    case .allRowsSkipped(let file, let rows):
      "\(file): \(rows == 1 ? "the only row" : "each of the \(rows) rows") has a missing value and was skipped"
    case .columnNotFound(let file, let column, let available):
      "\(file): no column is named \(column.quoted); the columns are \(list(available))"
    case .roleNotFound(let file, let role, let available):
      "\(file): no column could be recognised as the \(role.rawValue); the columns are \(list(available)); "
        + "name it as \(role.rawValue)=NAME"
    case .ambiguousColumns(let file, let role, let candidates):
      "\(file): the \(role.rawValue) could be any of the columns \(list(candidates)); "
        + "choose one as \(role.rawValue)=NAME"
    case .repeatedColumnName(let file, let column, let candidates):
      "\(file): several columns are named \(column.quoted), where one was expected; choose one of \(list(candidates))"
    case .ambiguousSymbol(let file, let candidates, let columns):
      "\(file): the file holds several markets, \(list(candidates)); choose one by its symbol"
        + (columns.isEmpty ? "" : ", or name its close as close=NAME, one of \(list(columns))")
    case .symbolNotFound(let file, let symbol, let available):
      "\(file): no market is named \(symbol.quoted); the markets are \(list(available))"
    case .contradictingRepairs(let first, let second):
      "the repairs \(first.rawValue.quoted) and \(second.rawValue.quoted) exclude each other"
    default: ""
    }
  }

  private var rowDescription: String {
    switch self {
    case .invalidUTF8(let location, let byte):
      "\(location): the text is not UTF-8 at byte \(byte)"
    case .invalidUTF16(let location, let byte):
      "\(location): the text is not UTF-16 at byte \(byte)"
    case .malformedQuote(let location):
      "\(location): a quoted field does not end before a delimiter or the end of the line"
    case .wrongFieldCount(let location, let found, let expected):
      "\(location): \(found) \(found == 1 ? "field" : "fields"), "
        + "where \(expected) \(expected == 1 ? "was" : "were") expected"
    case .invalidField(let location, let value, let expected):
      "\(location): \(value.quoted), where \(expected) was expected"
    case .missingValue(let location, let value):
      "\(location): the value is missing (\(value.quoted)), where every row must have one"
    case .repeatedTimeStamp(let location, let value):
      "\(location): the time stamp \(value.quoted) is that of the row before, where time stamps must differ"
    case .unorderedTimeStamp(let location, let value, let previous):
      "\(location): the time stamp \(value.quoted) follows \(previous.quoted), "
        + "which breaks the order of the rows before it"
    case .ambiguousTimeStamps(let location, let value, let readings):
      "\(location): \(value.quoted) can be read as \(readings.joined(separator: " or as ")); "
        + "state the time format"
    case .ambiguousNumber(let location, let value):
      "\(location): \(value.quoted) can be read with a decimal comma or with a comma between thousands; "
        + "state the decimal separator"
    case .disagreeingTimes(let location, let value, let other, let otherValue):
      "\(location): the time stamp is \(value.quoted), but column \(other.quoted) says \(otherValue.quoted)"
    default: ""
    }
  }

  private func beginning(of names: [String]) -> String {
    list(Array(names.prefix(5))) + (names.count > 5 ? ", …" : "")
  }

  func list(_ names: [String]) -> String { names.map(\.quoted).joined(separator: ", ") }
}
