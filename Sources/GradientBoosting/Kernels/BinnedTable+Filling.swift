import NumericalMethods

extension BinnedTable {
  /// The rows that are binned together: their values stay in the first cache for all columns.
  private static let blockSize = 256

  /// The bins of a table, row by row and column by column.
  static func bins(
    of table: FeatureTable, columns: [FeatureBins], rowStride: Int, threads: Int
  ) -> (rowMajor: [UInt8], columnMajor: [UInt8]) {
    let (rowCount, columnCount) = (table.rowCount, columns.count)
    let searches = columns.map { BinSearch($0) }
    var rowMajor = [UInt8](repeating: 0, count: rowCount * rowStride)
    var columnMajor = [UInt8](repeating: 0, count: rowCount * columnCount)
    guard rowCount > 0 else { return (rowMajor, columnMajor) }
    unsafe rowMajor.withUnsafeMutableBufferPointer { rowMajor in
      unsafe columnMajor.withUnsafeMutableBufferPointer { columnMajor in
        // Pointers are not Sendable, and the threads need both. There is no race: each block writes the bins of its own rows
        // and reads no others.
        nonisolated(unsafe) let (byRow, byColumn) = unsafe (
          rowMajor.baseAddress.unsafelyUnwrapped, columnMajor.baseAddress.unsafelyUnwrapped
        )
        _ = parallelMap(count: (rowCount + blockSize - 1) / blockSize, threads: threads) { block in
          let first = block * blockSize
          let count = min(blockSize, rowCount - first)
          unsafe table.values.withUnsafeBufferPointer { values in
            let values = unsafe values.baseAddress.unsafelyUnwrapped + first * columnCount
            for column in 0..<columnCount {
              let bins = unsafe byColumn + column * rowCount + first
              unsafe searches[column].fill(bins, values + column, stride: columnCount, count: count)
              let places = unsafe byRow + first * rowStride + column
              for index in 0..<count { unsafe places[index &* rowStride] = bins[index] }
            }
          }
        }
      }
    }
    return (rowMajor, columnMajor)
  }
}
