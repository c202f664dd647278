import COpenBLAS

extension Matrix {
  /// The matrix product of an (m × k) and a (k × n) matrix: (m × n).
  ///
  /// - Precondition: `left.columnCount == right.rowCount`.
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.columnCount == right.rowCount, "the inner dimensions of a matrix product agree")
    guard left.rowCount > 0, right.columnCount > 0, left.columnCount > 0 else {
      return Matrix(rowCount: left.rowCount, columnCount: right.columnCount)
    }
    if left.rowCount * left.columnCount * right.columnCount <= largestPlainProduct {
      return plainProduct(left, right)
    }
    SingleThreadedBLAS.ready
    var product = [Double](repeating: 0, count: left.rowCount * right.columnCount)
    unsafe left.elements.withUnsafeBufferPointer { a in
      unsafe right.elements.withUnsafeBufferPointer { b in
        unsafe product.withUnsafeMutableBufferPointer { c in
          unsafe cblas_dgemm(
            CblasRowMajor, CblasNoTrans, CblasNoTrans,
            Int32(left.rowCount), Int32(right.columnCount), Int32(left.columnCount),
            1, a.baseAddress, Int32(left.columnCount), b.baseAddress, Int32(right.columnCount),
            0, c.baseAddress, Int32(right.columnCount))
        }
      }
    }
    return Matrix(rowCount: left.rowCount, columnCount: right.columnCount, elements: product)
  }

  /// The number of multiplications up to which plain loops are faster than a call.
  private static var largestPlainProduct: Int { 512 }

  private static func plainProduct(_ left: Matrix, _ right: Matrix) -> Matrix {
    let (rows, columns, inner) = (left.rowCount, right.columnCount, left.columnCount)
    let (a, b) = (left.elements.span, right.elements.span)
    var product = [Double](repeating: 0, count: rows * columns)
    var c = product.mutableSpan
    for i in 0..<rows {
      for k in 0..<inner {
        let factor = a[i * inner + k]
        for j in 0..<columns { c[i * columns + j] += factor * b[k * columns + j] }
      }
    }
    return Matrix(rowCount: rows, columnCount: columns, elements: product)
  }

  /// The product of an (m × n) matrix and a vector of n elements: m elements.
  ///
  /// - Precondition: `left.columnCount == right.count`.
  public static func * (left: Matrix, right: [Double]) -> [Double] {
    (left * Matrix(rowCount: right.count, columnCount: 1, elements: right)).elements
  }
}
