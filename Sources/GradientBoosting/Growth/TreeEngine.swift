/// What grows the trees of a round.
///
/// `PlainTreeEngine` does so by sorting and adding up row by row, and is what `HistogramTreeEngine` is tested against:
/// from the same grid both grow the same trees. So ties are settled by rule. Of the splits of a leaf the one that gains
/// most is taken; of equal ones that of the lower column, then of the lower bin, then that with missing values to the
/// left. Of the leaves the one whose split gains most is split first; of equal ones that of the lower number, where the
/// left child of a split keeps the number of its parent and the right one has the next that is free.
package protocol TreeEngine {
  /// An engine for the trees of one training.
  ///
  /// - Parameters:
  ///   - table: the rows.
  ///   - options: how trees are grown.
  ///   - monotonicity: for each column, which way the margin may go.
  ///   - threads: the number of threads, positive; it changes no bit.
  init(table: BinnedTable, options: TreeOptions, monotonicity: [Monotonicity?], threads: Int)

  /// The trees of a round, one for each grid.
  ///
  /// - Parameters:
  ///   - grids: the derivatives of each output, of all rows of the table.
  ///   - rows: the rows that are learned from, increasing.
  ///   - columns: for each output, the columns that may be split, increasing.
  /// - Returns: a grown tree for each output.
  mutating func trees(for grids: [GradientGrid], rows: [Int32], columns: [[Int]]) -> [GrownTree]
}
