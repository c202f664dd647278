import NumericalMethods

extension MaskedTrees {
  /// The rows that are handed to a thread at once.
  private static var rowsOfPart: Int { 2048 }

  /// The margins of rows, (`rowCount`, columns) in and (`rowCount`, outputs) out.
  func margins(of values: [Float], rowCount: Int, threads: Int) -> [Double] {
    let outputs = initialMargins.count
    let parts = (rowCount + Self.rowsOfPart - 1) / Self.rowsOfPart
    return unsafe [Double](unsafeUninitializedCapacity: rowCount * outputs) { margins, count in
      unsafe values.withUnsafeBufferPointer { values in
        guard rowCount > 0, let values = values.baseAddress, let margins = margins.baseAddress else {
          return
        }
        // Pointers are not Sendable, and the threads need both. There is no race: each part writes the margins of its own
        // rows, and features are only read.
        nonisolated(unsafe) let (source, destination) = unsafe (values, margins)
        _ = parallelMap(count: parts, threads: threads) { part in
          let first = part * Self.rowsOfPart
          let rows = first..<min(first + Self.rowsOfPart, rowCount)
          unsafe addUp(source, rows, into: destination)
        }
      }
      count = rowCount * outputs
    }
  }

  /// The margins of a part of the rows.
  private func addUp(_ values: UnsafePointer<Float>, _ rows: Range<Int>, into margins: UnsafeMutablePointer<Double>) {
    unsafe trees.withUnsafeBufferPointer { trees in
      unsafe nodes.withUnsafeBufferPointer { nodes in
        unsafe leaves.withUnsafeBufferPointer { leaves in
          PredictBlock.with(columnCount: columnCount, outputCount: initialMargins.count) { block in
            for first in stride(from: rows.lowerBound, to: rows.upperBound, by: PredictBlock.rowCount) {
              let count = min(PredictBlock.rowCount, rows.upperBound - first)
              let source = unsafe values + first * columnCount
              unsafe block.fill(source, rowCount: count)
              for index in 0..<trees.count {
                let (tree, output) = unsafe (trees[index], index % initialMargins.count)
                if let plain = tree.plain {
                  unsafe block.addPlain(plainTrees[plain], source, rowCount: count, output)
                } else if tree.leafCount > 32 {
                  unsafe block.addWide(tree, nodes, leaves.baseAddress.unsafelyUnwrapped + tree.firstLeaf, output)
                } else {
                  unsafe block.add(tree, nodes, leaves.baseAddress.unsafelyUnwrapped + tree.firstLeaf, output)
                }
              }
              unsafe block.write(
                margins + first * initialMargins.count, rowCount: count, initialMargins, divisor: divisor)
            }
          }
        }
      }
    }
  }
}
