import Foundation
import NumericalMethods
import Testing

/// Weights against scipy's, `Fixtures/combination_reference.py`.
@Suite struct NonnegativeLeastSquaresTests {
  struct Problem: Decodable {
    var rows: Int
    var columns: Int
    var design: [Double]
    var target: [Double]
    /// Not there where they are not unique.
    var weights: [Double]?
    var residualNorm: Double
    var sumOneWeights: [Double]?

    /// The columns of the design.
    var listed: [[Double]] { (0..<columns).map { j in (0..<rows).map { design[$0 * columns + j] } } }
  }

  struct Reference: Decodable {
    var problems: [Problem]
  }

  private var problems: [Problem] {
    get throws {
      let file = URL(filePath: #filePath).appending(path: "../../Fixtures/combination_reference.json").standardized
      return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file)).problems
    }
  }

  private func distance(_ values: [Double], _ reference: [Double]) -> Double {
    values.count == reference.count ? zip(values, reference).map { abs($0 - $1) }.max() ?? 0 : .infinity
  }

  @Test func agreesWithScipy() throws {
    for problem in try problems {
      let solution = try #require(NonnegativeLeastSquares(columns: problem.listed, target: problem.target))
      #expect(solution.weights.allSatisfy { $0 >= 0 })
      if let weights = problem.weights { #expect(distance(solution.weights, weights) < 1e-11) }
      let residuals = problem.target.enumerated().map { row, target in
        zip(problem.listed, solution.weights).reduce(target) { $0 - $1.0[row] * $1.1 }
      }
      #expect(abs(residuals.reduce(0) { $0 + $1 * $1 }.squareRoot() - problem.residualNorm) < 1e-11)
    }
  }

  @Test(arguments: [1, 1e-100, 1e100])
  func weightsOfSumOneAreTheBest(unit: Double) throws {
    for problem in try problems {
      guard let expected = problem.sumOneWeights else { continue }
      let errors = problem.listed.map { $0.map { ($0 - 0.3) * unit } }
      let weights = try #require(NonnegativeLeastSquares.weightsOfSumOne(errors: errors))
      #expect(distance(weights, expected) < 1e-10)
    }
  }

  @Test func aCopyOfAColumnStaysOut() throws {
    let columns: [[Double]] = [[1, 2, 3], [1, 2, 3], [0, 1, 0]]
    let solution = try #require(NonnegativeLeastSquares(columns: columns, target: [2, 5, 6]))
    #expect(distance([solution.weights[0] + solution.weights[1], solution.weights[2]], [2, 1]) < 1e-13)
    #expect(solution.weights[..<2].contains(0))
  }

  @Test func nothingHelpsATargetOnTheOtherSide() {
    let columns: [[Double]] = [[1, 0], [0, 1]]
    #expect(NonnegativeLeastSquares(columns: columns, target: [-1, -2])?.weights == [0, 0])
    #expect(NonnegativeLeastSquares(columns: columns, target: [0, 0])?.weights == [0, 0])
    #expect(NonnegativeLeastSquares(columns: columns, target: [.nan, 0]) == nil)
  }

  @Test func aPerfectForecastHasAllTheWeight() throws {
    let weights = try #require(NonnegativeLeastSquares.weightsOfSumOne(errors: [[1, -2], [0, 0]]))
    #expect(distance(weights, [0, 1]) < 1e-15)
    let none = try #require(NonnegativeLeastSquares.weightsOfSumOne(errors: [[0, 0], [0, 0]]))
    #expect(none.reduce(0, +) == 1)
  }
}
