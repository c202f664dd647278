/// A matrix that lies row by row in part of a flat array, as a factor of a product.
package struct RowMajorMatrix<Scalar: BLASScalar>: Sendable {
  /// The elements, row after row, of the matrix that is stored.
  let elements: ArraySlice<Scalar>
  /// The number of columns of the matrix that is stored.
  let storedColumnCount: Int
  /// Whether what is meant is the transpose of what is stored.
  let isTransposed: Bool

  /// A matrix.
  ///
  /// - Parameters:
  ///   - elements: (m × n), row after row.
  ///   - columnCount: the number n of columns, positive.
  /// - Precondition: the elements fill whole rows, at least one.
  package init(_ elements: ArraySlice<Scalar>, columnCount: Int) {
    precondition(columnCount > 0 && !elements.isEmpty, "a factor has at least one row and one column")
    precondition(elements.count.isMultiple(of: columnCount), "the elements of a matrix fill whole rows")
    self.init(elements, columnCount, isTransposed: false)
  }

  private init(_ elements: ArraySlice<Scalar>, _ storedColumnCount: Int, isTransposed: Bool) {
    self.elements = elements
    self.storedColumnCount = storedColumnCount
    self.isTransposed = isTransposed
  }

  /// The transpose, of the same elements.
  package var transposed: RowMajorMatrix { RowMajorMatrix(elements, storedColumnCount, isTransposed: !isTransposed) }

  /// The number of rows.
  package var rowCount: Int { isTransposed ? storedColumnCount : elements.count / storedColumnCount }

  /// The number of columns.
  package var columnCount: Int { isTransposed ? elements.count / storedColumnCount : storedColumnCount }
}
