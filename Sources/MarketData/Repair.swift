/// What can be done about rows of a file that contradict each other or themselves.
///
/// Nothing is repaired unless it is asked for, and every repair is reported with the number of rows it changed. They are
/// applied in the order in which they stand here.
public enum Repair: String, CaseIterable, Codable, Sendable {
  /// Rows that cannot be read, or lack a value that is needed, are left out.
  case dropUnreadable = "drop-unreadable"
  /// Rows in which two columns tell different times are left out.
  case dropDisagreeing = "drop-disagreeing"
  /// The two volumes of a row are exchanged where the one in money stands in the column of units.
  case swapVolumes = "swap-volumes"
  /// Bars are left out whose high is below the low, whose open or close lies outside, or whose price is not
  /// positive, or whose volume is negative.
  case dropImpossible = "drop-impossible"
  /// The high and the low are moved so far that open and close lie between them.
  case widenRange = "widen-range"
  /// Bars in which nothing was traded are left out.
  case dropZeroVolume = "drop-zero-volume"
  /// Bars off the grid get the time stamp of the grid before them.
  case floorToGrid = "floor-to-grid"
  /// Bars off the grid are left out.
  case dropOffGrid = "drop-off-grid"
  /// The rows are put in order of time.
  case sort
  /// Rows that repeat the row before them, in order of time, in every value are left out.
  case dropDuplicates = "drop-duplicates"
  /// Of rows with one time stamp the first in the file is kept.
  case keepFirst = "keep-first"
  /// Of rows with one time stamp the last in the file is kept.
  case keepLast = "keep-last"

  /// Pairs of which only one can be asked for.
  package static let exclusive: [(Repair, Repair)] = [
    (.dropImpossible, .widenRange), (.floorToGrid, .dropOffGrid), (.keepFirst, .keepLast),
  ]

  /// The repair that leaves out rows with this fault.
  static func leavingOut(_ fault: MarketDataError) -> Repair? {
    switch fault {
    case .disagreeingTimes: .dropDisagreeing
    case .missingValue, .invalidField, .wrongFieldCount, .invalidUTF8: .dropUnreadable
    default: nil
    }
  }
}
