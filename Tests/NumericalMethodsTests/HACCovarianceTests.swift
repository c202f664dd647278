import Foundation
import LinearAlgebra
import NumericalMethods
import Testing

/// Covariances against a double loop over pairs of observations, `Fixtures/least_squares_reference.py`.
@Suite struct HACCovarianceTests {
  struct Reference: Decodable {
    struct Regression: Decodable {
      var rows: Int
      var columns: Int
      var lags: Int
      var penalties: [Double]
      var design: [Double]
      var target: [Double]
      var white: [Double]
      var neweyWest: [Double]
      var automaticLags: Int?
    }
    struct Series: Decodable {
      var values: [Double]
      var lags: Int
      var longRunVariance: Double
      var automaticLags: Int?
    }
    var regressions: [Regression]
    var series: [Series]

    static var file: Reference {
      get throws {
        let file = URL(filePath: #filePath).appending(path: "../../Fixtures/least_squares_reference.json").standardized
        return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
      }
    }
  }

  private func distance(_ matrix: Matrix, _ reference: [Double]) -> Double {
    let size = reference.map(abs).max() ?? 0
    return (zip(matrix.elements, reference).map { abs($0 - $1) }.max() ?? .infinity) / size
  }

  @Test func agreesWithAnotherPackage() throws {
    for reference in try Reference.file.regressions {
      let x = Matrix(rowCount: reference.rows, columnCount: reference.columns, elements: reference.design)
      let solution = try LeastSquares(design: x, target: reference.target, penalties: reference.penalties)
      let white = HACCovariance.white(
        design: x, residuals: solution.residuals, inverseGram: solution.inverseGram)
      #expect(distance(white, reference.white) < 1e-11)
      let neweyWest = HACCovariance.neweyWest(
        design: x, residuals: solution.residuals, inverseGram: solution.inverseGram, lags: reference.lags)
      #expect(distance(neweyWest, reference.neweyWest) < 1e-11)
      #expect(neweyWest == neweyWest.transposed)
      if let lags = reference.automaticLags {
        #expect(HACCovariance.automaticLags(design: x, residuals: solution.residuals) == lags)
      }
      guard reference.rows > reference.columns else { continue }
      let corrected = HACCovariance.neweyWest(
        design: x, residuals: solution.residuals, inverseGram: solution.inverseGram, lags: reference.lags,
        correctsSmallSample: true)
      let factor = Double(reference.rows) / Double(reference.rows - reference.columns)
      #expect(distance(corrected, reference.neweyWest.map { factor * $0 }) < 1e-11)
    }
  }

  @Test func longRunVarianceAgreesWithAnotherPackage() throws {
    for reference in try Reference.file.series {
      let variance = HACCovariance.longRunVariance(of: reference.values, lags: reference.lags)
      #expect(abs(variance - reference.longRunVariance) <= 1e-12 * reference.longRunVariance)
      if let lags = reference.automaticLags { #expect(HACCovariance.automaticLags(of: reference.values) == lags) }
    }
  }

  @Test func aConstantSeriesHasNoVarianceAndNoLags() {
    #expect(HACCovariance.longRunVariance(of: [2, 2, 2], lags: 5) == 0)
    #expect(HACCovariance.automaticLags(of: [2, 2, 2]) == nil)
    #expect(HACCovariance.automaticLags(of: [2]) == nil)
  }

  /// Lags beyond the series change the weights of those within it, and nothing else.
  @Test func lagsBeyondTheSeriesContributeNothing() {
    // γ₀ = 1, γ₁ = −½: 1 − 2·½·(1 − 1/(L + 1)) = 1/(L + 1).
    for lags in [1, 2, 9] {
      #expect(abs(HACCovariance.longRunVariance(of: [1, -1], lags: lags) - 1 / Double(lags + 1)) < 1e-15)
    }
  }

  /// 51,200 is the number of observations at which the rule gives 16 exactly.
  @Test(arguments: [(0, 0), (1, 1), (99, 3), (100, 4), (250, 4), (1000, 6), (51_199, 15), (51_200, 16)])
  func ruleOfThumb(count: Int, lags: Int) {
    #expect(HACCovariance.ruleOfThumbLags(count: count) == lags)
  }
}
