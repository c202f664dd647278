import GradientBoosting
import NumericalMethods

/// Trees drawn at random, with rows that come near and beyond their thresholds.
struct ONNXRandomTrees {
  private var generator: SplitMix64
  private let columnCount: Int

  init(seed: UInt64, columnCount: Int) {
    generator = SplitMix64(seed: seed)
    self.columnCount = columnCount
  }

  /// A number of any size, often one of a few, so that thresholds coincide.
  private mutating func threshold() -> Float {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0:
      [0, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude].randomElement(
        using: &generator) ?? 0
    case 1: Float.random(in: -1e30...1e30, using: &generator)
    case 2, 3, 4: Float(Int.random(in: -8...8, using: &generator)) / 4
    default: Float.random(in: -3...3, using: &generator)
    }
  }

  /// A tree of leaves that are split at random, their values of all sizes up to `largestLeaf`.
  mutating func tree(leafCount: Int, largestLeaf: Float = 1) throws -> DecisionTree {
    var nodes = [DecisionTree.Node]()
    // The node and side that each leaf hangs from.
    var parents: [(node: Int, isLeft: Bool)?] = [nil]
    while parents.count < leafCount {
      let leaf = Int.random(in: 0..<parents.count, using: &generator)
      if let (node, isLeft) = parents[leaf] {
        if isLeft { nodes[node].left = nodes.count } else { nodes[node].right = nodes.count }
      }
      parents[leaf] = (nodes.count, true)
      parents.append((nodes.count, false))
      nodes.append(
        DecisionTree.Node(
          column: Int.random(in: 0..<columnCount, using: &generator), threshold: threshold(),
          missingGoesLeft: Bool.random(using: &generator), left: ~leaf, right: ~(parents.count - 1), gain: 1,
          rowCount: 1))
    }
    let leaves = (0..<leafCount).map { _ in
      let scale = Float(sign: .plus, exponent: -Int.random(in: 0...12, using: &generator), significand: largestLeaf)
      return DecisionTree.Leaf(value: scale * Float.random(in: -1...1, using: &generator), rowCount: 1)
    }
    return try DecisionTree(nodes: nodes, leaves: leaves, columnCount: columnCount)
  }

  /// An ensemble of as many rounds of trees of as many leaves.
  mutating func ensemble(
    _ objective: BoostingObjective, rounds: Int, leafCount: Int, isAveraged: Bool = false, largestLeaf: Float = 1
  ) throws -> TreeEnsemble {
    try TreeEnsemble(
      objective: objective, columnNames: (0..<columnCount).map { "x\($0)" },
      initialMargins: (0..<objective.outputCount).map { 0.1 + Double($0) / 3 },
      trees: (0..<rounds * objective.outputCount).map { _ in
        try tree(leafCount: leafCount, largestLeaf: largestLeaf)
      }, isAveraged: isAveraged)
  }

  /// Rows whose features are missing, infinite, thresholds of the trees, their neighbours, and numbers of all sizes.
  mutating func rows(_ count: Int, for ensemble: TreeEnsemble) -> [Float] {
    let thresholds = [1] + ensemble.trees.prefix(50).flatMap(\.nodes).map(\.threshold)
    return (0..<count * columnCount).map { _ in
      let near = thresholds.randomElement(using: &generator) ?? 0
      return switch Int.random(in: 0..<16, using: &generator) {
      case 0: .nan
      case 1: .infinity
      case 2: -.infinity
      case 3, 4: near
      case 5: near.nextUp
      case 6: near.nextDown
      case 7: threshold()
      default: Float.random(in: -3...3, using: &generator)
      }
    }
  }
}
