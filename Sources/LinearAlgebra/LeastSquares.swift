import CLAPACKE

/// The coefficients β that make ‖y − X·β‖² + Σⱼ λⱼ βⱼ² smallest.
///
/// Computed by LAPACK's `dgels`, through the factorisation X = Q·R with Householder reflections, which needs no XᵀX and
/// so loses no digits to forming it. Penalties λⱼ enter as k more observations with √λⱼ in column j and a target of
/// zero (Hoerl & Kennard 1970, "Ridge regression: biased estimation for nonorthogonal problems"; as an augmented
/// regression, Marquardt 1970).
public struct LeastSquares: Sendable, Equatable {
  /// The coefficients β, one for each column of X.
  public let coefficients: [Double]
  /// y − X·β, one for each observation; the penalties' rows are not among them.
  public let residuals: [Double]
  /// R, upper triangular (k × k), with RᵀR = XᵀX + diag(λ).
  let triangle: Matrix

  /// The share of a column's length, unexplained by the columns before it, at or below which it counts as their
  /// combination: rounding alone leaves about 10⁻¹⁵ times their condition number.
  public static let smallestShare = 1e-11

  /// Solves the problem.
  ///
  /// - Parameters:
  ///   - design: X (n × k), with a column of ones where there is an intercept.
  ///   - target: y, n elements.
  ///   - penalties: λ, one for each column, none negative; empty for none. The intercept's is usually zero.
  /// - Throws: `LeastSquaresError`.
  /// - Precondition: X has a column, y as many elements as X rows, and λ none or as many as X columns.
  public init(design: Matrix, target: [Double], penalties: [Double] = []) throws(LeastSquaresError) {
    let (n, k) = (design.rowCount, design.columnCount)
    precondition(k > 0, "a regression has at least one column")
    precondition(target.count == n, "a regression has a target for each observation")
    precondition(penalties.isEmpty || penalties.count == k, "a regression has a penalty for each column or none")
    precondition(penalties.allSatisfy { $0 >= 0 && $0.isFinite }, "a penalty is finite and not negative")
    guard n + penalties.count(where: { $0 > 0 }) >= k else {
      throw .tooFewObservations(count: n, needed: k)
    }
    if let row = Self.firstNotFinite(design, target) { throw .notFinite(row: row) }
    let (factor, solution) = Self.factorize(design, target, penalties)
    triangle = factor
    try Self.checkRank(factor)
    coefficients = solution
    residuals = (0..<n).map { row in
      solution.indices.reduce(target[row]) { $0 - design.elements[row * k + $1] * solution[$1] }
    }
  }

  /// Σ of the squared residuals.
  public var residualSumOfSquares: Double { residuals.reduce(0) { $0 + $1 * $1 } }

  /// (XᵀX + diag(λ))⁻¹ = R⁻¹·R⁻ᵀ (k × k), symmetric to the last bit.
  public var inverseGram: Matrix {
    let k = triangle.columnCount
    // The row-major upper triangle is the column-major lower one, of which dpotri makes the inverse of L·Lᵀ.
    var lower = triangle.elements
    let status = unsafe lower.withUnsafeMutableBufferPointer {
      unsafe LAPACKE_dpotri_work(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), Int32(k), $0.baseAddress, Int32(k))
    }
    precondition(status == 0, "a triangle of full rank has no zero on its diagonal")
    var result = Matrix(rowCount: k, columnCount: k)
    for column in 0..<k {
      for row in column..<k {
        result[row, column] = lower[column * k + row]
        result[column, row] = lower[column * k + row]
      }
    }
    return result
  }

  /// R and the coefficients, which are meaningless where R has not full rank.
  private static func factorize(
    _ design: Matrix, _ target: [Double], _ penalties: [Double]
  ) -> (triangle: Matrix, coefficients: [Double]) {
    let (n, k) = (design.rowCount, design.columnCount)
    let rows = n + penalties.count
    var columns = [Double](repeating: 0, count: rows * k)
    for row in 0..<n { for column in 0..<k { columns[column * rows + row] = design.elements[row * k + column] } }
    for (column, penalty) in penalties.enumerated() {
      columns[column * rows + n + column] = penalty.squareRoot()
    }
    var solution = target + [Double](repeating: 0, count: penalties.count)
    SingleThreadedBLAS.ready
    let status = unsafe columns.withUnsafeMutableBufferPointer { a in
      unsafe solution.withUnsafeMutableBufferPointer { b in
        unsafe LAPACKE_dgels(
          LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), Int32(rows), Int32(k), 1, a.baseAddress, Int32(rows),
          b.baseAddress, Int32(rows))
      }
    }
    precondition(status >= 0, "dgels refuses its arguments only where a shape is wrong")
    var triangle = Matrix(rowCount: k, columnCount: k)
    for column in 0..<k { for row in 0...column { triangle[row, column] = columns[column * rows + row] } }
    return (triangle, Array(solution[..<k]))
  }

  /// The diagonal of R against the lengths of its columns, which are those of X.
  private static func checkRank(_ triangle: Matrix) throws(LeastSquaresError) {
    for column in 0..<triangle.columnCount {
      let largest = (0...column).reduce(0) { max($0, abs(triangle[$1, column])) }
      guard largest > 0 else { throw .dependentColumn(index: column, unexplainedShare: 0) }
      // Divided first, so that no square leaves double precision.
      let length = (0...column).reduce(0) { $0 + square(triangle[$1, column] / largest) }.squareRoot()
      let share = abs(triangle[column, column] / largest) / length
      guard share > smallestShare else { throw .dependentColumn(index: column, unexplainedShare: share) }
    }
  }

  private static func firstNotFinite(_ design: Matrix, _ target: [Double]) -> Int? {
    let k = design.columnCount
    return target.indices.first { row in
      !target[row].isFinite || !design.elements[row * k..<(row + 1) * k].allSatisfy(\.isFinite)
    }
  }
}

private func square(_ x: Double) -> Double { x * x }
