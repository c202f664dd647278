import Foundation
import LinearAlgebra

/// A regression that `Fixtures/least_squares_reference.py` solved in extended precision.
struct LeastSquaresReference: Decodable, Sendable, CustomStringConvertible {
  var rows: Int
  var columns: Int
  var penalties: [Double]
  var design: [Double]
  var target: [Double]
  var coefficients: [Double]
  var inverseGram: [Double]
  var residualSumOfSquares: Double

  var matrix: Matrix { Matrix(rowCount: rows, columnCount: columns, elements: design) }
  var description: String { "\(rows) × \(columns), penalties \(penalties)" }

  private struct File: Decodable {
    var regressions: [LeastSquaresReference]
  }

  static var cases: [LeastSquaresReference] {
    get throws {
      let file = URL(filePath: #filePath).appending(path: "../../Fixtures/least_squares_reference.json").standardized
      return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).regressions
    }
  }
}

/// The largest distance of two vectors, in units of the largest element of the second.
func relativeDistance(_ values: [Double], _ reference: [Double]) -> Double {
  guard values.count == reference.count else { return .infinity }
  let size = reference.map(abs).max() ?? 0
  return zip(values, reference).map { abs($0 - $1) }.reduce(0) { $1.isNaN ? .infinity : max($0, $1) } / size
}
