import GradientBoosting
import NumericalMethods

/// Trees drawn at random, with numbers of all magnitudes.
struct RandomForeignTrees {
  private var random = SplitMix64(seed: 23)
  /// Thresholds besides others.
  private let thresholds: [Float]
  private let columnCount = 3

  init(thresholds: [Float]) {
    self.thresholds = thresholds
  }

  mutating func ensemble(
    _ objective: BoostingObjective, leafCounts: [Int], margins: [Double], isAveraged: Bool = false,
    isChain: Bool = false
  ) throws -> TreeEnsemble {
    try TreeEnsemble(
      objective: objective, columnNames: ["x", "ätna|%", "a=b"], initialMargins: margins,
      trees: leafCounts.map { try tree(leafCount: $0, isChain: isChain) }, isAveraged: isAveraged)
  }

  private mutating func threshold() -> Float {
    switch random.nextIndex(below: 4) {
    case 0: thresholds[random.nextIndex(below: thresholds.count)]
    case 1:
      // An exponent from 2⁻¹⁰⁰ to 2¹⁰⁰.
      Float(sign: .plus, exponent: random.nextIndex(below: 201) - 100, significand: Float(1 + random.nextUniform()))
        * (random.nextUniform() < 0.5 ? 1 : -1)
    default: Float(4 * random.nextUniform() - 2)
    }
  }

  private mutating func leafValue() -> Float {
    random.nextIndex(below: 8) == 0 ? Float(1e-40 * random.nextUniform()) : Float(2 * random.nextUniform() - 1)
  }

  /// A tree that splits leaves drawn at random, or the last one always.
  private mutating func tree(leafCount: Int, isChain: Bool) throws -> DecisionTree {
    var nodes: [DecisionTree.Node] = []
    var parents: [(node: Int, isLeft: Bool)?] = [nil]
    while parents.count < leafCount {
      let leaf = isChain ? parents.count - 1 : random.nextIndex(below: parents.count)
      if let (node, isLeft) = parents[leaf] {
        if isLeft { nodes[node].left = nodes.count } else { nodes[node].right = nodes.count }
      }
      parents[leaf] = (nodes.count, true)
      parents.append((nodes.count, false))
      nodes.append(
        DecisionTree.Node(
          column: random.nextIndex(below: columnCount), threshold: threshold(),
          missingGoesLeft: random.nextUniform() < 0.5, left: ~leaf, right: ~(parents.count - 1),
          gain: random.nextUniform() * 1e10, rowCount: random.nextIndex(below: 1 << 31)))
    }
    let leaves = (0..<leafCount).map { _ in
      DecisionTree.Leaf(value: leafValue(), rowCount: random.nextIndex(below: 1 << 31))
    }
    return try DecisionTree(nodes: nodes, leaves: leaves, columnCount: columnCount)
  }
}
