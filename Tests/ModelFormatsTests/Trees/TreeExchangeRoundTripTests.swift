import GradientBoosting
import ModelFormats
import Testing

/// What is written is read back equal, and predicts the same to the last bit.
@Suite struct TreeExchangeRoundTripTests {
  static let thresholds: [Float] = [
    0, -0.0, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
    .leastNormalMagnitude, 1e-35, 1, .pi,
  ]

  @Test func lightGBMGivesBackEqualEnsembles() throws {
    for example in try TreeExchangeCase.all(thresholds: Self.thresholds) {
      let read = try TreeEnsemble(lightGBM: example.ensemble.lightGBM(), file: "model")
      #expect(read == example.ensemble, "\(example.name)")
      let rows = example.rows(count: 200, isFinite: false)
      #expect(example.margins(of: rows, by: read) == example.margins(of: rows, by: example.ensemble), "\(example.name)")
    }
  }

  @Test func xgboostGivesBackEqualEnsembles() throws {
    for example in try TreeExchangeCase.all(thresholds: Self.thresholds + [-1e-35]) {
      let read = try TreeEnsemble(xgboost: example.ensemble.xgboost(), file: "model")
      #expect(read == example.ensemble, "\(example.name)")
      let rows = example.rows(count: 200, isFinite: false)
      #expect(example.margins(of: rows, by: read) == example.margins(of: rows, by: example.ensemble), "\(example.name)")
    }
  }

  /// LightGBM takes −1e-35 for 0, and so parts numbers below it from it at the threshold −1e-35.
  @Test func aThresholdOfLightGBMsZeroIsBelowIt() throws {
    let node = DecisionTree.Node(
      column: 0, threshold: -1e-35, missingGoesLeft: true, left: ~0, right: ~1, gain: 0, rowCount: 0)
    let leaves = [DecisionTree.Leaf(value: 1, rowCount: 0), DecisionTree.Leaf(value: 2, rowCount: 0)]
    let ensemble = try TreeEnsemble(
      objective: .squaredError, columnNames: ["a"], initialMargins: [0],
      trees: [DecisionTree(nodes: [node], leaves: leaves, columnCount: 1)], isAveraged: false)
    let read = try TreeEnsemble(lightGBM: ensemble.lightGBM(), file: "model")
    #expect(read.trees[0].nodes[0].threshold == Float(-1e-35).nextDown)
  }

  private func ensemble(
    columns: [String] = ["a", "b"], objective: BoostingObjective = .squaredError, rowCount: Int = 1
  ) throws -> TreeEnsemble {
    let tree = try DecisionTree(
      nodes: [], leaves: [DecisionTree.Leaf(value: 1, rowCount: rowCount)], columnCount: columns.count)
    return try TreeEnsemble(
      objective: objective, columnNames: columns, initialMargins: [Double](repeating: 0, count: objective.outputCount),
      trees: [DecisionTree](repeating: tree, count: objective.outputCount), isAveraged: false)
  }

  @Test(arguments: ["a b", "a\tb", "a\nb", "a\u{A0}b", "a\"", "a,", "a:", "[a", "a]", "{", "}", "\\", "", "\u{1}"])
  func lightGBMRefusesNamesThatItCannotHold(name: String) throws {
    let error = #expect(throws: ModelExchangeError.self) { try ensemble(columns: ["a", name]).lightGBM() }
    let description = try #require(error).description
    #expect(description.hasPrefix("the model cannot be written as LightGBM's text: "))
    #expect(description.contains(name.isEmpty ? "an empty name" : "the column \(name.jsonQuoted)"))
  }

  @Test(arguments: ["a[", "]", "<", "a\0", ""])
  func xgboostRefusesNamesThatItCannotHold(name: String) throws {
    let error = #expect(throws: ModelExchangeError.self) { try ensemble(columns: ["a", name]).xgboost() }
    let description = try #require(error).description
    #expect(description.contains(name.isEmpty ? "an empty name" : "the column \(name.jsonQuoted)"))
  }

  @Test func xgboostHoldsOtherNames() throws {
    let ensemble = try ensemble(columns: ["a b", "\"\\\n,:{}=é"])
    #expect(try TreeEnsemble(xgboost: ensemble.xgboost(), file: "model") == ensemble)
  }

  @Test(arguments: [(1, false), (2, true), (1000, true), (1001, false)])
  func classesHaveLimits(count: Int, isWritten: Bool) throws {
    let ensemble = try ensemble(objective: .multiclass(classCount: count))
    if isWritten {
      #expect(try TreeEnsemble(lightGBM: ensemble.lightGBM(), file: "model") == ensemble)
      #expect(try TreeEnsemble(xgboost: ensemble.xgboost(), file: "model") == ensemble)
    } else {
      #expect(throws: ModelExchangeError.self) { try ensemble.lightGBM() }
      #expect(throws: ModelExchangeError.self) { try ensemble.xgboost() }
    }
  }

  @Test func rowCountsHaveLimits() throws {
    let (last, next) = (try ensemble(rowCount: 1 << 31 - 1), try ensemble(rowCount: 1 << 31))
    #expect(try TreeEnsemble(lightGBM: last.lightGBM(), file: "model") == last)
    #expect(throws: ModelExchangeError.self) { try next.lightGBM() }
    #expect(
      try TreeEnsemble(xgboost: ensemble(rowCount: 1 << 53).xgboost(), file: "model") == ensemble(rowCount: 1 << 53))
    #expect(throws: ModelExchangeError.self) { try ensemble(rowCount: 1 << 53 + 1).xgboost() }
  }
}
