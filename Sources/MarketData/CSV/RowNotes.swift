/// Doubtful things that rows of a file show and that do not keep them from being read.
struct RowNotes {
  /// The lines whose time stamps are of another form than the file's.
  var linesOfOtherForm: [Int] = []
  /// The lines on which two columns tell different times.
  var linesOfOtherTime: [Int] = []
  /// The first of those, as an error.
  var firstOtherTime: MarketDataError?
  /// The values that are missing where one is needed, in rows that were kept.
  var missingValues: [MarketDataError] = []
  /// How often the offset from UTC changes from row to row.
  var zoneChanges = 0
  var firstZoneChange: Int?
}
