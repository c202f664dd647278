import ForecastEvaluation
import Testing

@Suite struct TrimmedMeanLossesTests {
  @Test func dropsTheSameForecastsForAllModels() throws {
    // By the sums 11, 3, 13, 4, 5 the third goes first, then the first, though the second model has its largest there.
    let losses: [[Double]] = [[1, 2, 12, 3, 4], [10, 1, 1, 1, 1]]
    let one = try TrimmedMeanLosses(of: losses, dropping: 0.2)
    #expect(one.dropped == [2] && one.means == [2.5, 3.25])
    let two = try TrimmedMeanLosses(of: losses, dropping: 0.4)
    #expect(two.dropped == [0, 2] && two.means == [3, 1])
    #expect(try TrimmedMeanLosses(of: losses, dropping: 0).means == [4.4, 2.8])
  }

  /// Rounded up, but not for a product that is a whole number but for rounding; 0.01 · 700 is 7.000000000000001.
  @Test(arguments: [(1, 0.0, 0), (2, 0.01, 1), (99, 0.01, 1), (100, 0.01, 1), (101, 0.01, 2), (700, 0.01, 7)])
  func dropsTheShareRoundedUp(count: Int, share: Double, dropped: Int) throws {
    let losses = (0..<count).map { Double($0) }
    let trimmed = try TrimmedMeanLosses(of: [losses], dropping: share)
    #expect(trimmed.dropped == Array(losses.indices.suffix(dropped)))
    #expect(agree(trimmed.means[0], Double(count - 1 - dropped) / 2, within: 1e-12))
  }

  @Test func dropsTheEarlierOfEquals() throws {
    #expect(try TrimmedMeanLosses(of: [[2, 1, 2, 2]], dropping: 0.5).dropped == [0, 2])
  }

  @Test func dependsNeitherOnOrderNorLevel() throws {
    let losses = twelveLosses()
    let forward = try TrimmedMeanLosses(of: losses)
    let backward = try TrimmedMeanLosses(of: losses.reversed())
    #expect(forward.dropped.count == 3 && forward.dropped == backward.dropped)
    #expect(forward.means == backward.means.reversed())
    let moved = try TrimmedMeanLosses(of: losses.map { $0.map { $0 + 1 } })
    #expect(moved.dropped == forward.dropped)
  }

  @Test func refusesToDropAll() {
    #expect(throws: EvaluationError.tooFewLosses(count: 1, needed: 2)) { try TrimmedMeanLosses(of: [[1]]) }
    #expect(throws: EvaluationError.tooFewLosses(count: 0, needed: 1)) { try TrimmedMeanLosses(of: [[]]) }
    #expect(throws: EvaluationError.invalidLoss(series: 1, index: 0, value: .infinity)) {
      try TrimmedMeanLosses(of: [[1, 2], [.infinity, 2]])
    }
  }
}
