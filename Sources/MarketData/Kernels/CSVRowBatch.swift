/// Reads rows of the same shape, up to 64 at a time and column by column.
///
/// A row that is not of the shape, or not of the most usual form, is found and left to `CSVRowWalk`.
@safe
struct CSVRowBatch {
  let text: UnsafePointer<UInt8>
  /// Where the first row is cut first, and how many cuts later the next row is.
  let positions: UnsafePointer<UInt32>
  let cuts: Int
  /// A multiple of eight.
  let rows: Int
  let powers: UnsafePointer<Double>
  /// By row: where the next field begins, the sign bit of its number (clear between columns), its length, the places behind its point, and its
  /// last 24 bytes with the terminator.
  let starts: CSVLaneColumn
  let signs: CSVLaneColumn
  let lengths: CSVLaneColumn
  let places: CSVLaneColumn
  let last: CSVLaneColumn
  let middle: CSVLaneColumn
  let first: CSVLaneColumn
  /// The highest bit of some byte is set where a row is not read here.
  let suspects: CSVLaneColumn

  /// The number of columns of words that a batch works with.
  static let laneColumns = 8
  static let highestBits: UInt64 = 0x8080_8080_8080_8080

  @inline(always)
  init(
    _ buffers: CSVRowBuffers, shape: CSVRowShape, text: UnsafePointer<UInt8>, cursor: Int, start: Int, rows: Int
  ) {
    unsafe self.text = unsafe text
    unsafe positions = unsafe UnsafePointer(buffers.positions + cursor)
    unsafe powers = unsafe UnsafePointer(buffers.powers)
    cuts = shape.cuts
    self.rows = rows
    let lanes = unsafe buffers.lanes
    starts = unsafe CSVLaneColumn(lanes, number: 0)
    signs = unsafe CSVLaneColumn(lanes, number: 1)
    lengths = unsafe CSVLaneColumn(lanes, number: 2)
    places = unsafe CSVLaneColumn(lanes, number: 3)
    last = unsafe CSVLaneColumn(lanes, number: 4)
    middle = unsafe CSVLaneColumn(lanes, number: 5)
    first = unsafe CSVLaneColumn(lanes, number: 6)
    suspects = unsafe CSVLaneColumn(lanes, number: 7)
    starts[0] = UInt64(start)
    for row in 1..<rows { unsafe starts[row] = UInt64(positions[row &* cuts &- 1]) &+ 1 }
    for row in stride(from: 0, to: rows, by: 8) { suspects[eight: row] = SIMD8() }
  }

  /// The number of rows in front of the first that is suspect.
  @inline(always)
  var readRows: Int {
    for row in 0..<rows where suspects[row] & CSVRowBatch.highestBits != 0 { return row }
    return rows
  }

  /// The eight bytes from `position` on, the first the lowest.
  @inline(always)
  func word(_ position: Int) -> UInt64 {
    unsafe UInt64(littleEndian: UnsafeRawPointer(text + position).loadUnaligned(as: UInt64.self))
  }

  /// Marks a row as suspect where something is not zero.
  @inline(always)
  func suspect(_ row: Int, where isSuspect: Bool) {
    suspects[row] |= isSuspect ? CSVRowBatch.highestBits : 0
  }

  /// Checks the cuts of a field that is no number, and calls `body` with each row, the start and the end of the field.
  @inline(always)
  func forEachField(_ field: CSVRowShape.Field, _ body: (_ row: Int, _ first: Int, _ end: Int) -> Void) {
    var cut = unsafe positions
    for row in 0..<rows {
      let end = unsafe Int(cut[field.end])
      var difference = unsafe text[end] ^ field.terminator
      for point in field.first..<field.end {
        difference |= unsafe text[Int(cut[point])] ^ UInt8(ascii: ".")
      }
      suspect(row, where: difference != 0)
      body(row, Int(truncatingIfNeeded: starts[row]), end)
      starts[row] = UInt64(truncatingIfNeeded: end &+ 1)
      unsafe cut += cuts
    }
  }

  /// Checks that a line feed is behind the carriage return of each row.
  @inline(always)
  func checkLineFeeds() {
    for row in 0..<rows {
      let end = unsafe Int(positions[row &* cuts &+ cuts &- 1])
      let isBehind = UInt64(truncatingIfNeeded: end) == starts[row]
      suspect(row, where: unsafe !isBehind || text[end] != UInt8(ascii: "\n"))
    }
  }
}
