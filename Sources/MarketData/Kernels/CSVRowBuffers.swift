/// The memory that a kernel works in, allocated once: tables, positions, and a chunk of rows column by column.
@safe
final class CSVRowBuffers {
  /// The longest row in bytes, and how much of the text is looked through at a time.
  static let window = 1 << 15
  /// How many rows are collected before they go to the columns.
  static let chunkRows = 512
  /// From one column of a chunk to the next: not a power of two, so that columns do not share sets of the cache.
  static let stride = chunkRows + 24
  /// Bytes that may be read in front of a number.
  static let margin = 32
  /// The most digits behind the point that are read without a loop.
  static let mostPlaces = 16

  let steps: UnsafeMutablePointer<CSVRowStep>
  /// The bytes of texts and suffixes, one after the other.
  let texts: UnsafeMutablePointer<UInt8>
  let masks: UnsafeMutablePointer<UInt8>
  /// By places: the power of ten as a whole number and as a double; the leading word of its reciprocal, and what the
  /// exponent field of a quotient begins with.
  let wholePowers: UnsafeMutablePointer<UInt64>
  let powers: UnsafeMutablePointer<Double>
  let reciprocals: UnsafeMutablePointer<UInt64>
  let exponents: UnsafeMutablePointer<UInt64>
  let positions: UnsafeMutablePointer<UInt32>
  let values: UnsafeMutablePointer<Double>
  let stamps: UnsafeMutablePointer<TimeStamp>
  /// How the fields of a batch end, and its columns of words.
  let shape: UnsafeMutablePointer<CSVRowShape.Field>
  let lanes: UnsafeMutablePointer<SIMD8<UInt64>>
  /// A copy of one row that has too little text around it, between two margins.
  let row: UnsafeMutablePointer<UInt8>

  init(steps: [CSVRowStep], texts: [UInt8], columns: Int) {
    let places = 0...CSVRowBuffers.mostPlaces
    let wholePowers = places.map { place in (0..<place).reduce(1 as UInt64) { power, _ in power * 10 } }
    unsafe self.steps = unsafe .copy(of: steps)
    unsafe self.texts = unsafe .copy(of: texts)
    unsafe masks = unsafe .copy(of: CSVDigits.masks)
    unsafe self.wholePowers = unsafe .copy(of: wholePowers)
    unsafe powers = unsafe .copy(of: wholePowers.map { Double($0) })
    unsafe reciprocals = unsafe .copy(of: places.map { PowerOfFive.leadingBits(-$0).high })
    unsafe exponents = unsafe .copy(of: places.map { UInt64(PowerOfFive.binaryExponentOfTen(-$0) + 63 + 1022) })
    unsafe positions = unsafe .copy(
      of: [UInt32](repeating: 0, count: CSVRowBuffers.window + CSVRowBuffers.margin + CSVStructuralIndex.slack))
    unsafe values = unsafe .copy(of: [Double](repeating: 0, count: CSVRowBuffers.stride * columns))
    unsafe stamps = unsafe .copy(
      of: [TimeStamp](repeating: TimeStamp(microseconds: 0), count: CSVRowBuffers.chunkRows))
    unsafe shape = unsafe .copy(of: [CSVRowShape.Field](repeating: CSVRowShape.Field(), count: steps.count))
    unsafe lanes = unsafe .copy(
      of: [SIMD8<UInt64>](repeating: SIMD8(), count: CSVRowBatch.laneColumns * CSVLaneColumn.rows / 8))
    unsafe row = unsafe .copy(of: [UInt8](repeating: 0, count: CSVRowBuffers.window + 2 * CSVRowBuffers.margin))
  }

  deinit {
    unsafe steps.deallocate()
    unsafe texts.deallocate()
    unsafe masks.deallocate()
    unsafe wholePowers.deallocate()
    unsafe powers.deallocate()
    unsafe reciprocals.deallocate()
    unsafe exponents.deallocate()
    unsafe positions.deallocate()
    unsafe values.deallocate()
    unsafe stamps.deallocate()
    unsafe shape.deallocate()
    unsafe lanes.deallocate()
    unsafe row.deallocate()
  }
}

extension UnsafeMutablePointer {
  /// New memory that holds the elements of an array.
  fileprivate static func copy(of elements: [Pointee]) -> UnsafeMutablePointer {
    let memory = UnsafeMutableBufferPointer<Pointee>.allocate(capacity: max(1, elements.count))
    _ = unsafe memory.initialize(from: elements)
    guard let start = memory.baseAddress else { preconditionFailure("memory that was allocated has an address") }
    return unsafe start
  }
}
