import GradientBoosting
import Testing

/// The fast ways of predicting give what going down one tree after the other gives, to the last bit.
@Suite struct TreePredictorTests {
  private func expectEqual(_ ensemble: TreeEnsemble, _ table: FeatureTable, threads: Int = 1) {
    let plain = (0..<table.rowCount).flatMap { ensemble.margins(of: table.row($0)) }
    let predictor = TreePredictor(ensemble)
    #expect(predictor.margins(of: table, threads: threads) == plain)
    #expect((0..<table.rowCount).flatMap { predictor.margins(ofRow: table.row($0)) } == plain)
    #expect(ensemble.margins(of: table, threads: threads) == plain)
  }

  @Test(arguments: 1...70)
  func treesOfEveryNumberOfLeaves(leafCount: Int) throws {
    var random = RandomTrees(seed: UInt64(leafCount), columnCount: 1 + leafCount % 5)
    for isChain in [false, true] {
      let ensemble = try random.ensemble(
        .squaredError, leafCounts: [leafCount, leafCount, 1, leafCount], isChain: isChain)
      expectEqual(ensemble, try random.table(rowCount: 130))
    }
  }

  @Test(arguments: [0, 1, 2, 11, 12, 13, 31, 32, 33, 63, 64, 65, 127, 128, 129, 2047, 2048, 2049])
  func everyNumberOfRows(rowCount: Int) throws {
    var random = RandomTrees(seed: UInt64(rowCount), columnCount: 20)
    let ensemble = try random.ensemble(
      .multiclass(classCount: 3), leafCounts: [31, 5, 64, 1, 33, 65, 2, 32, 200, 31, 31, 31])
    let table = try random.table(rowCount: rowCount)
    for threads in [1, 2, 3] { expectEqual(ensemble, table, threads: threads) }
  }

  @Test(arguments: [0, 1, 3, 7, 8, 9, 15, 16, 17, 33])
  func everyNumberOfRounds(rounds: Int) throws {
    var random = RandomTrees(seed: UInt64(rounds), columnCount: 3)
    for isAveraged in [false, true] {
      for objective in [BoostingObjective.binary, .multiclass(classCount: 4)] {
        let leafCounts = (0..<rounds * objective.outputCount).map { 1 + $0 * 7 % 31 }
        let ensemble = try random.ensemble(objective, leafCounts: leafCounts, isAveraged: isAveraged)
        expectEqual(ensemble, try random.table(rowCount: 70))
      }
    }
  }

  @Test(arguments: [false, true])
  func valuesAroundThresholdsAndBeyondAllNumbers(missingGoesLeft: Bool) throws {
    let threshold: Float = 1
    let node = DecisionTree.Node(
      column: 0, threshold: threshold, missingGoesLeft: missingGoesLeft, left: ~1, right: ~0, gain: 1, rowCount: 2)
    let tree = try DecisionTree(
      nodes: [node], leaves: [.init(value: 1, rowCount: 1), .init(value: -1, rowCount: 1)], columnCount: 1)
    let ensemble = try TreeEnsemble(
      objective: .squaredError, columnNames: ["x"], initialMargins: [0], trees: [tree], isAveraged: false)
    let greatest = Float.greatestFiniteMagnitude
    let values = [
      threshold.nextDown, threshold, threshold.nextUp, -greatest, greatest, -.infinity, .infinity, .nan, -.nan, -0.0,
    ]
    let expected = [-1, -1, 1, -1, 1, -1, 1, missingGoesLeft ? -1 : 1, missingGoesLeft ? -1 : 1, -1.0]
    let predictor = TreePredictor(ensemble)
    #expect(predictor.margins(of: try FeatureTable(names: ["x"], values: values)) == expected)
    #expect(values.flatMap { predictor.margins(ofRow: [$0]) } == expected)
  }

  @Test func aZeroThresholdDoesNotTellTheZerosApart() throws {
    let node = DecisionTree.Node(
      column: 0, threshold: -0.0, missingGoesLeft: true, left: ~0, right: ~1, gain: 1, rowCount: 2)
    let tree = try DecisionTree(
      nodes: [node], leaves: [.init(value: 1, rowCount: 1), .init(value: 2, rowCount: 1)], columnCount: 1)
    let ensemble = try TreeEnsemble(
      objective: .squaredError, columnNames: ["x"], initialMargins: [0], trees: [tree], isAveraged: false)
    let values: [Float] = [-0.0, 0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude]
    let table = try FeatureTable(names: ["x"], values: values + values + values)
    let predictor = TreePredictor(ensemble)
    #expect(predictor.margins(of: table) == [1, 1, 2, 1, 1, 1, 2, 1, 1, 1, 2, 1])
    #expect(values.flatMap { predictor.margins(ofRow: [$0]) } == [1, 1, 2, 1])
  }

  @Test func moreColumnsAndLeavesThanSmallNodesHaveRoomFor() throws {
    for columnCount in [32_767, 32_768] {
      var random = RandomTrees(seed: 1, columnCount: columnCount)
      let ensemble = try random.ensemble(.squaredError, leafCounts: [31, 31])
      expectEqual(ensemble, try random.table(rowCount: 9))
    }
    // A node has two bytes for a distance of twelve-byte nodes, counted in words.
    for leafCount in [10_922, 10_923] {
      var random = RandomTrees(seed: 1, columnCount: 2)
      let ensemble = try random.ensemble(.squaredError, leafCounts: [leafCount, 3])
      expectEqual(ensemble, try random.table(rowCount: 9))
    }
  }
}
