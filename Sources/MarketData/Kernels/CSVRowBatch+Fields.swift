extension CSVRowBatch {
  /// Reads the fields of all rows, and gives the number of rows in front of the first that is not read.
  ///
  /// Values go to `values`, one column's distance apart, and time stamps to `stamps`; behind that row they mean nothing.
  @inline(always)
  func read(
    _ buffers: CSVRowBuffers, shape: CSVRowShape, steps: Int, clock: inout CSVClock, included: Range<Int64>,
    values: UnsafeMutablePointer<Double>, stamps: UnsafeMutablePointer<TimeStamp>
  ) -> Int {
    for index in 0..<steps {
      let step = unsafe buffers.steps[index]
      let field = unsafe buffers.shape[index]
      let texts = unsafe UnsafePointer(buffers.texts + step.offset)
      switch step.kind {
      case .unsignedNumber, .signedNumber: unsafe number(field, step, values: values)
      case .skip: forEachField(field) { _, _, _ in }
      case .text: unsafe constant(field, step, texts)
      case .isoTime: unsafe isoTime(field, step, texts, &clock, included, stamps)
      case .isoDate: unsafe isoDate(field, step, &clock, included, stamps)
      case .sinceEpoch: unsafe sinceEpoch(field, clock, included, stamps)
      case .nanoseconds: return 0
      }
    }
    if shape.hasCarriageReturn { checkLineFeeds() }
    return readRows
  }

  @inline(always)
  private func constant(_ field: CSVRowShape.Field, _ step: CSVRowStep, _ texts: UnsafePointer<UInt8>) {
    forEachField(field) { row, first, end in
      suspect(row, where: unsafe !isHeld(texts, at: first, count: step.length, end: end))
    }
  }

  /// Whether the bytes up to `end` are those that are held, of which there are `count`.
  @inline(always)
  private func isHeld(_ texts: UnsafePointer<UInt8>, at position: Int, count: Int, end: Int) -> Bool {
    guard end &- position == count else { return false }
    for index in 0..<count where unsafe text[position &+ index] != texts[index] { return false }
    return true
  }

  /// Keeps the time stamp of a row, which is suspect where it has none, or one that is not included.
  @inline(always)
  private func keep(_ stamp: Int64?, _ row: Int, _ included: Range<Int64>, _ stamps: UnsafeMutablePointer<TimeStamp>) {
    let microseconds = stamp ?? 0
    suspect(row, where: stamp == nil || !included.contains(microseconds))
    unsafe stamps[row] = TimeStamp(microseconds: microseconds)
  }

  @inline(always)
  private func isoTime(
    _ field: CSVRowShape.Field, _ step: CSVRowStep, _ texts: UnsafePointer<UInt8>, _ clock: inout CSVClock,
    _ included: Range<Int64>, _ stamps: UnsafeMutablePointer<TimeStamp>
  ) {
    let prefix = step.hasSeconds ? 19 : 16
    forEachField(field) { row, first, end in
      guard end &- first == step.length,
        unsafe isHeld(texts, at: first &+ prefix, count: step.length &- prefix, end: end)
      else { return suspect(row, where: true) }
      unsafe keep(clock.time(text, first, hasSeconds: step.hasSeconds), row, included, stamps)
    }
  }

  @inline(always)
  private func isoDate(
    _ field: CSVRowShape.Field, _ step: CSVRowStep, _ clock: inout CSVClock, _ included: Range<Int64>,
    _ stamps: UnsafeMutablePointer<TimeStamp>
  ) {
    forEachField(field) { row, first, end in
      guard end &- first == step.length else { return suspect(row, where: true) }
      unsafe keep(clock.date(text, first), row, included, stamps)
    }
  }

  @inline(always)
  private func sinceEpoch(
    _ field: CSVRowShape.Field, _ clock: CSVClock, _ included: Range<Int64>, _ stamps: UnsafeMutablePointer<TimeStamp>
  ) {
    guard field.first == field.end else { return suspect(0, where: true) }
    gather(field, hasPoint: false)
    for row in stride(from: 0, to: rows, by: 8) {
      let lanes = shortLanes(field, row, places: nil)
      suspects[eight: row] |= lanes.suspect
      // The lengths are not needed any more.
      lengths[eight: row] =
        CSVLanes.value(lanes.high) &* SIMD8(repeating: 100_000_000) &+ CSVLanes.value(lanes.low)
    }
    for row in 0..<rows { unsafe keep(clock.sinceEpoch(lengths[row]), row, included, stamps) }
  }
}
