/// What is done for each row with the leaf that it came to.
enum LeafPass {
  /// The sums of the derivatives over the rows of each leaf, each in the order of the rows.
  ///
  /// - Parameters:
  ///   - leafOfRow: the leaf of each row of the table.
  ///   - leafCount: the number of leaves.
  ///   - rows: the rows that were learned from.
  ///   - derivatives: those of all outputs.
  ///   - output: the output that counts.
  /// - Returns: for each leaf the sums of the first and of the second derivatives.
  static func sums(
    leafOfRow: [UInt16], leafCount: Int, rows: [Int32], derivatives: DerivativeTable, output: Int
  ) -> [SIMD2<Double>] {
    precondition(leafOfRow.count == derivatives.rowCount && output < derivatives.outputCount, "each row has a leaf")
    var sums = [SIMD2<Double>](repeating: .zero, count: leafCount)
    let start = output * derivatives.rowCount
    unsafe sums.withUnsafeMutableBufferPointer { sums in
      unsafe leafOfRow.withUnsafeBufferPointer { leafOfRow in
        unsafe rows.withUnsafeBufferPointer { rows in
          unsafe derivatives.first.withUnsafeBufferPointer { first in
            unsafe derivatives.second.withUnsafeBufferPointer { second in
              for index in 0..<rows.count {
                let row = unsafe Int(rows[index])
                let both = unsafe SIMD2(Double(first[start &+ row]), Double(second[start &+ row]))
                unsafe sums[Int(leafOfRow[row])] += both
              }
            }
          }
        }
      }
    }
    return sums
  }

  /// Adds the values of leaves to the sums of an output.
  ///
  /// - Parameters:
  ///   - values: a value for each leaf.
  ///   - leafOfRow: the leaf of each row.
  ///   - sums: (outputs, rows).
  ///   - output: the output.
  static func add(_ values: [Float], of leafOfRow: [UInt16], to sums: inout [Double], output: Int) {
    let start = output * leafOfRow.count
    precondition(start + leafOfRow.count <= sums.count, "each row has its sum")
    let wide = values.map(Double.init)
    unsafe sums.withUnsafeMutableBufferPointer { sums in
      unsafe leafOfRow.withUnsafeBufferPointer { leafOfRow in
        unsafe wide.withUnsafeBufferPointer { wide in
          for row in 0..<leafOfRow.count { unsafe sums[start &+ row] += wide[Int(leafOfRow[row])] }
        }
      }
    }
  }
}
