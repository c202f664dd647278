import CLAPACKE

/// The factorisation A = L·Lᵀ of a symmetric positive definite matrix.
///
/// Computed by LAPACK's `dpotrf`, used through `dpotrs` and `dpotri`. For the orders of an econometric model's
/// parameters a call costs more than the arithmetic, and plain loops take its place.
public struct CholeskyFactorization: Sendable {
  /// The number of rows of the matrix.
  public let order: Int
  /// The factor in LAPACK's column-major order; what lies above its diagonal is not part of it.
  private var factor: [Double]

  /// Factorises a symmetric (n × n) matrix, n > 0, of which the upper triangle is read.
  ///
  /// The result is `nil` if the matrix is not positive definite to working precision or not finite.
  ///
  /// - Precondition: the matrix is square and not empty.
  public init?(_ matrix: Matrix) {
    precondition(
      matrix.rowCount == matrix.columnCount && matrix.rowCount > 0, "a Cholesky factor is of a square matrix")
    order = matrix.rowCount
    // The row-major upper triangle is the column-major lower one, so LAPACK needs no transposed copy.
    factor = matrix.elements
    if order <= Self.largestPlainOrder {
      guard factorizePlainly() else { return nil }
      return
    }
    let n = Int32(order)
    SingleThreadedBLAS.ready
    let status = unsafe factor.withUnsafeMutableBufferPointer {
      unsafe LAPACKE_dpotrf_work(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), n, $0.baseAddress, n)
    }
    guard status == 0 else { return nil }
    for i in 0..<order where !(factor[i * order + i] > 0 && factor[i * order + i].isFinite) { return nil }
  }

  /// The solution x of A·x = b.
  ///
  /// - Precondition: `rightHandSide.count == order`.
  public func solve(_ rightHandSide: [Double]) -> [Double] {
    precondition(rightHandSide.count == order, "a right-hand side has as many elements as the matrix has rows")
    var solution = rightHandSide
    if order <= Self.largestPlainOrder {
      solvePlainly(&solution)
      return solution
    }
    let n = Int32(order)
    unsafe factor.withUnsafeBufferPointer { l in
      unsafe solution.withUnsafeMutableBufferPointer { x in
        let status = unsafe LAPACKE_dpotrs_work(
          LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), n, 1, l.baseAddress, n, x.baseAddress, n)
        precondition(status == 0, "dpotrs refuses its arguments only where this type's invariant is broken")
      }
    }
    return solution
  }

  /// The smallest share L²ⱼⱼ/Aⱼⱼ of a diagonal element that the rows before it leave unexplained.
  ///
  /// About as many units in the last place as the matrix has rows say that the matrix is singular to working
  /// precision, though rounding let the factorisation succeed.
  ///
  /// - Parameter matrix: A.
  /// - Returns: a number from 0 to 1.
  package func smallestPivotShare(of matrix: Matrix) -> Double {
    precondition(matrix.rowCount == order, "the factor is of the matrix")
    var share = 1.0
    for j in 0..<order {
      let pivot = factor[j * order + j]
      share = min(share, pivot * pivot / matrix[j, j])
    }
    return share
  }

  /// The order up to which plain loops are faster than a call.
  private static let largestPlainOrder = 8

  /// Replaces the elements A by L, column by column; `false` where A is not positive definite.
  private mutating func factorizePlainly() -> Bool {
    let n = order
    for j in 0..<n {
      for i in j..<n {
        var value = factor[j * n + i]
        for k in 0..<j { value -= factor[k * n + i] * factor[k * n + j] }
        if i == j {
          guard value > 0, value.isFinite else { return false }
          factor[j * n + j] = value.squareRoot()
        } else {
          factor[j * n + i] = value / factor[j * n + j]
        }
      }
    }
    return true
  }

  /// Replaces b by the solution of L·Lᵀ·x = b.
  private func solvePlainly(_ x: inout [Double]) {
    let n = order
    for i in 0..<n {
      for k in 0..<i { x[i] -= factor[k * n + i] * x[k] }
      x[i] /= factor[i * n + i]
    }
    for i in (0..<n).reversed() {
      for k in i..<n where k > i { x[i] -= factor[i * n + k] * x[k] }
      x[i] /= factor[i * n + i]
    }
  }

  /// Replaces L by the lower triangle of L⁻ᵀ·L⁻¹.
  private func invertPlainly(_ lower: inout [Double]) {
    let n = order
    var l = lower.mutableSpan
    for j in 0..<n {
      l[j * n + j] = 1 / l[j * n + j]
      for i in j + 1..<n {
        var value = 0.0
        for k in j..<i { value -= l[k * n + i] * l[j * n + k] }
        l[j * n + i] = value / l[i * n + i]
      }
    }
    for j in 0..<n {
      for i in j..<n {
        var value = 0.0
        for k in i..<n { value += l[i * n + k] * l[j * n + k] }
        l[j * n + i] = value
      }
    }
  }

  /// The inverse A⁻¹, symmetric to the last bit.
  public var inverse: Matrix {
    var lower = factor
    if order <= Self.largestPlainOrder {
      invertPlainly(&lower)
    } else {
      let n = Int32(order)
      let status = unsafe lower.withUnsafeMutableBufferPointer {
        unsafe LAPACKE_dpotri_work(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), n, $0.baseAddress, n)
      }
      precondition(status == 0, "the factor of a positive definite matrix has a positive diagonal")
    }
    var result = Matrix(rowCount: order, columnCount: order)
    for column in 0..<order {
      for row in column..<order {
        result[row, column] = lower[column * order + row]
        result[column, row] = lower[column * order + row]
      }
    }
    return result
  }
}
