import GradientBoosting
import Testing

/// A split of 3 rows from 5, that gains 3·5² + 5·3² = 120 where derivatives are 5 and −3 of a squared error.
@Suite struct SplitLimitTests {
  private func splitCount(_ change: (inout TreeOptions) -> Void) throws -> Int {
    var training = TreeTraining(objective: .squaredError)
    training.rounds = 1
    training.tree.minimumLeafRows = 1
    change(&training.tree)
    let data = try LabelledTable(
      features: FeatureTable(names: ["x"], values: [0, 0, 0, 1, 1, 1, 1, 1]), targets: [0, 0, 0, 8, 8, 8, 8, 8])
    return try training.train(on: data).ensemble.splitCounts[0]
  }

  @Test(arguments: [(2, 1), (3, 1), (4, 0)])
  func aLeafHasEnoughRows(rows: Int, splits: Int) throws {
    #expect(try splitCount { $0.minimumLeafRows = rows } == splits)
  }

  @Test(arguments: [(2.999, 1), (3, 1), (3.001, 0)])
  func aLeafHasEnoughCurvature(hessian: Double, splits: Int) throws {
    #expect(try splitCount { $0.minimumLeafHessian = hessian } == splits)
  }

  /// Gains are right to the 1/32,767 that derivatives are rounded to.
  @Test(arguments: [(119.9, 1), (120.1, 0)])
  func aSplitGainsEnough(gain: Double, splits: Int) throws {
    #expect(try splitCount { $0.minimumGain = gain } == splits)
  }

  @Test(arguments: [(14.9, 1), (15, 0), (15.1, 0)])
  func derivativesAreMoreThanTheyAreDrawnToZeroBy(l1: Double, splits: Int) throws {
    #expect(try splitCount { $0.l1 = l1 } == splits)
  }

  @Test(arguments: [(1, 0), (2, 1)])
  func aTreeHasNoMoreLeavesThanAllowed(leaves: Int, splits: Int) throws {
    #expect(try splitCount { $0.leafCount = leaves } == splits)
  }

  @Test func aMonotoneColumnIsNotSplitTheWrongWay() throws {
    #expect(try splitCount { $0.monotonicity = ["x": .increasing] } == 1)
    #expect(try splitCount { $0.monotonicity = ["x": .decreasing] } == 0)
  }
}
