/// What can be wrong with market data.
public enum MarketDataError: Error, Equatable, Sendable {
  /// The return at `index` (from zero) is not a finite number.
  case invalidReturn(index: Int, value: Double)
  /// The time stamp at `index` (from zero) is not later than the one before it.
  case timeStampsNotIncreasing(index: Int)
}
