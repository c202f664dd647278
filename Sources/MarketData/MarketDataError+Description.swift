extension MarketDataError: CustomStringConvertible {
  /// One sentence that says where the fault is, what was found, and what was expected.
  public var description: String {
    switch self {
    case .invalidReturn(let index, let value):
      "the return at index \(index) is \(value), where a finite number was expected"
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
    case .fileNotFound, .isDirectory, .permissionDenied, .readFailed, .corruptArchive, .archiveTooLarge:
      fileDescription
    case .emptyFile, .noRows, .noRowsInRange, .allRowsSkipped, .columnNotFound, .roleNotFound, .ambiguousColumns,
      .repeatedColumnName:
      tableDescription
    case .invalidUTF8, .malformedQuote, .wrongFieldCount, .invalidField, .missingValue, .repeatedTimeStamp,
      .unorderedTimeStamp, .ambiguousTimeStamps:
      rowDescription
    }
  }

  private var fileDescription: String {
    switch self {
    case .fileNotFound(let file): "\(file): no such file"
    case .isDirectory(let file): "\(file): is a directory, where a file was expected"
    case .permissionDenied(let file): "\(file): permission to read it is denied"
    case .readFailed(let file, let reason): "\(file): reading failed: \(reason)"
    case .corruptArchive(let file, let reason): "\(file): the gzip data is damaged: \(reason)"
    case .archiveTooLarge(let file, let limit): "\(file): unpacks to more than the limit of \(limit) bytes"
    default: ""
    }
  }

  private var tableDescription: String {
    switch self {
    case .emptyFile(let file): "\(file): the file is empty, where a table of prices or returns was expected"
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
    default: ""
    }
  }

  private var rowDescription: String {
    switch self {
    case .invalidUTF8(let location, let byte):
      "\(location): the text is not UTF-8 at byte \(byte)"
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
    default: ""
    }
  }

  private func list(_ names: [String]) -> String { names.map(\.quoted).joined(separator: ", ") }
}
