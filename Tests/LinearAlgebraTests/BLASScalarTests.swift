import LinearAlgebra
import Testing

@Suite struct BLASScalarTests {
  /// Every combination of single and odd shapes and of transposed factors, of integers, so that no sum is rounded.
  @Test(arguments: [false, true], [false, true])
  func equalsNaiveLoops(transposesLeft: Bool, transposesRight: Bool) {
    for m in [1, 2, 7, 17] {
      for k in [1, 2, 5, 33] {
        for n in [1, 3, 8, 19] {
          check(Float.self, m, k, n, transposesLeft, transposesRight)
          check(Double.self, m, k, n, transposesLeft, transposesRight)
        }
      }
    }
  }

  private func check<Scalar: BLASScalar>(
    _ type: Scalar.Type, _ m: Int, _ k: Int, _ n: Int, _ transposesLeft: Bool, _ transposesRight: Bool
  ) {
    func a(_ row: Int, _ column: Int) -> Scalar { Scalar((row * 7 + column * 3) % 11 - 5) }
    func b(_ row: Int, _ column: Int) -> Scalar { Scalar((row * 5 + column * 2) % 13 - 6) }
    func elements(_ rows: Int, _ columns: Int, _ element: (Int, Int) -> Scalar) -> [Scalar] {
      (0..<rows * columns).map { element($0 / columns, $0 % columns) }
    }
    let left =
      transposesLeft
      ? RowMajorMatrix(elements(k, m) { a($1, $0) }[...], columnCount: m).transposed
      : RowMajorMatrix(elements(m, k, a)[...], columnCount: k)
    let right =
      transposesRight
      ? RowMajorMatrix(elements(n, k) { b($1, $0) }[...], columnCount: k).transposed
      : RowMajorMatrix(elements(k, n, b)[...], columnCount: n)
    #expect([left.rowCount, left.columnCount, right.rowCount, right.columnCount] == [m, k, k, n])
    var result = [Scalar](repeating: 3, count: m * n + 4)
    Scalar.addProduct(left, right, to: &result, at: 2..<2 + m * n)
    let product = elements(m, n) { row, column in (0..<k).reduce(3) { $0 + a(row, $1) * b($1, column) } }
    #expect(result == [3, 3] + product + [3, 3], "(\(m) × \(k)) · (\(k) × \(n))")
  }
}
