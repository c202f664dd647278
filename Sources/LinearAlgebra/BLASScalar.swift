import COpenBLAS

/// A number that BLAS multiplies matrices of: `Float` or `Double`.
package protocol BLASScalar: BinaryFloatingPoint, Sendable {
  /// Adds a product to the row-major (m × n) matrix C: C ← A·B + C.
  ///
  /// - Parameters:
  ///   - left: A, (m × k).
  ///   - right: B, (k × n).
  ///   - result: what holds C, not the array of a factor.
  ///   - place: where C lies in it, m·n elements, row after row.
  /// - Precondition: the shapes agree and C lies within the array.
  static func addProduct(
    _ left: RowMajorMatrix<Self>, _ right: RowMajorMatrix<Self>, to result: inout [Self], at place: Range<Int>)
}

/// The numbers of rows and columns of the matrices of a product, as BLAS takes them.
private struct ProductShape {
  var m: Int32
  var n: Int32
  var k: Int32

  init<Scalar>(
    _ left: RowMajorMatrix<Scalar>, _ right: RowMajorMatrix<Scalar>, in result: [Scalar], at place: Range<Int>
  ) {
    precondition(left.columnCount == right.rowCount, "the inner dimensions of a matrix product agree")
    precondition(place.count == left.rowCount * right.columnCount, "the place of a product has its shape")
    precondition(place.lowerBound >= 0 && place.upperBound <= result.count, "a product lies within its array")
    (m, n, k) = (Int32(left.rowCount), Int32(right.columnCount), Int32(left.columnCount))
  }
}

extension RowMajorMatrix {
  fileprivate var operation: CBLAS_TRANSPOSE { isTransposed ? CblasTrans : CblasNoTrans }

  fileprivate var stride: Int32 { Int32(storedColumnCount) }
}

extension Float: BLASScalar {
  package static func addProduct(
    _ left: RowMajorMatrix<Float>, _ right: RowMajorMatrix<Float>, to result: inout [Float], at place: Range<Int>
  ) {
    let shape = ProductShape(left, right, in: result, at: place)
    SingleThreadedBLAS.ready
    unsafe left.elements.withUnsafeBufferPointer { a in
      unsafe right.elements.withUnsafeBufferPointer { b in
        unsafe result.withUnsafeMutableBufferPointer { c in
          unsafe cblas_sgemm(
            CblasRowMajor, left.operation, right.operation, shape.m, shape.n, shape.k, 1, a.baseAddress, left.stride,
            b.baseAddress, right.stride, 1, c.baseAddress.map { unsafe $0 + place.lowerBound }, shape.n)
        }
      }
    }
  }
}

extension Double: BLASScalar {
  package static func addProduct(
    _ left: RowMajorMatrix<Double>, _ right: RowMajorMatrix<Double>, to result: inout [Double], at place: Range<Int>
  ) {
    let shape = ProductShape(left, right, in: result, at: place)
    SingleThreadedBLAS.ready
    unsafe left.elements.withUnsafeBufferPointer { a in
      unsafe right.elements.withUnsafeBufferPointer { b in
        unsafe result.withUnsafeMutableBufferPointer { c in
          unsafe cblas_dgemm(
            CblasRowMajor, left.operation, right.operation, shape.m, shape.n, shape.k, 1, a.baseAddress, left.stride,
            b.baseAddress, right.stride, 1, c.baseAddress.map { unsafe $0 + place.lowerBound }, shape.n)
        }
      }
    }
  }
}
