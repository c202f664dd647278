/// Parts the rows of a node into those of its children, each in increasing order.
enum RowParting {
  /// Parts rows in place.
  ///
  /// Each row is written to both sides and one side moves on, which takes no branch that could be guessed wrong.
  ///
  /// - Parameters:
  ///   - rows: the rows, of which those in the places `range` are parted.
  ///   - range: where the rows of the node are.
  ///   - scratch: memory for as many rows.
  ///   - table: the bins.
  ///   - column: the column that is split.
  ///   - last: the last bin that goes to the left.
  ///   - missingGoesLeft: whether the bin of missing values goes to the left.
  /// - Returns: the number of rows that went to the left.
  static func part(
    _ rows: inout [Int32], _ range: Range<Int>, scratch: inout [Int32], table: BinnedTable, column: Int, last: Int,
    missingGoesLeft: Bool
  ) -> Int {
    precondition(rows.indices.contains(range) && scratch.count >= range.count, "there are as many rows")
    let start = column * table.rowCount
    let columnBins = table.columnMajor[start..<start + table.rowCount]
    // The bins from the one after the last up to that of missing values, or all that follow, go to the right.
    let first = UInt32(last + 1)
    let count = UInt32(missingGoesLeft ? table.columns[column].missingBin : 256) - first
    return unsafe columnBins.withUnsafeBufferPointer { bins in
      unsafe rows.withUnsafeMutableBufferPointer { rows in
        unsafe scratch.withUnsafeMutableBufferPointer { scratch in
          let bins = unsafe bins.baseAddress.unsafelyUnwrapped
          let rows = unsafe rows.baseAddress.unsafelyUnwrapped + range.lowerBound
          let scratch = unsafe scratch.baseAddress.unsafelyUnwrapped
          var (left, right) = (0, 0)
          for index in 0..<range.count {
            let row = unsafe rows[index]
            let goesRight = unsafe UInt32(bins[Int(row)]) &- first < count ? 1 : 0
            unsafe rows[left] = row
            unsafe scratch[right] = row
            left &+= 1 &- goesRight
            right &+= goesRight
          }
          unsafe (rows + left).update(from: scratch, count: right)
          return left
        }
      }
    }
  }
}
