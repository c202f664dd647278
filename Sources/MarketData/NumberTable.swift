/// Columns of numbers with time stamps, without the prices that bars must have: flows, funding rates, indices.
public struct NumberTable: Sendable {
  /// The time of each row, strictly increasing; whether it is the start or the end of a period is not said.
  public let timeStamps: [TimeStamp]
  /// The columns by name, each with a value for each row; not a number where the source has no value.
  public let columns: [String: [Double]]

  /// A table of numbers.
  ///
  /// - Parameters:
  ///   - timeStamps: the time of each row, strictly increasing.
  ///   - columns: the columns by name, each with a value for each row; not a number for a missing value.
  /// - Throws: `MarketDataError.timeStampsNotIncreasing` for a time stamp not later than the one before it,
  ///   `MarketDataError.infiniteNumber` for a value that is infinite.
  /// - Precondition: every column has as many values as there are time stamps.
  public init(timeStamps: [TimeStamp], columns: [String: [Double]]) throws(MarketDataError) {
    for (earlier, index) in zip(timeStamps, timeStamps.indices.dropFirst()) where earlier >= timeStamps[index] {
      throw .timeStampsNotIncreasing(index: index)
    }
    for (name, values) in columns.sorted(by: { $0.key < $1.key }) {
      precondition(values.count == timeStamps.count, "a table of numbers has a value for each time stamp")
      if let bad = values.firstIndex(where: \.isInfinite) {
        throw .infiniteNumber(index: bad, column: name, value: values[bad])
      }
    }
    self.timeStamps = timeStamps
    self.columns = columns
  }

  /// The number of rows.
  public var count: Int { timeStamps.count }
}

extension NumberTable: Equatable {
  /// Whether two tables hold the same; a missing value is the same as another one.
  public static func == (left: NumberTable, right: NumberTable) -> Bool {
    left.timeStamps == right.timeStamps && left.columns.count == right.columns.count
      && left.columns.allSatisfy { name, values in
        guard let others = right.columns[name] else { return false }
        return zip(values, others).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
      }
  }
}
