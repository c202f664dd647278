import MarketData
import PositionSizing

/// One moment at which a position is sized.
struct Decision {
  /// What stands in the row: the start of the bar, or the time of the signal; `nil` where there is no file.
  var stamp: TimeStamp?
  /// When it is made: at the end of the bar, or at the time of the signal; `nil` where there is no file.
  var moment: TimeStamp?
  /// The market; `nil` where none is named.
  var symbol: String?
  /// The row of the signals file.
  var signal: SignalRow?
}
