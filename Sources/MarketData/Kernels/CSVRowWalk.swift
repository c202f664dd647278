/// Goes through the rows of a window along the positions that they are cut at.
@safe
struct CSVRowWalk {
  private let text: UnsafePointer<UInt8>
  private let positions: UnsafePointer<UInt32>
  private let texts: UnsafePointer<UInt8>
  private let steps: UnsafeMutablePointer<CSVRowStep>
  private let stepsEnd: UnsafeMutablePointer<CSVRowStep>
  private let decimals: CSVDecimals
  private var digits: CSVDigits
  var clock: CSVClock
  private var stamp: Int64 = 0
  /// The next entry of the positions.
  private(set) var cursor = 0
  /// Where the next field begins.
  private(set) var start = 0

  @inline(always)
  init(_ buffers: CSVRowBuffers, steps: Int, clock: CSVClock, text: UnsafePointer<UInt8>) {
    unsafe self.text = unsafe text
    unsafe positions = unsafe UnsafePointer(buffers.positions)
    unsafe texts = unsafe UnsafePointer(buffers.texts)
    unsafe self.steps = unsafe buffers.steps
    unsafe stepsEnd = unsafe buffers.steps + steps
    decimals = CSVDecimals(buffers)
    digits = unsafe CSVDigits(text: text, masks: UnsafePointer(buffers.masks))
    self.clock = clock
  }

  /// Reads the row at `start`, whose line end is among the positions, and gives its time stamp.
  ///
  /// Its values go to `values`, one column's distance apart. `nil` where it is not plain; then `start` and `cursor`
  /// mean nothing.
  @inline(always)
  mutating func row(values: UnsafeMutablePointer<Double>) -> Int64? {
    var step = unsafe steps
    repeat {
      guard unsafe field(step, values: values) else { return nil }
      unsafe step += 1
    } while unsafe step != stepsEnd
    return digits.areDigits ? stamp : nil
  }

  @inline(always)
  private mutating func field(_ step: UnsafeMutablePointer<CSVRowStep>, values: UnsafeMutablePointer<Double>) -> Bool {
    switch unsafe step.pointee.kind {
    case .unsignedNumber: return unsafe number(step, values: values, isSigned: false)
    case .signedNumber: return unsafe number(step, values: values, isSigned: true)
    case .skip: return unsafe closeAnyText(step) != nil
    case .text: return unsafe constant(step)
    case .isoTime: return unsafe isoTime(step)
    case .isoDate: return unsafe isoDate(step)
    case .sinceEpoch: return unsafe sinceEpoch(step)
    case .nanoseconds: return unsafe nanoseconds(step)
    }
  }

  /// Moves on to the row that begins at `start`, whose first cut is at `cursor`.
  @inline(always)
  mutating func move(to start: Int, cursor: Int) {
    self.start = start
    self.cursor = cursor
  }

  // MARK: Ends of fields

  /// Moves behind the field that ends at `end`, if it ends there as it must.
  @inline(always)
  private mutating func close(_ step: UnsafeMutablePointer<CSVRowStep>, at end: Int) -> Bool {
    let byte = unsafe text[end]
    start = end &+ 1
    if unsafe byte == step.pointee.terminator { return true }
    // A carriage return comes before the line feed of its row, so that there is a byte to read behind it.
    guard byte == UInt8(ascii: "\r"), unsafe step.pointee.isLast, unsafe text[end &+ 1] == UInt8(ascii: "\n")
    else { return false }
    cursor &+= 1
    start = end &+ 2
    return true
  }

  /// Moves behind a field in which points mean nothing, and gives its end.
  @inline(always)
  private mutating func closeAnyText(_ step: UnsafeMutablePointer<CSVRowStep>) -> Int? {
    var end = unsafe Int(positions[cursor])
    cursor &+= 1
    while unsafe text[end] == UInt8(ascii: ".") {
      end = unsafe Int(positions[cursor])
      cursor &+= 1
    }
    return unsafe close(step, at: end) ? end : nil
  }

  // MARK: Texts

  @inline(always)
  private mutating func constant(_ step: UnsafeMutablePointer<CSVRowStep>) -> Bool {
    let first = start
    guard let end = unsafe closeAnyText(step) else { return false }
    return unsafe end &- first == step.pointee.length && isHeld(step, at: first, count: end &- first)
  }

  /// Whether the `count` bytes at `position` are those that the step holds.
  @inline(always)
  private func isHeld(_ step: UnsafeMutablePointer<CSVRowStep>, at position: Int, count: Int) -> Bool {
    let held = unsafe texts + step.pointee.offset
    for index in 0..<count where unsafe text[position &+ index] != held[index] { return false }
    return true
  }

  // MARK: Numbers

  @inline(always)
  private mutating func number(
    _ step: UnsafeMutablePointer<CSVRowStep>, values: UnsafeMutablePointer<Double>, isSigned: Bool
  ) -> Bool {
    let first = start
    let isNegative = unsafe isSigned && text[first] == UInt8(ascii: "-")
    let whole = first &+ (isNegative ? 1 : 0)
    let point = unsafe Int(positions[cursor])
    let magnitude: Double?
    if unsafe text[point] == UInt8(ascii: ".") {
      let end = unsafe Int(positions[cursor &+ 1])
      cursor &+= 2
      guard unsafe close(step, at: end) else { return false }
      unsafe magnitude = withPoint(step, whole: whole, point: point, end: end)
    } else {
      cursor &+= 1
      guard unsafe close(step, at: point) else { return false }
      unsafe magnitude = withoutPoint(step, whole: whole, end: point)
    }
    let target = unsafe values + step.pointee.offset
    if let magnitude {
      unsafe target.pointee = isNegative ? -magnitude : magnitude
      return true
    }
    let end = unsafe text[start &- 2] == UInt8(ascii: "\r") && step.pointee.isLast ? start &- 2 : start &- 1
    guard
      let value = unsafe CSVDecimals.unusual(
        text, first..<end, isSigned: isSigned, isOptional: step.pointee.isOptional, least: step.pointee.least)
    else { return false }
    unsafe target.pointee = value
    return true
  }

  /// The number with a point, if it is of a usual length.
  @inline(always)
  private mutating func withPoint(
    _ step: UnsafeMutablePointer<CSVRowStep>, whole: Int, point: Int, end: Int
  ) -> Double? {
    let wholeCount = point &- whole
    let places = end &- point &- 1
    guard wholeCount > 0, places > 0 else { return nil }
    let mantissa: UInt64
    if end &- whole <= 8 {
      mantissa = digits.upToSevenAroundPoint(end &- whole, places: places, before: end)
    } else {
      guard wholeCount <= 8, places <= CSVRowBuffers.mostPlaces, wholeCount &+ places <= 19 else { return nil }
      mantissa = decimals.mantissa(
        whole: digits.upToEight(wholeCount, before: point), fraction: digits.upToSixteen(places, before: end),
        places: places)
    }
    guard unsafe mantissa >= step.pointee.least else { return nil }
    if unsafe step.pointee.isLong { return decimals.product(mantissa, places: places) }
    guard mantissa <= 1 << 53 else {
      unsafe step.pointee.isLong = true
      return nil
    }
    return decimals.quotient(mantissa, places: places)
  }

  /// The number without a point, if it is of a usual length: up to 16 digits are converted in one rounding.
  @inline(always)
  private mutating func withoutPoint(_ step: UnsafeMutablePointer<CSVRowStep>, whole: Int, end: Int) -> Double? {
    let count = end &- whole
    guard count > 0, count <= 16 else { return nil }
    let mantissa = digits.upToSixteen(count, before: end)
    guard unsafe mantissa >= step.pointee.least else { return nil }
    return Double(Int64(truncatingIfNeeded: mantissa))
  }

  // MARK: Time stamps

  @inline(always)
  private mutating func isoDate(_ step: UnsafeMutablePointer<CSVRowStep>) -> Bool {
    let first = start
    guard let end = unsafe closeAnyText(step), unsafe end &- first == step.pointee.length,
      let date = unsafe clock.date(text, first)
    else { return false }
    stamp = date
    return true
  }

  @inline(always)
  private mutating func isoTime(_ step: UnsafeMutablePointer<CSVRowStep>) -> Bool {
    let hasSeconds = unsafe step.pointee.hasSeconds
    let first = start
    guard let end = unsafe closeAnyText(step), unsafe end &- first == step.pointee.length,
      let time = unsafe clock.time(text, first, hasSeconds: hasSeconds)
    else { return false }
    stamp = time
    let prefix = hasSeconds ? 19 : 16
    return unsafe isHeld(step, at: first &+ prefix, count: end &- first &- prefix)
  }

  @inline(always)
  private mutating func sinceEpoch(_ step: UnsafeMutablePointer<CSVRowStep>) -> Bool {
    let first = start
    let end = unsafe Int(positions[cursor])
    cursor &+= 1
    let count = end &- first
    guard unsafe close(step, at: end), count > 0, count <= 16,
      let microseconds = clock.sinceEpoch(digits.upToSixteen(count, before: end))
    else { return false }
    stamp = microseconds
    return true
  }

  @inline(always)
  private mutating func nanoseconds(_ step: UnsafeMutablePointer<CSVRowStep>) -> Bool {
    let first = start
    let end = unsafe Int(positions[cursor])
    cursor &+= 1
    let count = end &- first
    // The last three digits are zeros.
    guard unsafe close(step, at: end), count > 3, count <= 19, digits.word(end &- 8) &>> 40 == 0x30_3030,
      let microseconds = clock.sinceEpoch(digits.upToSixteen(count &- 3, before: end &- 3))
    else { return false }
    stamp = microseconds
    return true
  }
}
