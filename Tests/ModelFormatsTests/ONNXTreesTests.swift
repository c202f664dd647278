import GradientBoosting
import ModelFormats
import Testing

/// What the graph of trees says, without a program that runs it.
@Suite struct ONNXTreesTests {
  /// The operator of trees, carried out as ONNX describes it.
  private struct Regressor {
    var attributes: [String: ONNXMessage] = [:]

    init(_ node: ONNXMessage) throws {
      for attribute in try node.messages(5) { attributes[attribute.texts(1)[0]] = attribute }
    }

    func integers(_ name: String) throws -> [Int] { try #require(attributes[name]).integers(8) }
    func floats(_ name: String) throws -> [Float] { try #require(attributes[name]).floats(7) }

    /// The sums of a row, in single precision.
    func sums(of row: [Float]) throws -> [Float] {
      let (trees, modes) = (try integers("nodes_treeids"), try #require(attributes["nodes_modes"]).texts(9))
      let (lefts, rights) = (try integers("nodes_truenodeids"), try integers("nodes_falsenodeids"))
      let (columns, thresholds) = (try integers("nodes_featureids"), try floats("nodes_values"))
      let missing = try integers("nodes_missing_value_tracks_true")
      let roots = trees.indices.filter { $0 == 0 || trees[$0] != trees[$0 - 1] }
      var sums = [Float](repeating: 0, count: try #require(attributes["n_targets"]?.integers(3).first))
      let (leafTrees, leafNodes) = (try integers("target_treeids"), try integers("target_nodeids"))
      let (targets, weights) = (try integers("target_ids"), try floats("target_weights"))
      for root in roots {
        var place = root
        while modes[place] != "LEAF" {
          #expect(modes[place] == "BRANCH_LEQ")
          let value = row[columns[place]]
          let isLeft = value <= thresholds[place] || (value.isNaN && missing[place] == 1)
          place = root + (isLeft ? lefts : rights)[place]
        }
        for weight in weights.indices where leafTrees[weight] == trees[root] && leafNodes[weight] == place - root {
          sums[targets[weight]] += weights[weight]
        }
      }
      return sums
    }
  }

  private func graph(of ensemble: TreeEnsemble) throws -> ONNXMessage {
    try #require(try ONNXMessage(ensemble.onnx()).messages(7).first)
  }

  /// A constant of numbers in double precision.
  private func doubles(_ name: String, in graph: ONNXMessage) throws -> [Double] {
    let tensor = try #require(try graph.messages(5).first { $0.texts(8) == [name] })
    return Double.values(ofLittleEndianBytes: try #require(tensor.all(9).first))
  }

  @Test(arguments: [0, 1, 2, 33, 400])
  func theOperatorsDigitsMakeTheMargins(rounds: Int) throws {
    var trees = RandomTrees(seed: UInt64(rounds), columnCount: 4)
    for objective in [BoostingObjective.squaredError, .multiclass(classCount: 3)] {
      let ensemble = try trees.ensemble(objective, rounds: rounds, leafCount: 5)
      let graph = try graph(of: ensemble)
      let nodes = try graph.messages(1)
      let regressor = try Regressor(try #require(nodes.first { $0.texts(4) == ["TreeEnsembleRegressor"] }))
      let product = try #require(nodes.first { $0.texts(4) == ["Mul"] })
      let scales = try doubles(product.texts(1)[1], in: graph)
      let outputs = objective.outputCount
      let rows = trees.rows(20, for: ensemble)
      for start in stride(from: 0, to: rows.count, by: 4) {
        let sums = try regressor.sums(of: Array(rows[start..<start + 4]))
        #expect(sums.count == scales.count)
        #expect(sums.allSatisfy { $0 == $0.rounded() && abs($0) < 0x1p24 })
        let margins = (0..<outputs).map { output in
          ensemble.initialMargins[output]
            + stride(from: output, to: sums.count, by: outputs).reduce(0) { $0 + Double(sums[$1]) * scales[$1] }
        }
        for (own, expected) in zip(margins, ensemble.margins(of: rows[start..<start + 4])) {
          #expect(abs(own - expected) <= 1e-14 * max(1, abs(expected)))
        }
      }
    }
  }

  @Test func aTreeOfOneLeafIsOneNode() throws {
    let leaf = try DecisionTree(nodes: [], leaves: [DecisionTree.Leaf(value: 0.5, rowCount: 1)], columnCount: 1)
    let ensemble = try TreeEnsemble(
      objective: .squaredError, columnNames: ["a"], initialMargins: [0], trees: [leaf], isAveraged: false)
    let graph = try graph(of: ensemble)
    let regressor = try Regressor(
      try #require(try graph.messages(1).first { $0.texts(4) == ["TreeEnsembleRegressor"] }))
    #expect(regressor.attributes["nodes_modes"]?.texts(9) == ["LEAF"])
    #expect(try regressor.attributes["n_targets"]?.integers(3) == [1])
    // A half is 2²³ of 2⁻²⁴, the 24 bits of one round.
    #expect(try regressor.floats("target_weights") == [0x1p23])
  }

  /// The number of rounds is looked at, without the trees.
  @Test(arguments: [(0, true), (1 << 23 - 1, true), (1 << 23, true), (1 << 23 + 1, false), (Int.max, false)])
  func roundsHaveALimit(count: Int, isWritten: Bool) {
    do {
      try LeafDigits.check(roundCount: count)
      #expect(isWritten)
    } catch {
      #expect(!isWritten && error.description.contains("it has \(count) rounds of trees, of which at most 8388608"))
    }
  }

  @Test(arguments: [
    (BoostingObjective.squaredError, ["prediction"], ["objective": "squared-error"]),
    (.quantile(0.25), ["prediction"], ["objective": "quantile", "level": "0.25"]),
    (.binary, ["probabilities", "label"], ["objective": "binary", "classes": #"["0","1"]"#]),
    (
      .multiclass(classCount: 5), ["probabilities", "label"],
      ["objective": "multiclass", "classes": #"["0","1","2","3","4"]"#]
    ),
  ])
  func theModelSaysWhatItTakesAndGives(
    _ objective: BoostingObjective, outputs: [String], metadata: [String: String]
  ) throws {
    let ensemble = try TreeEnsemble(
      objective: objective, columnNames: ["range", "a \"b\", σ²"],
      initialMargins: [Double](repeating: 0, count: objective.outputCount), trees: [], isAveraged: false)
    let model = try ONNXMessage(ensemble.onnx())
    let graph = try #require(try model.messages(7).first)
    #expect(try graph.messages(11).map { $0.texts(1) } == [["features"]])
    #expect(try graph.messages(12).map { $0.texts(1)[0] } == outputs)
    for value in try graph.messages(11) + graph.messages(12) { #expect(value.texts(3).count == 1) }
    var found: [String: String] = [:]
    for entry in try model.messages(14) { found[entry.texts(1)[0]] = entry.texts(2)[0] }
    #expect(found.removeValue(forKey: "columns") == #"["range","a \"b\", σ²"]"#)
    #expect(found.removeValue(forKey: "kind") == "ensemble")
    #expect(found == metadata)
  }
}
