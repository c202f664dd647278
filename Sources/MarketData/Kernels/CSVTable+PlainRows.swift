extension CSVTable {
  /// Reads plain rows from `position` on, until one is not plain or `limit` were read; gives their number.
  mutating func readPlainRows(_ kernel: inout CSVRowKernel, from position: inout Int, limit: Int) -> Int {
    let text = layout.sample.text.bytes
    return unsafe text.withUnsafeBytes { bytes in
      unsafe kernel.read(bytes, from: &position, limit: limit, columns: &values, stamps: &stamps).kept
    }
  }
}
