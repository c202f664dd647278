extension TreeEnsemble {
  /// The margins of every row of a table.
  ///
  /// Lays the trees out anew at each call; keep a ``TreePredictor`` where few rows come at a time.
  ///
  /// - Parameters:
  ///   - table: the rows.
  ///   - threads: how many threads the rows are divided among; the margins do not depend on it.
  /// - Returns: the margins, row by row: (`table.rowCount`, outputs).
  /// - Precondition: the table has the columns of the trees, in their order, and `threads` is positive.
  public func margins(of table: FeatureTable, threads: Int = 1) -> [Double] {
    TreePredictor(self).margins(of: table, threads: threads)
  }

  /// The predictions for every row of a table: numbers, or the probabilities of all classes.
  ///
  /// - Parameters:
  ///   - table: the rows.
  ///   - threads: how many threads the rows are divided among; the predictions do not depend on it.
  /// - Returns: the predictions, row by row, as ``BoostingObjective/predictions(ofMargins:)`` has them.
  /// - Precondition: the table has the columns of the trees, in their order, and `threads` is positive.
  public func predictions(of table: FeatureTable, threads: Int = 1) -> [Double] {
    objective.predictions(ofMargins: margins(of: table, threads: threads))
  }
}
