import MarketData

/// Numbers that a pipeline says are known at a moment.
struct LeakRow: Equatable {
  /// What the numbers are, as `features 17` or `training label of 17`; different in each row.
  var name: String
  /// The moment that they are said to be known at.
  var knownAt: TimeStamp
  /// The numbers; not a number for those that there are none of.
  var values: [Double]

  /// Whether rows are the same to the last bit.
  static func == (left: LeakRow, right: LeakRow) -> Bool {
    left.name == right.name && left.knownAt == right.knownAt
      && left.values.map(\.bitPattern) == right.values.map(\.bitPattern)
  }
}
