import GradientBoosting
import Testing

@Suite struct TreeTrainingCheckTests {
  struct Limit: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let isValid: Bool
    let change: @Sendable (inout TreeTraining) -> Void

    init(_ name: String, _ isValid: Bool, _ change: @escaping @Sendable (inout TreeTraining) -> Void) {
      testDescription = name
      self.isValid = isValid
      self.change = change
    }
  }

  static let counts: [Limit] = [
    Limit("0 rounds", false) { $0.rounds = 0 }, Limit("1 round", true) { $0.rounds = 1 },
    Limit("100000 rounds", true) { $0.rounds = 100_000 }, Limit("100001 rounds", false) { $0.rounds = 100_001 },
    Limit("1 bin", false) { $0.maximumBinCount = 1 }, Limit("2 bins", true) { $0.maximumBinCount = 2 },
    Limit("255 bins", true) { $0.maximumBinCount = 255 }, Limit("256 bins", false) { $0.maximumBinCount = 256 },
    Limit("0 leaves", false) { $0.tree.leafCount = 0 }, Limit("1 leaf", true) { $0.tree.leafCount = 1 },
    Limit("65535 leaves", true) { $0.tree.leafCount = 65_535 },
    Limit("65536 leaves", false) { $0.tree.leafCount = 65_536 },
    Limit("depth 0", false) { $0.tree.maximumDepth = 0 }, Limit("depth 1", true) { $0.tree.maximumDepth = 1 },
    Limit("leaves of 0 rows", false) { $0.tree.minimumLeafRows = 0 },
    Limit("leaves of 1 row", true) { $0.tree.minimumLeafRows = 1 },
    Limit("patience 0", false) { $0.patience = 0 }, Limit("patience 1", true) { $0.patience = 1 },
    Limit("1 class", false) { $0.objective = .multiclass(classCount: 1) },
    Limit("2 classes", true) { $0.objective = .multiclass(classCount: 2) },
    Limit("1000 classes", true) { $0.objective = .multiclass(classCount: 1000) },
    Limit("1001 classes", false) { $0.objective = .multiclass(classCount: 1001) },
    Limit("a quantile of no monotone column", true) { $0.objective = .quantile(0.5) },
    Limit("a quantile of a monotone column", false) {
      ($0.objective, $0.tree.monotonicity) = (.quantile(0.5), ["x": .increasing])
    },
  ]

  static let numbers: [Limit] = [
    Limit("rate 0", false) { $0.mode = .boosting(learningRate: 0) },
    Limit("a small rate", true) { $0.mode = .boosting(learningRate: .leastNonzeroMagnitude) },
    Limit("rate 1", true) { $0.mode = .boosting(learningRate: 1) },
    Limit("rate above 1", false) { $0.mode = .boosting(learningRate: 1.0.nextUp) },
    Limit("no rate", false) { $0.mode = .boosting(learningRate: .nan) },
    Limit("no rows", false) { $0.rowShare = 0 }, Limit("few rows", true) { $0.rowShare = .leastNonzeroMagnitude },
    Limit("all rows and more", false) { $0.rowShare = 1.0.nextUp },
    Limit("no columns", false) { $0.columnShare = 0 },
    Limit("all columns and more", false) { $0.columnShare = 1.0.nextUp },
    Limit("a forest of equal trees", false) { $0.mode = .forest },
    Limit("a forest of one tree", true) {
      $0.mode = .forest
      $0.rounds = 1
    },
    Limit("a forest of drawn columns", true) {
      $0.mode = .forest
      $0.columnShare = 0.5
    },
    Limit("level 0", false) { $0.objective = .quantile(0) },
    Limit("a low level", true) { $0.objective = .quantile(.leastNonzeroMagnitude) },
    Limit("level 1", false) { $0.objective = .quantile(1) },
    Limit("a negative l1", false) { $0.tree.l1 = -.leastNonzeroMagnitude },
    Limit("an infinite l2", false) { $0.tree.l2 = .infinity },
    Limit("a negative gain", false) { $0.tree.minimumGain = -1 },
    Limit("a negative sum", false) { $0.tree.minimumLeafHessian = -1 },
    Limit("no smallest sum", true) { $0.tree.minimumLeafHessian = 0 },
    Limit("weights of no classes", false) { $0.classWeights = .balanced },
    Limit("weights of classes", true) {
      $0.objective = .binary
      $0.classWeights = .given([1, 2])
    },
    Limit("a weight for each of two classes is missing", false) {
      $0.objective = .binary
      $0.classWeights = .given([1])
    },
    Limit("a class without weight", false) {
      $0.objective = .binary
      $0.classWeights = .given([1, 0])
    },
  ]

  @Test(arguments: counts + numbers)
  func everyOptionHasItsRange(_ limit: Limit) {
    var training = TreeTraining(objective: .squaredError)
    limit.change(&training)
    let isAllowed = (try? training.check()) != nil
    #expect(isAllowed == limit.isValid)
  }

  /// Rows are numbered with 32 bits.
  @Test(arguments: [(0, true), (2_147_483_647, true), (2_147_483_648, false)])
  func rowsAreAsManyAsTheirNumbers(count: Int, isValid: Bool) throws {
    if isValid { return try TreeTraining.check(rowCount: count) }
    let error = BoostingError.invalidTable(reason: "trees are trained on 2147483647 rows at most, not on \(count)")
    #expect(throws: error) { try TreeTraining.check(rowCount: count) }
  }

  @Test func theDefaultsAreInRange() throws {
    try TreeTraining(objective: .squaredError).check()
  }
}
