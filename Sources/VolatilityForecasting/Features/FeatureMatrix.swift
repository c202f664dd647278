public import MarketData

/// The features of one market: a row for each bar, a column for each number.
public struct FeatureMatrix: Sendable, Equatable {
  /// The name of the market.
  public let market: String
  /// The names of the columns.
  public let names: [String]
  /// The start of the bar of each row; the row is known at its close.
  public let timeStamps: [TimeStamp]
  /// The values, rows × columns, row by row; not a number where a row has none.
  public let values: [Double]
  /// Whether each row has all its values.
  public let isUsable: [Bool]
  /// The first row that has all its values: where all windows are filled and all columns have begun; `rowCount` where
  /// there is none.
  public let firstRow: Int

  /// A matrix from its values.
  ///
  /// - Parameters:
  ///   - market: the name of the market.
  ///   - names: the names of the columns, all different.
  ///   - timeStamps: the start of the bar of each row.
  ///   - values: rows × columns, row by row; a row with one that is not finite is not usable.
  /// - Precondition: there are as many values as rows times columns.
  public init(market: String, names: [String], timeStamps: [TimeStamp], values: [Double]) {
    precondition(values.count == names.count * timeStamps.count, "a matrix has a value for each row and column")
    self.market = market
    self.names = names
    self.timeStamps = timeStamps
    self.values = values
    let width = names.count
    isUsable = timeStamps.indices.map { row in
      values[row * width..<(row + 1) * width].allSatisfy(\.isFinite)
    }
    firstRow = isUsable.firstIndex(of: true) ?? timeStamps.count
  }

  init(market: MarketHistory, columns: [FeatureColumn]) {
    let (rows, width) = (market.bars.count, columns.count)
    var values = [Double](repeating: .nan, count: rows * width)
    for (number, column) in columns.enumerated() {
      for row in 0..<rows { values[row * width + number] = column.values[row] }
    }
    self.init(market: market.name, names: columns.map(\.name), timeStamps: market.bars.timeStamps, values: values)
  }

  /// The number of rows.
  public var rowCount: Int { timeStamps.count }

  /// The number of columns.
  public var columnCount: Int { names.count }

  /// The values of a row.
  ///
  /// - Precondition: `row` lies within `0..<rowCount`.
  public func row(_ row: Int) -> ArraySlice<Double> {
    values[row * columnCount..<(row + 1) * columnCount]
  }

  /// The rows of a range that have all their values.
  ///
  /// - Precondition: `rows` lies within `0..<rowCount`.
  public func usableRows(in rows: Range<Int>) -> [Int] { rows.filter { isUsable[$0] } }

  /// The values of a column; `nil` where there is none of that name.
  public func column(_ name: String) -> [Double]? {
    guard let number = names.firstIndex(of: name) else { return nil }
    return timeStamps.indices.map { values[$0 * columnCount + number] }
  }
}
