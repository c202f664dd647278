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

  /// Whoever adds rounds to a mean that is written as a sum, adds to the sum.
  @Test func aMeanOfOtherRoundsIsASum() throws {
    let name = "mean-with-margins"
    let example = try #require(TreeExchangeCase.all(thresholds: Self.thresholds).first { $0.name == name })
    func changed(_ bytes: [UInt8], _ before: String, _ after: String) -> [UInt8] {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains(before))
      return Array(text.replacing(before, with: after).utf8)
    }
    let key = "plimsoll_averaged_rounds"
    let sums = [
      try TreeEnsemble(
        lightGBM: changed(example.ensemble.lightGBM(), "\(key)=3", "\(key)=4"), file: "model"),
      try TreeEnsemble(
        xgboost: changed(example.ensemble.xgboost(), "\"\(key)\":\"3\"", "\"\(key)\":\"4\""), file: "model"),
    ]
    for sum in sums {
      #expect(!sum.isAveraged && sum.roundCount == 3)
      let row: [Float] = [0.5, .nan, -1]
      let differences = zip(sum.margins(of: row[...]), example.ensemble.margins(of: row[...])).map { abs($0 - $1) }
      // Three leaves of at most 1/3, each rounded to single precision.
      #expect(differences.allSatisfy { $0 < 6e-8 })
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

  @Test(arguments: [
    "a b", "a\tb", "a\nb", "a\u{A0}b", "a\"", "a,", "mean:24:a", "[a", "a]", "{", "}", "\\", "", "\u{1}", "<", "a\0",
    "a=b:", "é", "\u{301}a", "a=\u{338}b", "a=\u{338}b:", "a \u{301}", ":\u{301}=\u{338}", "=", "\u{338}",
  ])
  func namesThatAFormatCannotHoldComeBack(name: String) throws {
    let ensemble = try ensemble(columns: ["a", name, "_", "a_b"])
    for read in [
      try TreeEnsemble(lightGBM: ensemble.lightGBM(), file: "model"),
      try TreeEnsemble(xgboost: ensemble.xgboost(), file: "model"),
    ] {
      #expect(read == ensemble)
      // Texts of other scalars may be equal.
      #expect(read.columnNames.map { Array($0.utf8) } == ensemble.columnNames.map { Array($0.utf8) })
    }
  }

  /// Thousands of names that become the same, where some names are what others become.
  @Test func manyNamesComeBack() throws {
    var names = [""]
    for _ in 0..<12 { names = names.flatMap { ["\($0)[", "\($0)]"] } }
    let same = String(repeating: "_", count: 12)
    names += [same, "\(same)_2", "\(same)_4096", "\(same)_5000"]
    let ensemble = try ensemble(columns: names + names.map { "a\($0)" })
    #expect(try TreeEnsemble(lightGBM: ensemble.lightGBM(), file: "model") == ensemble)
    #expect(try TreeEnsemble(xgboost: ensemble.xgboost(), file: "model") == ensemble)
  }

  @Test func namesThatBecomeTheSameAreNumbered() throws {
    let ensemble = try ensemble(columns: ["x:", "x,", "x_", "x_2", "", "x,:", "_", "x::", "x__"])
    let text = String(decoding: try ensemble.lightGBM(), as: UTF8.self)
    #expect(text.contains("\nfeature_names=x__2 x__3 x_ x_2 __2 x___2 _ x___3 x__\n"))
  }

  @Test func namesThatAnotherProgramChangedCount() throws {
    let ensemble = try ensemble(columns: ["x:1", "b"])
    let text = String(decoding: try ensemble.lightGBM(), as: UTF8.self)
    #expect(text.contains("feature_names=x_1 b\n") && text.contains("plimsoll_columns=[\"x:1\",\"b\"]\n"))
    for (replaced, names) in [("feature_names=x_1 c\n", ["x_1", "c"]), ("feature_names=x_1 b\n", ["x:1", "b"])] {
      let other = text.split(separator: "feature_names=x_1 b\n", omittingEmptySubsequences: false)
        .joined(separator: replaced)
      #expect(try TreeEnsemble(lightGBM: Array(other.utf8), file: "model").columnNames == names)
    }
    let damaged = text.split(separator: "\"x:1\"", omittingEmptySubsequences: false).joined(separator: "\"x:1")
    #expect(try TreeEnsemble(lightGBM: Array(damaged.utf8), file: "model").columnNames == ["x_1", "b"])
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
