/// Doubtful things that rows of a file show and that do not keep them from being read.
struct RowNotes {
  /// How many rows show something, and where the first one is.
  struct Rows {
    private(set) var count = 0
    private(set) var firstLine = 0

    mutating func add(_ line: Int) {
      if count == 0 { firstLine = line }
      count += 1
    }
  }

  /// Rows whose time stamps are of another form than the file's.
  var otherForms = Rows()
  /// Rows at which the offset from UTC is another than before.
  var zoneChanges = Rows()
  /// The values that are missing where one is needed, in rows that were kept.
  private(set) var missingValues = 0
  private(set) var firstMissingValue: MarketDataError?
  /// The rows in which two columns tell different times.
  private(set) var otherTimes = 0
  private(set) var firstOtherTime: MarketDataError?

  mutating func addMissingValue(_ fault: MarketDataError) {
    missingValues += 1
    firstMissingValue = firstMissingValue ?? fault
  }

  mutating func addOtherTime(_ fault: MarketDataError) {
    otherTimes += 1
    firstOtherTime = firstOtherTime ?? fault
  }
}
