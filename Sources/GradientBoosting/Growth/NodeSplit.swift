/// A split of a node, with the sums over both children.
struct NodeSplit: Sendable, Equatable {
  var column: Int
  /// The last bin that goes to the left.
  var bin: Int
  var missingGoesLeft: Bool
  var gain: Double
  var left: DerivativeSums
  var right: DerivativeSums
}
