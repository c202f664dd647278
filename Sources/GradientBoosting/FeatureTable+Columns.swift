extension FeatureTable {
  /// The table with some of its columns, in a given order.
  ///
  /// - Parameter names: the names of columns, at least one and all different.
  /// - Returns: the table with these.
  /// - Throws: `BoostingError.differentColumns` where the table has not all of them, `.invalidTable` as `init`.
  public func selecting(_ names: [String]) throws(BoostingError) -> FeatureTable {
    if names == self.names { return self }
    let places = Dictionary(uniqueKeysWithValues: zip(self.names, self.names.indices))
    let columns = names.compactMap { places[$0] }
    guard columns.count == names.count else {
      throw .differentColumns(missing: names.filter { places[$0] == nil }, unexpected: [], expected: names)
    }
    var selected: [Float] = []
    selected.reserveCapacity(rowCount * columns.count)
    for row in 0..<rowCount {
      for column in columns { selected.append(values[row * columnCount + column]) }
    }
    return try FeatureTable(names: names, values: selected)
  }

  /// The table with its columns in the order of those that are expected.
  ///
  /// - Parameter expected: the names of all columns, in whatever order.
  /// - Returns: the table, its columns in that order.
  /// - Throws: `BoostingError.differentColumns` where one is missing or not expected.
  package func arranged(as expected: [String]) throws(BoostingError) -> FeatureTable {
    try Self.check(names, expected: expected)
    return try selecting(expected)
  }

  /// Checks that columns are those that are expected, in whatever order.
  static func check(_ names: [String], expected: [String]) throws(BoostingError) {
    let (given, wanted) = (Set(names), Set(expected))
    guard given == wanted, names.count == expected.count else {
      throw .differentColumns(
        missing: expected.filter { !given.contains($0) }, unexpected: names.filter { !wanted.contains($0) },
        expected: expected)
    }
  }
}
