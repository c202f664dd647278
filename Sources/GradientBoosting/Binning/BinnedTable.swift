/// A table whose values were replaced by their bins.
package struct BinnedTable: Sendable {
  /// The bins of each column.
  package let columns: [FeatureBins]
  /// The number of rows.
  package let rowCount: Int
  /// The places of a row in `rowMajor`: the number of columns, up to a multiple of four.
  package let rowStride: Int
  /// The bins row by row, (`rowCount`, `rowStride`), zero where there is no column: what histograms read.
  package let rowMajor: [UInt8]
  /// The bins column by column, (`columns.count`, `rowCount`): what rows are parted by.
  package let columnMajor: [UInt8]

  /// The bins of a table.
  ///
  /// - Precondition: there are as many columns of bins as of features.
  package init(_ table: FeatureTable, columns: [FeatureBins]) {
    precondition(columns.count == table.columnCount, "each column has its bins")
    let (rowCount, columnCount) = (table.rowCount, columns.count)
    let rowStride = (columnCount + 3) / 4 * 4
    var rowMajor = [UInt8](repeating: 0, count: rowCount * rowStride)
    var columnMajor = [UInt8](repeating: 0, count: rowCount * columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        let bin = UInt8(columns[column].bin(of: table.values[row * columnCount + column]))
        rowMajor[row * rowStride + column] = bin
        columnMajor[column * rowCount + row] = bin
      }
    }
    self.columns = columns
    self.rowCount = rowCount
    self.rowStride = rowStride
    self.rowMajor = rowMajor
    self.columnMajor = columnMajor
  }
}
