/// Rows of features, as trees read them.
///
/// Features are single-precision numbers, since that is what other tools' trees compare. Not a number means missing;
/// infinite values are the smallest and the largest of all.
public struct FeatureTable: Sendable, Equatable {
  /// The names of the columns, all different.
  public let names: [String]
  /// The number of rows.
  public let rowCount: Int
  /// The features, row by row: (`rowCount`, `names.count`).
  public let values: [Float]

  /// The number of columns.
  public var columnCount: Int { names.count }

  /// A table.
  ///
  /// - Parameters:
  ///   - names: the names of the columns, at least one and all different.
  ///   - values: the features, row by row; not a number where one is missing.
  /// - Throws: `BoostingError.invalidTable`.
  public init(names: [String], values: [Float]) throws(BoostingError) {
    guard !names.isEmpty else { throw .invalidTable(reason: "a table has at least one column") }
    guard Set(names).count == names.count else {
      throw .invalidTable(reason: "columns have different names, these have not: \(names)")
    }
    guard values.count.isMultiple(of: names.count) else {
      throw .invalidTable(reason: "\(values.count) values do not fill rows of \(names.count) columns")
    }
    self.names = names
    self.values = values
    rowCount = values.count / names.count
  }

  /// The features of a row.
  ///
  /// - Precondition: `index` is the position of a row.
  public func row(_ index: Int) -> ArraySlice<Float> {
    values[index * columnCount..<(index + 1) * columnCount]
  }
}
