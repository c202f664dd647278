/// What grows the trees of a round.
///
/// `PlainTreeEngine` does so by sorting and adding up row by row, and is what `HistogramTreeEngine` is tested against:
/// from the same grid both grow the same trees.
package protocol TreeEngine {
  /// The trees of a round, one for each grid.
  ///
  /// - Parameters:
  ///   - grids: the derivatives of each output, of all rows of the table.
  ///   - rows: the rows that are learned from, increasing.
  ///   - columns: for each output, the columns that may be split, increasing.
  /// - Returns: a grown tree for each output.
  mutating func trees(for grids: [GradientGrid], rows: [Int32], columns: [[Int]]) -> [GrownTree]
}
