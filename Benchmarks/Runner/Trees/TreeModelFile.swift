import GradientBoosting

/// An ensemble out of a file of doubles, as `harness/tree_models.py` writes it: the numbers of outputs, columns and trees
/// and the first margins; then of each tree the number of nodes, for each node its column, threshold, 1 where a missing
/// value goes to the left, left and right child and number of rows, and for each leaf its value and number of rows.
struct TreeModelFile {
  private let numbers: [Double]
  private var next = 0

  /// The ensemble in a file.
  static func read(_ path: String) throws -> TreeEnsemble {
    var file = try TreeModelFile(numbers: DoubleFile.read(path))
    return try file.ensemble()
  }

  private init(numbers: [Double]) {
    self.numbers = numbers
  }

  private mutating func number() throws -> Double {
    guard next < numbers.count else { throw RunnerError.invalidOption("the model ends in the middle of a tree") }
    next += 1
    return numbers[next - 1]
  }

  private mutating func count() throws -> Int { try Int(number()) }

  private mutating func ensemble() throws -> TreeEnsemble {
    let (outputs, columns, trees) = try (count(), count(), count())
    return try TreeEnsemble(
      objective: outputs == 1 ? .squaredError : .multiclass(classCount: outputs),
      columnNames: (0..<columns).map { "x\($0)" }, initialMargins: (0..<outputs).map { _ in try number() },
      trees: (0..<trees).map { _ in try tree(columns) }, isAveraged: false)
  }

  private mutating func tree(_ columnCount: Int) throws -> DecisionTree {
    let nodeCount = try count()
    let nodes = try (0..<nodeCount).map { _ in
      try DecisionTree.Node(
        column: count(), threshold: Float(number()), missingGoesLeft: number() == 1, left: count(), right: count(),
        gain: 0, rowCount: count())
    }
    let leaves = try (0...nodeCount).map { _ in try DecisionTree.Leaf(value: Float(number()), rowCount: count()) }
    return try DecisionTree(nodes: nodes, leaves: leaves, columnCount: columnCount)
  }
}
