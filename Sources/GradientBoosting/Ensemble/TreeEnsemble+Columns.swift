extension TreeEnsemble {
  /// Checks that columns are those that the trees were trained on, in whatever order.
  ///
  /// - Parameter columns: the names of the columns.
  /// - Throws: `BoostingError.differentColumns`, which names those that are missing and those that are not expected.
  public func check(columns: [String]) throws(BoostingError) {
    try FeatureTable.check(columns, expected: columnNames)
  }

  /// A table with its columns in the order in which the trees compare them.
  ///
  /// - Parameter table: a table with the columns that the trees were trained on, in whatever order.
  /// - Returns: the table in that order.
  /// - Throws: `BoostingError.differentColumns`.
  public func arranged(_ table: FeatureTable) throws(BoostingError) -> FeatureTable {
    try table.arranged(as: columnNames)
  }
}
