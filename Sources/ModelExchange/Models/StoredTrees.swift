import GradientBoosting
import ModelFormats

/// Trees as a file holds them: their numbers in tensors, tree after tree.
///
/// | tensor | type | is |
/// |---|---|---|
/// | `tree.leaves` | I32 (trees) | the number of leaves of each tree; it has one node less |
/// | `node.column`, `node.left`, `node.right` | I32 (nodes) | as in `DecisionTree.Node`, counted within the tree |
/// | `node.threshold` | F32 (nodes) | the largest value that goes to the left |
/// | `node.missing_goes_left` | U8 (nodes) | 0 or 1 |
/// | `node.gain` | F64 (nodes) | what the split gained in training |
/// | `node.rows`, `leaf.rows` | I64 | the numbers of training rows |
/// | `leaf.value` | F32 (leaves) | what the leaf adds |
/// | `initial_margins` | F64 (outputs) | the margins before the first tree |
struct StoredTrees {
  /// The trees.
  let ensemble: TreeEnsemble
  /// What the names of their tensors begin with: `trees.`, or more where there are several ensembles.
  private let prefix: String

  /// The names of the tensors, without the prefix.
  private static let names = [
    "tree.leaves", "node.column", "node.left", "node.right", "node.threshold", "node.missing_goes_left", "node.gain",
    "node.rows", "leaf.rows", "leaf.value", "initial_margins",
  ]

  /// Trees that are written under names that begin with `prefix`.
  init(_ ensemble: TreeEnsemble, prefix: String = "trees.") {
    self.ensemble = ensemble
    self.prefix = prefix
  }

  /// The names of all tensors.
  var tensorNames: Set<String> { Set(Self.names.map { prefix + $0 }) }

  /// What the specification of a file says of the trees.
  var json: JSONValue {
    [
      "objective": ensemble.objective.json,
      "columns": .array(ensemble.columnNames.map { .string($0) }),
      "isAveraged": .bool(ensemble.isAveraged),
    ]
  }

  /// The numbers of the trees.
  var tensors: [String: Tensor] {
    let nodes = ensemble.trees.flatMap(\.nodes)
    let leaves = ensemble.trees.flatMap(\.leaves)
    let tensors: [String: Tensor] = [
      "tree.leaves": Tensor(ensemble.trees.map { Int32($0.leaves.count) }),
      "node.column": Tensor(nodes.map { Int32($0.column) }),
      "node.left": Tensor(nodes.map { Int32($0.left) }),
      "node.right": Tensor(nodes.map { Int32($0.right) }),
      "node.threshold": Tensor(nodes.map(\.threshold)),
      "node.missing_goes_left": Tensor(nodes.map { UInt8($0.missingGoesLeft ? 1 : 0) }),
      "node.gain": Tensor(nodes.map(\.gain)),
      "node.rows": Tensor(nodes.map { Int64($0.rowCount) }),
      "leaf.rows": Tensor(leaves.map { Int64($0.rowCount) }),
      "leaf.value": Tensor(leaves.map(\.value)),
      "initial_margins": Tensor(ensemble.initialMargins),
    ]
    return Dictionary(uniqueKeysWithValues: tensors.map { (prefix + $0.key, $0.value) })
  }

  /// The trees in a file.
  ///
  /// - Parameters:
  ///   - document: the file.
  ///   - field: what its specification says of the trees.
  ///   - prefix: what the names of their tensors begin with.
  /// - Throws: `ModelExchangeError`: what is not as trees are.
  init(_ document: ModelDocument, _ field: JSONField, prefix: String = "trees.") throws(ModelExchangeError) {
    self.prefix = prefix
    _ = try field.object(required: ["objective", "columns", "isAveraged"])
    let objective = try BoostingObjective(field.member("objective"))
    let columns = try field.member("columns").names()
    let trees = try Self.trees(document, columnCount: columns.count, prefix: prefix)
    let isAveraged = try field.member("isAveraged").bool()
    let margins = try document.finiteValues(of: prefix + "initial_margins", shape: [objective.outputCount])
    ensemble = try field.validTrees { () throws(BoostingError) in
      try TreeEnsemble(
        objective: objective, columnNames: columns, initialMargins: margins, trees: trees, isAveraged: isAveraged)
    }
  }

  private static func trees(
    _ document: ModelDocument, columnCount: Int, prefix: String
  ) throws(ModelExchangeError) -> [DecisionTree] {
    let name = prefix + "tree.leaves"
    let treeCount = try document.values(of: name, as: Int32.self).count
    let leafCounts = try document.values(of: name, as: Int32.self, shape: [treeCount]).map(Int.init)
    // A damaged count may be any: added up as what can't overflow.
    guard leafCounts.allSatisfy({ $0 > 0 }) else {
      throw document.malformed(name, "a tree has at least one leaf")
    }
    let leafCount = leafCounts.reduce(0, +)
    let nodes = try nodes(document, count: leafCount - leafCounts.count, prefix: prefix)
    let values = try document.values(of: prefix + "leaf.value", as: Float.self, shape: [leafCount])
    let rows = try document.values(of: prefix + "leaf.rows", as: Int64.self, shape: [leafCount])
    var trees: [DecisionTree] = []
    var (node, leaf) = (0, 0)
    for (number, count) in leafCounts.enumerated() {
      do throws(BoostingError) {
        trees.append(
          try DecisionTree(
            nodes: Array(nodes[node..<node + count - 1]),
            leaves: (leaf..<leaf + count).map { .init(value: values[$0], rowCount: Int(rows[$0])) },
            columnCount: columnCount))
      } catch {
        throw document.malformed(name, "tree \(number): \(error)")
      }
      node += count - 1
      leaf += count
    }
    return trees
  }

  private static func nodes(
    _ document: ModelDocument, count: Int, prefix: String
  ) throws(ModelExchangeError) -> [DecisionTree.Node] {
    let shape = [count]
    let columns = try document.values(of: prefix + "node.column", as: Int32.self, shape: shape)
    let lefts = try document.values(of: prefix + "node.left", as: Int32.self, shape: shape)
    let rights = try document.values(of: prefix + "node.right", as: Int32.self, shape: shape)
    let thresholds = try document.values(of: prefix + "node.threshold", as: Float.self, shape: shape)
    let missing = try document.values(of: prefix + "node.missing_goes_left", as: UInt8.self, shape: shape)
    let gains = try document.values(of: prefix + "node.gain", as: Double.self, shape: shape)
    let rows = try document.values(of: prefix + "node.rows", as: Int64.self, shape: shape)
    guard missing.allSatisfy({ $0 <= 1 }) else {
      throw document.malformed(prefix + "node.missing_goes_left", "an element is neither 0 nor 1")
    }
    return (0..<count).map { index in
      DecisionTree.Node(
        column: Int(columns[index]), threshold: thresholds[index], missingGoesLeft: missing[index] == 1,
        left: Int(lefts[index]), right: Int(rights[index]), gain: gains[index], rowCount: Int(rows[index]))
    }
  }
}

extension BoostingObjective {
  /// The objective by name.
  var json: JSONValue {
    switch self {
    case .squaredError: ["name": "squared-error"]
    case .quantile(let level): ["name": "quantile", "level": .number(level)]
    case .binary: ["name": "binary"]
    case .multiclass(let classCount): ["name": "multiclass", "classCount": .integer(classCount)]
    }
  }

  /// The objective in a file.
  init(_ field: JSONField) throws(ModelExchangeError) {
    let name = try field.member("name")
    switch try name.string() {
    case "squared-error": self = .squaredError
    case "quantile":
      let level = try field.member("level").double()
      guard level > 0, level < 1 else { throw field.malformed("\(level) is not a level between 0 and 1") }
      self = .quantile(level)
    case "binary": self = .binary
    case "multiclass":
      let count = try field.member("classCount").integer()
      guard (2...65_536).contains(count) else { throw field.malformed("\(count) classes are not 2 to 65,536") }
      self = .multiclass(classCount: count)
    case let other:
      throw name.malformed(
        "\(other.jsonQuoted) where one of \"squared-error\", \"quantile\", \"binary\", \"multiclass\" is expected")
    }
    _ = try field.object(required: Set(json.objectValue.map { Array($0.keys) } ?? []))
  }
}

extension JSONField {
  /// A value that is made of what stands here; what keeps it from being made is an error of this place.
  func validTrees<Value>(
    _ value: () throws(BoostingError) -> Value
  ) throws(ModelExchangeError) -> Value {
    do throws(BoostingError) {
      return try value()
    } catch {
      throw malformed("\(error)")
    }
  }
}
