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
  /// - Parameters:
  ///   - table: the features.
  ///   - columns: the bins of each column.
  ///   - threads: the number of threads.
  /// - Precondition: there are as many columns of bins as of features.
  package init(_ table: FeatureTable, columns: [FeatureBins], threads: Int = 1) {
    precondition(columns.count == table.columnCount, "each column has its bins")
    self.columns = columns
    rowCount = table.rowCount
    rowStride = (columns.count + 3) / 4 * 4
    (rowMajor, columnMajor) = Self.bins(of: table, columns: columns, rowStride: rowStride, threads: threads)
  }
}
