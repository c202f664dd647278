import GradientBoosting
import Testing

@Suite struct DecisionTreeTests {
  @Test func aValueAtTheThresholdGoesLeftAndAMissingOneWhereItIsSent() throws {
    let node = DecisionTree.Node(
      column: 0, threshold: 1, missingGoesLeft: false, left: ~0, right: ~1, gain: 1, rowCount: 3)
    let tree = try DecisionTree(
      nodes: [node], leaves: [.init(value: -1, rowCount: 2), .init(value: 1, rowCount: 1)], columnCount: 1)
    #expect([0.5, 1, Float(1).nextUp, .nan, -.infinity].map { tree.leaf(of: [$0]) } == [0, 0, 1, 1, 0])
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan])
  func aGainIsANumber(gain: Double) {
    let node = DecisionTree.Node(
      column: 0, threshold: 1, missingGoesLeft: false, left: ~0, right: ~1, gain: gain, rowCount: 3)
    #expect(throws: BoostingError.self) {
      try DecisionTree(
        nodes: [node], leaves: [.init(value: -1, rowCount: 2), .init(value: 1, rowCount: 1)], columnCount: 1)
    }
  }

  @Test(arguments: [1, .max, ~2, .min])
  func aChildIsThere(child: Int) {
    let node = DecisionTree.Node(
      column: 0, threshold: 1, missingGoesLeft: false, left: ~0, right: child, gain: 1, rowCount: 3)
    #expect(throws: BoostingError.self) {
      try DecisionTree(
        nodes: [node], leaves: [.init(value: -1, rowCount: 2), .init(value: 1, rowCount: 1)], columnCount: 1)
    }
  }
}
