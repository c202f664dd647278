import ForeignReaders
import GradientBoosting
import ModelFormats
import Testing

/// ONNX's checker and ONNX Runtime open the trees, and predict as Plimsoll does.
@Suite(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
struct ONNXTreesReaderTests {
  private static let rowCount = 10_000

  /// What has to come out for rows: computed tree after tree.
  private func export(
    _ name: String, _ ensemble: TreeEnsemble, rows: [Float], threads: Int = 1
  ) throws -> ForeignExport {
    let columnCount = ensemble.columnNames.count
    let count = rows.count / columnCount
    let margins = (0..<count).flatMap { ensemble.margins(of: rows[$0 * columnCount..<($0 + 1) * columnCount]) }
    let predictions = ensemble.objective.predictions(ofMargins: margins)
    var expected: [String: Tensor] = [:]
    if let classes = ensemble.objective.classCount {
      expected["probabilities"] = Tensor(predictions, shape: [count, classes])
      expected["label"] = Tensor(predictions.mostProbableClasses(of: classes))
    } else {
      expected["prediction"] = Tensor(predictions)
    }
    return ForeignExport(
      name: name, format: .onnx, bytes: try ensemble.onnx(),
      inputs: ["features": Tensor(rows, shape: [count, columnCount])], expected: expected, threads: threads)
  }

  private func check(_ exports: [ForeignExport], limit: Double) throws {
    let readings = try ForeignReaders.read(exports)
    for export in exports {
      let differences = try #require(readings[export.name]).differences
      #expect(differences.keys.sorted() == export.expected.keys.sorted())
      for (output, difference) in differences {
        #expect(difference.count > 0)
        switch output {
        case "label": #expect(difference.differing == 0, "\(export.name)")
        case "probabilities": #expect(difference.absolute <= limit, "\(export.name)")
        default: #expect(difference.relative <= limit, "\(export.name)")
        }
      }
    }
  }

  @Test func ensemblesOfAllObjectivesPredictTheSame() throws {
    var exports: [ForeignExport] = []
    let objectives: [BoostingObjective] =
      [.squaredError, .quantile(0.05), .binary] + (1...8).map { .multiclass(classCount: $0) }
    for (index, objective) in objectives.enumerated() {
      var trees = RandomTrees(seed: UInt64(index), columnCount: 7)
      let ensemble = try trees.ensemble(objective, rounds: 40, leafCount: 17, isAveraged: index % 2 == 1)
      exports.append(try export("objective-\(index)", ensemble, rows: trees.rows(Self.rowCount, for: ensemble)))
    }
    try check(exports, limit: 1e-14)
  }

  @Test(arguments: [BoostingObjective.squaredError, .binary, .multiclass(classCount: 3)])
  func smallAndLargeEnsemblesPredictTheSame(_ objective: BoostingObjective) throws {
    let sizes: [(rounds: Int, leaves: Int, columns: Int)] = [
      (0, 1, 1), (1, 1, 1), (1, 2, 1), (3, 1, 4), (2, 300, 2), (400, 31, 20),
    ]
    var exports: [ForeignExport] = []
    for (index, size) in sizes.enumerated() {
      var trees = RandomTrees(seed: 100 + UInt64(index), columnCount: size.columns)
      for isAveraged in [false, true] {
        let ensemble = try trees.ensemble(
          objective, rounds: size.rounds, leafCount: size.leaves, isAveraged: isAveraged)
        exports.append(
          try export("size-\(index)-\(isAveraged)", ensemble, rows: trees.rows(Self.rowCount, for: ensemble)))
      }
    }
    try check(exports, limit: 1e-13)
  }

  /// ONNX Runtime gives the trees to threads where rows are few, and rows where they are many.
  @Test(arguments: [BoostingObjective.squaredError, .binary, .multiclass(classCount: 3)])
  func oneRowAndSeveralThreadsPredictTheSame(_ objective: BoostingObjective) throws {
    var exports: [ForeignExport] = []
    for rounds in [0, 1, 40, 400] {
      var trees = RandomTrees(seed: 500 + UInt64(rounds), columnCount: 5)
      let ensemble = try trees.ensemble(objective, rounds: rounds, leafCount: 15)
      for rowCount in [1, 2, 49, Self.rowCount] {
        let rows = trees.rows(rowCount, for: ensemble)
        for threads in [1, 2] {
          exports.append(
            try export("\(rounds)-\(rowCount)-\(threads)", ensemble, rows: rows, threads: threads))
        }
      }
    }
    try check(exports, limit: 1e-13)
  }

  @Test func leavesOfAllSizesPredictTheSame() throws {
    var exports: [ForeignExport] = []
    let largestLeaves: [Float] = [.leastNormalMagnitude / 1024, 1e-6, 1, 1e6, .greatestFiniteMagnitude / 2]
    for (index, largest) in largestLeaves.enumerated() {
      var trees = RandomTrees(seed: 200 + UInt64(index), columnCount: 3)
      for objective in [BoostingObjective.squaredError, .binary, .multiclass(classCount: 4)] {
        let ensemble = try trees.ensemble(objective, rounds: 30, leafCount: 9, largestLeaf: largest)
        exports.append(
          try export(
            "leaves-\(index)-\(objective.outputCount)-\(objective.classCount ?? 0)", ensemble,
            rows: trees.rows(Self.rowCount, for: ensemble)))
      }
    }
    try check(exports, limit: 1e-13)
  }

  /// The second class has the leaves of the first in another order, and a little more, nothing or a little less in
  /// addition: what a sum in single precision does not see.
  @Test func classesThatTieOrNearlyTieGetTheSameLabel() throws {
    var trees = RandomTrees(seed: 300, columnCount: 2)
    let first = try (0..<100).map { _ in try trees.tree(leafCount: 5, largestLeaf: 64) }
    let little = Float(sign: .plus, exponent: -24, significand: 1)
    let nodes = [0, 1].map {
      DecisionTree.Node(
        column: $0, threshold: 0, missingGoesLeft: true, left: $0 == 0 ? 1 : ~1, right: $0 == 0 ? ~0 : ~2, gain: 1,
        rowCount: 1)
    }
    let difference = try DecisionTree(
      nodes: nodes, leaves: [0, little, -little].map { DecisionTree.Leaf(value: $0, rowCount: 1) }, columnCount: 2)
    let nothing = try DecisionTree(nodes: [], leaves: [DecisionTree.Leaf(value: 0, rowCount: 1)], columnCount: 2)
    let ensemble = try TreeEnsemble(
      objective: .multiclass(classCount: 2), columnNames: ["a", "b"], initialMargins: [0, 0],
      trees: zip(first + [nothing], [difference] + first.reversed()).flatMap { [$0, $1] }, isAveraged: false)
    let rows = trees.rows(Self.rowCount, for: ensemble)
    let margins = (0..<Self.rowCount).map { ensemble.margins(of: rows[2 * $0..<2 * $0 + 2]) }
    #expect(margins.count { $0[0] == $0[1] } > 1000)
    #expect(margins.count { $0[0] < $0[1] && Float($0[0]) == Float($0[1]) } > 1000)
    #expect(margins.count { $0[0] > $0[1] && Float($0[0]) == Float($0[1]) } > 1000)
    try check([try export("ties", ensemble, rows: rows)], limit: 1e-15)
  }

  @Test func marginsAreThoseOfRowsRoundedToSinglePrecision() throws {
    var trees = RandomTrees(seed: 400, columnCount: 3)
    let ensemble = try trees.ensemble(.multiclass(classCount: 3), rounds: 100, leafCount: 31)
    // Beside each single-precision number, a quarter of the way to its neighbours; and numbers beyond single precision.
    let rows = trees.rows(Self.rowCount, for: ensemble).enumerated().map { index, value in
      guard value.isFinite else { return Double(value) }
      let offset = Double(index % 3 - 1) / 4
      return index % 101 == 0 ? 1e300 : Double(value) + offset * (Double(value.nextUp) - Double(value))
    }
    var builder = ONNXGraphBuilder(name: "margins")
    let input = builder.input("rows", .double, ["N", 3])
    builder.output("margins", try builder.margins(of: ensemble, rows: input), .double, ["N", 3])
    let single = rows.map(Float.init)
    let expected = (0..<Self.rowCount).flatMap { ensemble.margins(of: single[3 * $0..<3 * $0 + 3]) }
    let export = ForeignExport(
      name: "margins", format: .onnx,
      bytes: try ONNXModel(graph: builder.graph, description: "", metadata: [:]).encoded(),
      inputs: ["rows": Tensor(rows, shape: [Self.rowCount, 3])],
      expected: ["margins": Tensor(expected, shape: [Self.rowCount, 3])])
    let difference = try #require(try ForeignReaders.read([export])["margins"]?.differences["margins"])
    #expect(difference.absolute <= 1e-14)
  }
}
