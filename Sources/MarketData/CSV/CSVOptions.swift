/// What is known about a file of bars or returns, so that it need not be detected.
public struct CSVOptions: Equatable, Sendable {
  /// What is done with a row that has no value where one is needed.
  public enum MissingValues: String, CaseIterable, Codable, Sendable {
    /// It is an error that names the place.
    case error
    /// The row is left out, and counted in `CSVDetection.skippedRows`.
    case skipRow = "skip-row"
  }

  /// The names of the columns that have a role; the roles that are not here are detected.
  ///
  /// In a file without a header the columns are named by their numbers, from `1`. Columns of the same name are called
  /// `name.1`, `name.2` and so on, in their order.
  public var columns: [ColumnRole: String]
  /// The market to read of a file that holds several, in rows (a column of symbols) or side by side (`BTC:close`).
  public var symbol: String?
  /// How time stamps are written; `nil` to detect it.
  public var timeForm: TimeStampForm?
  /// The zone of time stamps that name none; `nil` for UTC, which is then reported as assumed.
  public var zone: UTCOffset?
  /// The decimal separator; `nil` to take what the numbers of the file prove.
  public var decimal: DecimalSeparator?
  /// The first instant that is read; `nil` for the start of the file.
  public var from: TimeStamp?
  /// The first instant that is not read any more; `nil` for the end of the file.
  public var to: TimeStamp?
  /// What is done with a row that has no value where one is needed.
  public var missing: MissingValues
  /// What is done about rows that contradict each other or themselves; nothing where there are none.
  public var repairs: Set<Repair>

  /// Options of which each can be left to detection.
  public init(
    columns: [ColumnRole: String] = [:], symbol: String? = nil, timeForm: TimeStampForm? = nil,
    zone: UTCOffset? = nil, decimal: DecimalSeparator? = nil, from: TimeStamp? = nil, to: TimeStamp? = nil,
    missing: MissingValues = .error, repairs: Set<Repair> = []
  ) {
    self.columns = columns
    self.symbol = symbol
    self.timeForm = timeForm
    self.zone = zone
    self.decimal = decimal
    self.from = from
    self.to = to
    self.missing = missing
    self.repairs = repairs
  }

  /// Whether an instant lies in the half-open range from `from` to `to`.
  func includes(_ microseconds: Int64) -> Bool {
    if let from, microseconds < from.microseconds { return false }
    if let to, microseconds >= to.microseconds { return false }
    return true
  }
}
