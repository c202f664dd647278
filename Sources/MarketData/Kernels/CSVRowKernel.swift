/// Reads plain rows of a CSV text, many at a time.
///
/// A window of the text is searched for the bytes that rows are cut at; then each row follows its plan from one of
/// them to the next. What is not plain is left to the reader that knows all of the format.
package struct CSVRowKernel {
  private let program: CSVRowProgram
  private let included: Range<Int64>
  private let index: CSVStructuralIndex
  private let buffers: CSVRowBuffers
  private var clock: CSVClock
  private var shape = CSVRowShape()
  /// How many rows are read one by one before the next batch, and how many were after the last.
  private var rest = 1
  private var lastRest = 1

  /// The first window of a call is small, because a row that is not plain may be near.
  private static let firstWindow = 1 << 10

  private static let longestRest = 256

  /// What a call has read so far.
  private struct Progress {
    /// Where the next row begins.
    var position: Int
    let limit: Int
    var kept = 0
    var outOfRange = 0
    /// Rows in the chunk that are not yet in the columns.
    var pending = 0
    /// Whether the row at `position` is not plain.
    var isStopped = false
  }

  /// A kernel for the rows of one plan.
  package init(plan: CSVRowPlan) {
    program = CSVRowProgram(plan)
    included = program.hasStamp ? plan.included : .min ..< .max
    index = CSVStructuralIndex(delimiter: plan.delimiter)
    buffers = CSVRowBuffers(steps: program.steps, texts: program.texts, columns: program.columns)
    clock = CSVClock(plan)
  }

  /// Reads plain rows up to one that is not plain, the end of the text, or `limit` kept rows.
  ///
  /// A row of more than 32 KiB is not plain.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - position: the start of a row; afterwards that of the first row that was not read, or the end.
  ///   - limit: the most rows to keep.
  ///   - columns: where values are appended, by slot.
  ///   - stamps: where time stamps are appended, if the plan has one.
  /// - Returns: the rows that were kept, and those whose stamp is outside of what is included.
  package mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, from position: inout Int, limit: Int, columns: inout [[Double]],
    stamps: inout [TimeStamp]
  ) -> (kept: Int, outOfRange: Int) {
    guard let text = bytes.baseAddress else { return (0, 0) }
    var progress = Progress(position: position, limit: limit)
    var size = Self.firstWindow
    while progress.position < bytes.count, progress.kept < limit, !progress.isStopped {
      let rest = bytes.count - progress.position
      let count = min(size, rest)
      let start = unsafe text + progress.position
      if progress.position < CSVRowBuffers.margin {
        unsafe readCopy(start, count: min(rest, CSVRowBuffers.window), &progress, &columns, &stamps)
        continue
      }
      let ends = unsafe endOfRows(start, count: count)
      if ends > 0 {
        unsafe readRows(start, cuts: ends, &progress, &columns, &stamps)
      } else if count == rest {
        unsafe readCopy(start, count: rest, &progress, &columns, &stamps)
      } else if size == CSVRowBuffers.window {
        break
      }
      size = min(2 * size, CSVRowBuffers.window)
    }
    flush(&progress, into: &columns, &stamps)
    position = progress.position
    return (progress.kept, progress.outOfRange)
  }

  /// Finds where the rows of a window are cut; gives the number of cuts up to its last line end.
  private func endOfRows(_ text: UnsafePointer<UInt8>, count: Int) -> Int {
    var cuts = unsafe index.find(text, count: count, into: buffers.positions)
    while cuts > 0, unsafe text[Int(buffers.positions[cuts - 1])] != UInt8(ascii: "\n") { cuts -= 1 }
    return cuts
  }

  /// Reads the first row of a window from a copy, for one that has too little text before it or no line end behind.
  private mutating func readCopy(
    _ text: UnsafePointer<UInt8>, count: Int, _ progress: inout Progress, _ columns: inout [[Double]],
    _ stamps: inout [TimeStamp]
  ) {
    let window = unsafe UnsafeBufferPointer(start: text, count: count)
    let margin = CSVRowBuffers.margin
    let end = unsafe window.firstIndex(of: UInt8(ascii: "\n")) ?? count
    let isFit = unsafe end < CSVRowBuffers.window && (end < count || text[count - 1] != UInt8(ascii: "\r"))
    guard isFit else {
      progress.isStopped = true
      return
    }
    let row = unsafe buffers.row
    unsafe (row + margin).update(from: text, count: end)
    unsafe row[margin + end] = UInt8(ascii: "\n")
    let cuts = unsafe endOfRows(row + margin, count: end + 1)
    unsafe readRows(row + margin, cuts: cuts, &progress, &columns, &stamps)
    // The line end of the last row may be of the copy alone.
    if end == count, !progress.isStopped { progress.position -= 1 }
  }

  /// Reads the rows that `cuts` positions of a window cut.
  @inline(never)
  private mutating func readRows(
    _ text: UnsafePointer<UInt8>, cuts: Int, _ progress: inout Progress,
    _ columns: inout [[Double]], _ stamps: inout [TimeStamp]
  ) {
    let buffers = buffers
    let included = included
    var walk = unsafe CSVRowWalk(buffers, steps: program.steps.count, clock: clock, text: text)
    var position = 0
    var (kept, outOfRange) = (progress.kept, progress.outOfRange)
    while walk.cursor < cuts, kept < progress.limit {
      if rest == 0 {
        let room = min(CSVRowBuffers.chunkRows - progress.pending, progress.limit - kept)
        let count = unsafe readBatch(text, &walk, cuts: cuts, room: room, pending: progress.pending)
        kept &+= count
        progress.pending &+= count
        position = walk.start
        if progress.pending == CSVRowBuffers.chunkRows { flush(&progress, into: &columns, &stamps) }
        continue
      }
      let cursor = walk.cursor
      let first = unsafe text[position]
      guard first != UInt8(ascii: "\n"), first != UInt8(ascii: "\r"),
        let stamp = unsafe walk.row(values: buffers.values + progress.pending)
      else {
        progress.isStopped = true
        break
      }
      position = walk.start
      rest &-= 1
      if rest == 0 {
        shape = unsafe CSVRowShape(
          text, positions: buffers.positions + cursor, buffers, steps: program.steps.count)
      }
      guard included.contains(stamp) else {
        outOfRange &+= 1
        continue
      }
      unsafe buffers.stamps[progress.pending] = TimeStamp(microseconds: stamp)
      kept &+= 1
      progress.pending &+= 1
      if progress.pending == CSVRowBuffers.chunkRows { flush(&progress, into: &columns, &stamps) }
    }
    clock = walk.clock
    progress.position += position
    (progress.kept, progress.outOfRange) = (kept, outOfRange)
  }

  /// Reads a batch of rows of the last shape; gives their number, and sets how many rows are left to the walk.
  private mutating func readBatch(
    _ text: UnsafePointer<UInt8>, _ walk: inout CSVRowWalk, cuts: Int, room: Int, pending: Int
  ) -> Int {
    guard shape.cuts > 0 else {
      rest = .max
      return 0
    }
    let rows = min((cuts &- walk.cursor) / shape.cuts, room, CSVLaneColumn.rows) & ~7
    guard rows > 0 else {
      rest = 1
      return 0
    }
    let batch = unsafe CSVRowBatch(
      buffers, shape: shape, text: text, cursor: walk.cursor, start: walk.start, rows: rows)
    let count = unsafe batch.read(
      buffers, shape: shape, steps: program.steps.count, clock: &walk.clock, included: included,
      values: buffers.values + pending, stamps: buffers.stamps + pending)
    if count > 0 {
      let cursor = walk.cursor &+ count &* shape.cuts
      unsafe walk.move(to: Int(buffers.positions[cursor &- 1]) &+ 1, cursor: cursor)
    }
    if count < rows {
      // Where batches are of little use, they are tried less and less.
      lastRest = count < 8 ? min(2 * lastRest, CSVRowKernel.longestRest) : 1
      rest = lastRest
    }
    return count
  }

  /// Appends the chunk to the columns.
  @inline(never)
  private func flush(_ progress: inout Progress, into columns: inout [[Double]], _ stamps: inout [TimeStamp]) {
    for step in program.steps where step.isNumber {
      unsafe columns[step.slot].append(
        contentsOf: UnsafeBufferPointer(start: buffers.values + step.offset, count: progress.pending))
    }
    if program.hasStamp {
      unsafe stamps.append(contentsOf: UnsafeBufferPointer(start: buffers.stamps, count: progress.pending))
    }
    progress.pending = 0
  }
}
