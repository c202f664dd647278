/// The structure of a tree that was grown, before its leaves have their values.
package struct GrownTree: Sendable, Equatable {
  /// An inner node, in terms of bins.
  package struct Node: Sendable, Equatable {
    /// The column that is split.
    package var column: Int
    /// The last bin that goes to the left.
    package var bin: Int
    /// Whether a missing value goes to the left.
    package var missingGoesLeft: Bool
    /// The left child: a node, or ~leaf.
    package var left: Int
    /// The right child: a node, or ~leaf.
    package var right: Int
    /// The gain, in units of the loss.
    package var gain: Double
    /// The number of rows learned from that came here.
    package var rowCount: Int
  }

  /// The nodes, in the order in which leaves were split.
  package var nodes: [Node]
  /// The number of rows learned from in each leaf.
  package var leafRowCounts: [Int]
  /// The leaf of every row of the table, those that were not learned from included.
  package var leafOfRow: [UInt16]
  /// The interval that each leaf's value is kept in by monotone columns; unbounded without any.
  package var leafBounds: [ClosedRange<Double>]
}
