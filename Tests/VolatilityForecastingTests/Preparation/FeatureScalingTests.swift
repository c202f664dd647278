import MarketData
import Testing
import VolatilityForecasting

@Suite struct FeatureScalingTests {
  private func matrix(_ rows: [[Double]], names: [String] = ["a", "b"]) -> FeatureMatrix {
    FeatureMatrix(
      market: "A", names: names, timeStamps: rows.indices.map { TimeStamp(microseconds: Int64($0)) },
      values: rows.flatMap { $0 })
  }

  @Test func isLearnedFromUsableTrainingRowsOfAllMarkets() throws {
    let first = matrix([[1, 7], [.nan, 7], [3, 7], [1000, 0]])
    let second = matrix([[0, 9], [5, 7], [7, 7]])
    let scaling = try FeatureScaling(learnedFrom: [(first, 0..<3), (second, 1..<3)])
    // Of 1, 3, 5, 7: mean 4, variance (9 + 1 + 1 + 9)/4 = 5.
    #expect(scaling.means == [4, 7])
    #expect(scaling.factors == [1 / 5.0.squareRoot(), 0])
    #expect(scaling.constantColumns == ["b"])
    let scaled = try scaling.scaled(first)
    #expect(scaled.values[0] == -3 / 5.0.squareRoot() && scaled.values[1] == 0 && scaled.values[7] == 0)
    #expect(scaled.values[6] == 8)
    #expect(scaled.isUsable == first.isUsable)
  }

  @Test func laterRowsAreNotLearnedFrom() throws {
    let known = [[1.0, 2], [2, 1], [4, 5]]
    let scaling = try FeatureScaling(learnedFrom: [(matrix(known + [[9, 9]]), 0..<3)])
    #expect(try scaling == FeatureScaling(learnedFrom: [(matrix(known + [[-1, 1e9]]), 0..<3)]))
  }

  @Test func valuesAreCutAtTheLimit() throws {
    let scaling = try FeatureScaling(names: ["a"], means: [1], factors: [2], limit: 3)
    #expect([2.4, 2.5, 2.6].map { scaling.scaled($0, column: 0) } == [2 * (2.4 - 1), 3, 3])
    #expect([-0.4, -0.5, -0.6].map { scaling.scaled($0, column: 0) } == [2 * (-0.4 - 1), -3, -3])
    #expect(scaling.scaled(.nan, column: 0).isNaN)
  }

  @Test func constantOfManyDigitsIsConstant() throws {
    let rows = (0..<1000).map { _ in [0.1, 0] }
    #expect(try FeatureScaling(learnedFrom: [(matrix(rows), 0..<1000)]).constantColumns == ["a", "b"])
  }

  @Test func whatDoesNotFitIsRefused() throws {
    #expect(throws: ForecastingError.noTrainingRows) { try FeatureScaling(learnedFrom: []) }
    #expect(throws: ForecastingError.noTrainingRows) {
      try FeatureScaling(learnedFrom: [(matrix([[.nan, 1], [1, 2]]), 0..<1)])
    }
    let other = matrix([[1, 2]], names: ["a", "c"])
    #expect(throws: ForecastingError.differentColumns(expected: ["a", "b"], found: ["a", "c"])) {
      try FeatureScaling(learnedFrom: [(matrix([[1, 2]]), 0..<1), (other, 0..<1)])
    }
    let scaling = try FeatureScaling(learnedFrom: [(matrix([[1, 2]]), 0..<1)])
    #expect(throws: ForecastingError.differentColumns(expected: ["a", "b"], found: ["a", "c"])) {
      try scaling.scaled(other)
    }
    #expect(throws: ForecastingError.self) { try FeatureScaling(names: ["a"], means: [], factors: []) }
    #expect(throws: ForecastingError.self) { try FeatureScaling(names: ["a"], means: [.nan], factors: [1]) }
    #expect(throws: ForecastingError.self) { try FeatureScaling(names: ["a"], means: [0], factors: [-1]) }
    #expect(throws: ForecastingError.self) { try FeatureScaling(names: ["a"], means: [0], factors: [1], limit: 0) }
  }
}
