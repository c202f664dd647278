/// What was found out about a file while it was read.
public struct CSVDetection: Equatable, Sendable {
  /// Where the zone of the time stamps is known from.
  public enum Zone: Equatable, Sendable {
    /// Each time stamp states it, or counts from an instant in UTC.
    case stated
    /// The caller gave it.
    case given(UTCOffset)
    /// The time stamps do not, but something else in the file names it.
    case statedBy(String, UTCOffset)
    /// Nothing states it, and UTC was taken.
    case assumedUTC
  }

  /// The order of the rows.
  public enum Order: String, Sendable {
    /// As the series is kept.
    case oldestFirst = "oldest first"
    /// The rows were turned round.
    case newestFirst = "newest first"
  }

  /// How many rows a repair changed or left out.
  public struct RepairCount: Equatable, Sendable {
    /// What was done.
    public internal(set) var repair: Repair
    /// To how many rows; positive.
    public internal(set) var count: Int
    /// The line of the first of them.
    public internal(set) var firstLine: Int
  }

  /// The name of the file.
  public internal(set) var file: String
  /// What separates fields.
  public internal(set) var delimiter: Character
  /// Whether the first row names the columns.
  public internal(set) var hasHeader: Bool
  /// The names of the columns that have a role.
  public internal(set) var columns: [ColumnRole: String]
  /// The column of returns, where returns were read.
  public internal(set) var returnColumn: String?
  /// The other columns that hold numbers.
  public internal(set) var otherColumns: [String]
  /// The columns that were not read because they hold something else.
  public internal(set) var ignoredColumns: [String]
  /// The column of times of day, where the time stamps are in two columns.
  public internal(set) var timeOfDayColumn: String?
  /// The columns of times whose digits a spreadsheet has rounded away, so that they cannot be used.
  public internal(set) var roundedTimeColumns: [String]
  /// Whether the close has no usual name, and was taken for one as the only column of numbers.
  public internal(set) var closeIsTheOnlyNumber: Bool
  /// The number of lines above the table.
  public internal(set) var preambleLines: Int
  /// The market that was read, where the file names it.
  public internal(set) var symbol: String?
  /// The decimal separator of the numbers.
  public internal(set) var decimal: DecimalSeparator
  /// How time stamps are written; `nil` where there are none.
  public internal(set) var timeForm: TimeStampForm?
  /// Whether every time stamp is a date without a time of day.
  public internal(set) var datesOnly: Bool
  /// Where the zone of the time stamps is known from.
  public internal(set) var zone: Zone
  /// The order of the rows in the file.
  public internal(set) var order: Order
  /// The median distance of neighbouring time stamps in seconds; `nil` where there are fewer than two.
  public internal(set) var barSeconds: Double?
  /// The number of rows that were read.
  public internal(set) var rows: Int
  /// The number of rows that were left out because of a missing value.
  public internal(set) var skippedRows: Int
  /// The number of rows of other markets in the file.
  public internal(set) var rowsOfOtherSymbols: Int
  /// The number of rows whose time stamps are written in another form than the first one, each of which is certain.
  public internal(set) var rowsOfOtherForm: Int
  /// What was repaired, in the order in which it was.
  public package(set) var repairs: [RepairCount]
}

extension CSVDetection: CustomStringConvertible {
  /// A few lines that a person can read.
  public var description: String {
    var lines = [
      "\(file): \(rows) \(rows == 1 ? "row" : "rows")"
        + (skippedRows > 0 ? ", \(skippedRows) skipped for a missing value" : ""),
      "delimiter \(String(delimiter).quoted), \(hasHeader ? "a header" : "no header"), \(order.rawValue)",
    ]
    if preambleLines > 0 { lines.append("\(preambleLines) \(preambleLines == 1 ? "line" : "lines") above the table") }
    let roles = ColumnRole.allCases.compactMap { role in columns[role].map { "\(role.rawValue)=\($0)" } }
    lines.append("columns " + (roles + (returnColumn.map { ["return=\($0)"] } ?? [])).joined(separator: ", "))
    if !otherColumns.isEmpty { lines.append("other numbers: " + otherColumns.joined(separator: ", ")) }
    if !ignoredColumns.isEmpty { lines.append("not read: " + ignoredColumns.joined(separator: ", ")) }
    if let symbol {
      lines.append("market \(symbol)" + (rowsOfOtherSymbols > 0 ? ", \(rowsOfOtherSymbols) rows of others" : ""))
    }
    if !roundedTimeColumns.isEmpty {
      lines.append("rounded by a spreadsheet: " + roundedTimeColumns.joined(separator: ", "))
    }
    if decimal == .comma { lines.append("decimal comma") }
    if let timeForm {
      let form = datesOnly && timeForm == .iso8601 ? "dates" : timeForm.rawValue
      lines.append("time stamps: \(form), \(zone)" + (barSeconds.map { ", a bar every \($0) s" } ?? ""))
    }
    if rowsOfOtherForm > 0 { lines.append("\(rowsOfOtherForm) time stamps are written in another form") }
    lines += repairs.map {
      "\($0.repair.rawValue): \($0.count) \($0.count == 1 ? "row" : "rows"), first line \($0.firstLine)"
    }
    return lines.joined(separator: "\n")
  }
}

extension CSVDetection.Zone: CustomStringConvertible {
  /// What a person reads of it, as "zone assumed to be UTC".
  public var description: String {
    switch self {
    case .stated: "zone stated"
    case .given(let offset): "zone given as \(offset)"
    case .statedBy(let place, let offset): "\(offset), stated by \(place)"
    case .assumedUTC: "zone assumed to be UTC"
    }
  }
}
