/// What a file of bars holds and what is doubtful about it.
///
/// The report is made from the rows as they stand in the file, so that a file that cannot be read as a `BarSeries`
/// has one too. An issue is a fact to look at, not always a fault: an exchange may have published it so.
public struct DataQualityReport: Equatable, Sendable, Encodable {
  /// The number of rows below the header, without blank lines and rows out of the range that was asked for.
  public let rows: Int
  /// The earliest time stamp; `nil` where none could be read.
  public let first: TimeStamp?
  /// The latest time stamp; `nil` where none could be read.
  public let last: TimeStamp?
  /// The median distance of neighbouring time stamps in seconds; `nil` where there are fewer than two.
  public let barSeconds: Double?
  /// What is doubtful, in the order of `Issue.Kind`; empty where nothing is.
  public let issues: [Issue]

  /// One kind of doubtful rows.
  public struct Issue: Equatable, Sendable, Codable {
    /// What is doubtful.
    public let kind: Kind
    /// How often it occurs, in the unit that `Kind` states; positive.
    public let count: Int
    /// The first or worst case, with its time and line.
    public let example: String
  }

  private enum CodingKeys: String, CodingKey {
    case rows, first, last, barSeconds, issues
  }

  /// Writes all keys, `null` for what there is not.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rows, forKey: .rows)
    try container.encode(first, forKey: .first)
    try container.encode(last, forKey: .last)
    try container.encode(barSeconds, forKey: .barSeconds)
    try container.encode(issues, forKey: .issues)
  }
}
