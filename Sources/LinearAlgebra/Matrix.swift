/// A dense matrix of `Double`, stored row by row.
public struct Matrix: Sendable, Equatable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The elements, row after row: element (i, j) lies at `i * columnCount + j`.
  public private(set) var elements: [Double]

  /// A matrix of the given shape with every element equal to `value`.
  ///
  /// - Precondition: neither count is negative.
  public init(rowCount: Int, columnCount: Int, repeating value: Double = 0) {
    precondition(rowCount >= 0 && columnCount >= 0, "a matrix has no negative number of rows or columns")
    self.rowCount = rowCount
    self.columnCount = columnCount
    elements = [Double](repeating: value, count: rowCount * columnCount)
  }

  /// A matrix of the given shape from its elements, row after row.
  ///
  /// - Precondition: `elements.count == rowCount * columnCount`.
  public init(rowCount: Int, columnCount: Int, elements: [Double]) {
    precondition(rowCount >= 0 && columnCount >= 0, "a matrix has no negative number of rows or columns")
    precondition(elements.count == rowCount * columnCount, "a matrix of r rows and c columns has r * c elements")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// The element in row `row` and column `column`, both counted from zero.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount, "index outside the matrix")
      return elements[row * columnCount + column]
    }
    set {
      precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount, "index outside the matrix")
      elements[row * columnCount + column] = newValue
    }
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    var result = Matrix(rowCount: columnCount, columnCount: rowCount)
    for i in 0..<rowCount { for j in 0..<columnCount { result[j, i] = self[i, j] } }
    return result
  }

  /// The elements on the main diagonal.
  public var diagonal: [Double] { (0..<Swift.min(rowCount, columnCount)).map { self[$0, $0] } }

  /// The identity matrix with `count` rows.
  public static func identity(_ count: Int) -> Matrix {
    var result = Matrix(rowCount: count, columnCount: count)
    for i in 0..<count { result[i, i] = 1 }
    return result
  }
}
