/// What was found out about a file while it was read.
public struct CSVDetection: Equatable, Sendable {
  /// Where the zone of the time stamps is known from.
  public enum Zone: Equatable, Sendable {
    /// Each time stamp states it, or counts from an instant in UTC.
    case stated
    /// The caller gave it.
    case given(UTCOffset)
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
}

extension CSVDetection: CustomStringConvertible {
  /// A few lines that a person can read.
  public var description: String {
    var lines = [
      "\(file): \(rows) \(rows == 1 ? "row" : "rows")"
        + (skippedRows > 0 ? ", \(skippedRows) skipped for a missing value" : ""),
      "delimiter \(String(delimiter).quoted), \(hasHeader ? "a header" : "no header"), \(order.rawValue)",
    ]
    let roles = ColumnRole.allCases.compactMap { role in columns[role].map { "\(role.rawValue)=\($0)" } }
    lines.append("columns " + (roles + (returnColumn.map { ["return=\($0)"] } ?? [])).joined(separator: ", "))
    if !otherColumns.isEmpty { lines.append("other numbers: " + otherColumns.joined(separator: ", ")) }
    if !ignoredColumns.isEmpty { lines.append("not read: " + ignoredColumns.joined(separator: ", ")) }
    if let timeForm {
      let form = datesOnly && timeForm == .iso8601 ? "dates" : timeForm.rawValue
      lines.append("time stamps: \(form), \(zoneDescription)" + (barSeconds.map { ", a bar every \($0) s" } ?? ""))
    }
    return lines.joined(separator: "\n")
  }

  private var zoneDescription: String {
    switch zone {
    case .stated: "zone stated"
    case .given(let offset): "zone given as \(offset)"
    case .assumedUTC: "zone assumed to be UTC"
    }
  }
}
