package import MarketData

/// A decision that a file of signals asks for, with what it says beside.
package struct SignalRow: Equatable, Sendable {
  /// The line in the file.
  package let line: Int
  /// The instant of the decision.
  package let timeStamp: TimeStamp
  /// The market; `nil` where the file has no column of symbols.
  package let symbol: String?
  /// How sure the signal is, from 0 to 1.
  package let confidence: Double?
  /// The mean correlation with what is held, from −1 to 1.
  package let correlation: Double?
  /// The number of time frames that agree.
  package let agreement: Int?
  /// The number of trades lost in a row before it.
  package let consecutiveLosses: Int?
  /// The fraction of the position that is lost at the stop; positive.
  package let stopDistance: Double?
  /// The probability of winning, from 0 to 1.
  package let winRate: Double?
  /// What is won on average, as a fraction of the position; not negative.
  package let averageWin: Double?
  /// What is lost on average, as a fraction of the position; positive.
  package let averageLoss: Double?
  /// The return that is expected, as a fraction.
  package let expectedReturn: Double?
}
