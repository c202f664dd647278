import GradientBoosting
import NumericalMethods

/// Trees drawn at random, with numbers of all magnitudes, and rows that come near and beyond their thresholds.
struct RandomTrees {
  private var generator: SplitMix64
  private let columnNames: [String]
  /// Thresholds besides others.
  private let thresholds: [Float]

  /// Trees on columns of these names.
  init(
    seed: UInt64, columnNames: [String],
    thresholds: [Float] = [0, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude]
  ) {
    generator = SplitMix64(seed: seed)
    self.columnNames = columnNames
    self.thresholds = thresholds
  }

  /// Trees on so many columns.
  init(seed: UInt64, columnCount: Int) {
    self.init(seed: seed, columnNames: (0..<columnCount).map { "x\($0)" })
  }

  /// A tree that splits leaves drawn at random, or the last one always; its leaves are of all sizes up to `largestLeaf`.
  mutating func tree(leafCount: Int, isChain: Bool = false, largestLeaf: Float = 1) throws -> DecisionTree {
    var nodes: [DecisionTree.Node] = []
    // The node and side that each leaf hangs from.
    var parents: [(node: Int, isLeft: Bool)?] = [nil]
    while parents.count < leafCount {
      let leaf = isChain ? parents.count - 1 : Int.random(in: 0..<parents.count, using: &generator)
      if let (node, isLeft) = parents[leaf] {
        if isLeft { nodes[node].left = nodes.count } else { nodes[node].right = nodes.count }
      }
      parents[leaf] = (nodes.count, true)
      parents.append((nodes.count, false))
      nodes.append(
        DecisionTree.Node(
          column: columnNames.indices.randomElement(using: &generator) ?? 0, threshold: threshold(),
          missingGoesLeft: Bool.random(using: &generator), left: ~leaf, right: ~(parents.count - 1),
          gain: Double.random(in: 0...1e10, using: &generator), rowCount: rowCount()))
    }
    let leaves = (0..<leafCount).map { _ in
      DecisionTree.Leaf(value: leafValue(largest: largestLeaf), rowCount: rowCount())
    }
    return try DecisionTree(nodes: nodes, leaves: leaves, columnCount: columnNames.count)
  }

  /// An ensemble of trees of so many leaves each, by themselves or beside those of their round.
  mutating func ensemble(
    _ objective: BoostingObjective, leafCounts: [Int], margins: [Double], isAveraged: Bool = false,
    isChain: Bool = false, largestLeaf: Float = 1
  ) throws -> TreeEnsemble {
    try TreeEnsemble(
      objective: objective, columnNames: columnNames, initialMargins: margins,
      trees: leafCounts.map { try tree(leafCount: $0, isChain: isChain, largestLeaf: largestLeaf) },
      isAveraged: isAveraged)
  }

  /// An ensemble of as many rounds of trees of as many leaves.
  mutating func ensemble(
    _ objective: BoostingObjective, rounds: Int, leafCount: Int, isAveraged: Bool = false, largestLeaf: Float = 1
  ) throws -> TreeEnsemble {
    try ensemble(
      objective, leafCounts: [Int](repeating: leafCount, count: rounds * objective.outputCount),
      margins: (0..<objective.outputCount).map { 0.1 + Double($0) / 3 }, isAveraged: isAveraged,
      largestLeaf: largestLeaf)
  }

  /// Rows whose features are missing, extreme, thresholds of trees, their neighbours, and numbers of all sizes.
  ///
  /// - Parameters:
  ///   - count: the number of rows.
  ///   - ensemble: the trees, which may be others than those drawn here.
  ///   - isFinite: whether no value is infinite, for XGBoost refuses such rows.
  /// - Returns: the rows, one after the other.
  mutating func rows(_ count: Int, for ensemble: TreeEnsemble, isFinite: Bool = false) -> [Float] {
    let met = [1] + ensemble.trees.lazy.flatMap(\.nodes).map(\.threshold)
    return (0..<count * ensemble.columnNames.count).map { _ in
      let near = met.randomElement(using: &generator) ?? 1
      let value: Float =
        switch Int.random(in: 0..<16, using: &generator) {
        case 0: .nan
        case 1: isFinite ? .nan : .infinity
        case 2: isFinite ? 0 : -.infinity
        case 3: Bool.random(using: &generator) ? .greatestFiniteMagnitude : -.greatestFiniteMagnitude
        case 4: Float(bitPattern: UInt32.random(in: 0..<1 << 23, using: &generator))
        case 5, 6: near
        case 7: near.nextUp
        case 8: near.nextDown
        case 9: threshold()
        default: Float.random(in: -3...3, using: &generator)
        }
      return isFinite && value.isInfinite ? .greatestFiniteMagnitude : value
    }
  }

  /// A number of any size, often one of a few, so that thresholds coincide; zero is among them where it was asked for.
  private mutating func threshold() -> Float {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0, 1: thresholds.randomElement(using: &generator) ?? 1
    case 2:
      power(in: -100...100) * Float.random(in: 1..<2, using: &generator) * (Bool.random(using: &generator) ? 1 : -1)
    case 3, 4: Float(2 * Int.random(in: -5...5, using: &generator) + 1) / 4
    default: Float.random(in: -3...3, using: &generator)
    }
  }

  private mutating func leafValue(largest: Float) -> Float {
    let scale = Int.random(in: 0..<8, using: &generator) == 0 ? power(in: -133 ... -127) : power(in: -12...0)
    return largest * scale * Float.random(in: -1...1, using: &generator)
  }

  private mutating func power(in exponents: ClosedRange<Int>) -> Float {
    Float(sign: .plus, exponent: Int.random(in: exponents, using: &generator), significand: 1)
  }

  private mutating func rowCount() -> Int { Int.random(in: 0..<1 << 31, using: &generator) }
}
