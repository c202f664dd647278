/// A matrix that is written with rows and columns exchanged: how parameters come into the order of the kernels and
/// gradients out of it.
///
///     target[column][row] = factor · source[row][column]
@unsafe struct TrainingTransposition {
  var source: UnsafePointer<Float>
  /// From a row of the source to the next.
  var sourceRow: Int
  var target: UnsafeMutablePointer<Float>
  /// From a row of the target, a column of the source, to the next.
  var targetRow: Int
  var factor: Float = 1

  /// Exchanges `rows` rows and `columns` columns: squares of sixteen at once, the edges number by number.
  func run(rows: Int, columns: Int) {
    let (wholeRows, wholeColumns) = (rows / 16 * 16, columns / 16 * 16)
    unsafe withUnsafeTemporaryAllocation(of: GateLanes.self, capacity: 32) { room in
      guard let start = room.baseAddress else { return }
      for row in stride(from: 0, to: wholeRows, by: 16) {
        for column in stride(from: 0, to: wholeColumns, by: 16) { unsafe exchangeSquare(row, column, start) }
      }
    }
    for row in 0..<rows {
      for column in (row < wholeRows ? wholeColumns : 0)..<columns {
        unsafe target[column * targetRow + row] = factor * source[row * sourceRow + column]
      }
    }
  }

  /// Four times, what is in the lower half of the rows is interleaved with what is in the upper one: each time the number
  /// of a place, its row's four bits and its column's, is turned by one bit.
  private func exchangeSquare(_ row: Int, _ column: Int, _ room: UnsafeMutablePointer<GateLanes>) {
    let from = unsafe UnsafeRawPointer(source + row * sourceRow + column)
    let to = unsafe UnsafeMutableRawPointer(target + column * targetRow + row)
    let other = unsafe room + 16
    for i in 0..<16 {
      let lanes = unsafe from.loadUnaligned(fromByteOffset: 4 * i * sourceRow, as: GateLanes.self)
      unsafe room[i] = lanes * factor
    }
    unsafe Self.interleave(room, other)
    unsafe Self.interleave(other, room)
    unsafe Self.interleave(room, other)
    unsafe Self.interleave(other, room)
    for i in 0..<16 { unsafe to.storeBytes(of: room[i], toByteOffset: 4 * i * targetRow, as: GateLanes.self) }
  }

  @inline(always)
  private static func interleave(_ rows: UnsafePointer<GateLanes>, _ result: UnsafeMutablePointer<GateLanes>) {
    for i in 0..<8 {
      let (even, odd) = unsafe (rows[i], rows[i + 8])
      var (low, high) = (GateLanes.zero, GateLanes.zero)
      (low.evenHalf, low.oddHalf) = (even.lowHalf, odd.lowHalf)
      (high.evenHalf, high.oddHalf) = (even.highHalf, odd.highHalf)
      unsafe (result[2 * i], result[2 * i + 1]) = (low, high)
    }
  }
}
