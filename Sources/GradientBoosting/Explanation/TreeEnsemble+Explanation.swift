extension TreeEnsemble {
  /// How much each column contributes to the margins of a row.
  ///
  /// - Parameter row: the features, one for each column.
  /// - Returns: the expected margins and what each column adds to them.
  /// - Precondition: the row has the columns of the trees.
  public func explanation(of row: ArraySlice<Float>) -> TreeExplanation { TreeExplanation(self, of: row) }
}
