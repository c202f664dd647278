/// One word for each row of a batch: written row by row, computed with eight rows at a time.
@safe
struct CSVLaneColumn {
  /// The most rows of a batch.
  static let rows = 64

  private let memory: UnsafeMutableRawPointer

  /// The column of that number in memory that holds enough of them.
  @inline(always)
  init(_ memory: UnsafeMutablePointer<SIMD8<UInt64>>, number: Int) {
    unsafe self.memory = unsafe UnsafeMutableRawPointer(memory + number * (CSVLaneColumn.rows / 8))
  }

  /// The word of one row.
  @inline(always)
  subscript(row: Int) -> UInt64 {
    get { unsafe memory.load(fromByteOffset: row &* 8, as: UInt64.self) }
    nonmutating set { unsafe memory.storeBytes(of: newValue, toByteOffset: row &* 8, as: UInt64.self) }
  }

  /// The words of eight rows from `row` on, which is a multiple of eight.
  @inline(always)
  subscript(eight row: Int) -> SIMD8<UInt64> {
    get { unsafe memory.load(fromByteOffset: row &* 8, as: SIMD8<UInt64>.self) }
    nonmutating set { unsafe memory.storeBytes(of: newValue, toByteOffset: row &* 8, as: SIMD8<UInt64>.self) }
  }
}
