import LinearAlgebra
import Testing

@Suite struct CholeskyFactorizationTests {
  /// A = M Mᵀ + n/10.
  private func positiveDefinite(_ n: Int, _ random: inout RepeatableGenerator) -> Matrix {
    let root = random.matrix(n, n)
    var matrix = root * root.transposed
    for i in 0..<n { matrix[i, i] += 0.1 * Double(n) }
    return matrix
  }

  /// The solution by the textbook's factorisation and two substitutions.
  private func naiveSolution(_ a: Matrix, _ b: [Double]) -> [Double] {
    let n = a.rowCount
    var l = Matrix(rowCount: n, columnCount: n)
    for i in 0..<n {
      for j in 0...i {
        var sum = a[i, j]
        for k in 0..<j { sum -= l[i, k] * l[j, k] }
        l[i, j] = i == j ? sum.squareRoot() : sum / l[j, j]
      }
    }
    var x = b
    for i in 0..<n {
      for k in 0..<i { x[i] -= l[i, k] * x[k] }
      x[i] /= l[i, i]
    }
    for i in (0..<n).reversed() {
      for k in (i + 1)..<max(n, i + 1) { x[i] -= l[k, i] * x[k] }
      x[i] /= l[i, i]
    }
    return x
  }

  @Test(arguments: [1, 2, 3, 5, 7, 8, 9, 20, 70])
  func solvesAndInverts(n: Int) throws {
    var random = RepeatableGenerator(seed: UInt64(n))
    let matrix = positiveDefinite(n, &random)
    let factor = try #require(CholeskyFactorization(matrix))
    #expect(factor.order == n)
    let b = random.matrix(n, 1).elements
    let solution = factor.solve(b)
    let isNear = zip(solution, naiveSolution(matrix, b)).allSatisfy { abs($0 - $1) < 1e-12 * Double(n) }
    #expect(isNear)
    let inverse = factor.inverse
    #expect(inverse == inverse.transposed)
    let product = matrix * inverse
    let isIdentity = zip(product.elements, Matrix.identity(n).elements).allSatisfy { abs($0 - $1) < 1e-12 * Double(n) }
    #expect(isIdentity)
  }

  @Test func readsTheUpperTriangle() throws {
    let factor = try #require(CholeskyFactorization(Matrix(rowCount: 2, columnCount: 2, elements: [4, 2, -77, 3])))
    // [4 2; 2 3]⁻¹ = [3 −2; −2 4]/8.
    #expect(zip(factor.solve([8, 0]), [3.0, -2]).allSatisfy { abs($0 - $1) < 1e-15 * 4 })
    #expect(zip(factor.inverse.elements, [0.375, -0.25, -0.25, 0.5]).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test(arguments: [
    [0.0], [-1], [.nan], [.infinity],
  ])
  func numbersThatAreNotPositive(elements: [Double]) {
    #expect(CholeskyFactorization(Matrix(rowCount: 1, columnCount: 1, elements: elements)) == nil)
  }

  /// Indefinite, negative definite, exactly singular, zero, with what is not a number in each place.
  @Test(arguments: [
    [1.0, 2, 2, 1], [-1, 0, 0, -1], [1, 1, 1, 1], [0, 0, 0, 0], [.nan, 0, 0, 1], [1, 0, 0, .nan], [1, .nan, .nan, 1],
    [1, .infinity, .infinity, 1], [.infinity, 0, 0, 1],
  ])
  func matricesThatAreNotPositiveDefinite(elements: [Double]) {
    #expect(CholeskyFactorization(Matrix(rowCount: 2, columnCount: 2, elements: elements)) == nil)
  }

  /// A determinant just above, at and below zero.
  @Test(arguments: [(1 + 1e-12, true), (1, false), (1 - 1e-12, false)])
  func nearlySingular(corner: Double, exists: Bool) {
    let matrix = Matrix(rowCount: 2, columnCount: 2, elements: [1, 1, 1, corner])
    #expect((CholeskyFactorization(matrix) != nil) == exists)
  }

  @Test func scalesFarFromOne() throws {
    for scale in [1e-150, 1e150] {
      let factor = try #require(
        CholeskyFactorization(Matrix(rowCount: 2, columnCount: 2, elements: [4, 2, 2, 3].map { $0 * scale })))
      #expect(zip(factor.solve([8 * scale, 0]), [3.0, -2]).allSatisfy { abs($0 - $1) < 1e-14 })
    }
  }

  @Test func shapesArePreconditions() async {
    await #expect(processExitsWith: .failure) { _ = CholeskyFactorization(Matrix(rowCount: 2, columnCount: 3)) }
    await #expect(processExitsWith: .failure) { _ = CholeskyFactorization(Matrix(rowCount: 0, columnCount: 0)) }
    await #expect(processExitsWith: .failure) { _ = CholeskyFactorization(Matrix.identity(2))?.solve([1]) }
  }
}
