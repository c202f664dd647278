import GradientBoosting
import NumericalMethods

/// Trees and rows drawn at random, with thresholds that rows hit exactly.
struct RandomTrees {
  var generator: SplitMix64
  let columnCount: Int

  init(seed: UInt64, columnCount: Int) {
    generator = SplitMix64(seed: seed)
    self.columnCount = columnCount
  }

  /// A value out of few, so that thresholds are equal to each other and to features.
  mutating func value() -> Float { Float(Int.random(in: -8...8, using: &generator)) / 4 }

  /// A feature: now and then missing or infinite.
  mutating func feature() -> Float {
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: .nan
    case 1: .infinity
    case 2: -.infinity
    default: value()
    }
  }

  /// A tree that splits leaves drawn at random, or always the last one where it `isChain`.
  mutating func tree(leafCount: Int, isChain: Bool = false) throws -> DecisionTree {
    var nodes = [DecisionTree.Node]()
    var leafRows = [1 << 20]
    // The node and side that each leaf hangs from.
    var parents: [(node: Int, isLeft: Bool)?] = [nil]
    while leafRows.count < leafCount {
      let leaf = isChain ? leafRows.count - 1 : Int.random(in: 0..<leafRows.count, using: &generator)
      let rowCount = leafRows[leaf]
      let leftRows = Int.random(in: 1...max(1, rowCount - 1), using: &generator)
      if let (node, isLeft) = parents[leaf] {
        if isLeft { nodes[node].left = nodes.count } else { nodes[node].right = nodes.count }
      }
      parents[leaf] = (nodes.count, true)
      parents.append((nodes.count, false))
      leafRows[leaf] = leftRows
      leafRows.append(max(0, rowCount - leftRows))
      nodes.append(
        DecisionTree.Node(
          column: Int.random(in: 0..<columnCount, using: &generator), threshold: value(),
          missingGoesLeft: Bool.random(using: &generator), left: ~leaf, right: ~(leafRows.count - 1), gain: 1,
          rowCount: rowCount))
    }
    let leaves = leafRows.map {
      DecisionTree.Leaf(value: Float.random(in: -1...1, using: &generator), rowCount: $0)
    }
    return try DecisionTree(nodes: nodes, leaves: leaves, columnCount: columnCount)
  }

  /// An ensemble with a tree of each number of leaves.
  mutating func ensemble(
    _ objective: BoostingObjective, leafCounts: [Int], isChain: Bool = false, isAveraged: Bool = false
  ) throws -> TreeEnsemble {
    try TreeEnsemble(
      objective: objective, columnNames: (0..<columnCount).map { "x\($0)" },
      initialMargins: (0..<objective.outputCount).map { 0.1 + Double($0) / 3 },
      trees: leafCounts.map { try tree(leafCount: $0, isChain: isChain) }, isAveraged: isAveraged)
  }

  /// A table of rows.
  mutating func table(rowCount: Int) throws -> FeatureTable {
    try FeatureTable(
      names: (0..<columnCount).map { "x\($0)" }, values: (0..<rowCount * columnCount).map { _ in feature() })
  }
}
