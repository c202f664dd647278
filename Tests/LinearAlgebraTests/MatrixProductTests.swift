import LinearAlgebra
import Testing

@Suite struct MatrixProductTests {
  private func naive(_ left: Matrix, _ right: Matrix) -> Matrix {
    var product = Matrix(rowCount: left.rowCount, columnCount: right.columnCount)
    for i in 0..<left.rowCount {
      for j in 0..<right.columnCount {
        for k in 0..<left.columnCount { product[i, j] += left[i, k] * right[k, j] }
      }
    }
    return product
  }

  /// Every combination of empty, single and odd shapes; rounding grows with the inner dimension.
  @Test func equalsNaiveLoops() {
    var random = RepeatableGenerator(seed: 5)
    for m in [0, 1, 2, 3, 7, 17] {
      for k in [0, 1, 2, 5, 33] {
        for n in [0, 1, 3, 8, 19] {
          let (left, right) = (random.matrix(m, k), random.matrix(k, n))
          let (fast, plain) = (left * right, naive(left, right))
          #expect(fast.rowCount == m && fast.columnCount == n)
          let isNear = zip(fast.elements, plain.elements).allSatisfy { abs($0 - $1) <= 2e-16 * Double(k + 1) }
          #expect(isNear, "(\(m) × \(k)) · (\(k) × \(n))")
        }
      }
    }
  }

  @Test func matrixTimesVector() {
    let matrix = Matrix(rowCount: 2, columnCount: 3, elements: [1, 2, 3, 4, 5, 6])
    #expect(matrix * [1, 0, -1] == [-2, -2])
    #expect(Matrix(rowCount: 2, columnCount: 0) * [] == [0, 0])
    #expect(Matrix(rowCount: 0, columnCount: 2) * [1, 1] == [])
  }

  @Test func notANumberIsCarried() {
    let product = Matrix(rowCount: 1, columnCount: 2, elements: [0, 1]) * [.nan, 1]
    #expect(product[0].isNaN)
  }

  @Test func innerDimensionsArePreconditions() async {
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rowCount: 2, columnCount: 3) * Matrix(rowCount: 2, columnCount: 3)
    }
    await #expect(processExitsWith: .failure) { _ = Matrix(rowCount: 2, columnCount: 3) * [1, 2] }
  }
}
