/// Finds the bytes that a row is cut at: delimiters, line ends and points, and those that no plain row has (quotes
/// and bytes beyond ASCII), 64 bytes at a time.
struct CSVStructuralIndex {
  /// What one block may write behind its last entry.
  static let slack = 64

  private let delimiter: SIMD64<UInt8>
  private let lineFeed = SIMD64(repeating: UInt8(ascii: "\n"))
  private let carriageReturn = SIMD64(repeating: UInt8(ascii: "\r"))
  private let point = SIMD64(repeating: UInt8(ascii: "."))
  private let quote = SIMD64(repeating: UInt8(ascii: "\""))
  private let lastOfASCII = SIMD64<UInt8>(repeating: 0x7F)
  /// Bit n in the n-th byte of each word.
  private let bitOfByte = SIMD8<UInt64>(repeating: 0x8040_2010_0804_0201)
  private let ones = SIMD8<UInt64>(repeating: 0x0101_0101_0101_0101)
  private let highestByte = SIMD8<UInt64>(repeating: 56)

  init(delimiter: UInt8) {
    self.delimiter = SIMD64(repeating: delimiter)
  }

  /// Writes the positions of such bytes within `text`, in order.
  ///
  /// - Parameters:
  ///   - text: where the text begins.
  ///   - count: its length in bytes.
  ///   - positions: room for `count` entries and the slack.
  /// - Returns: how many positions there are.
  @inline(always)
  func find(
    _ text: UnsafePointer<UInt8>, count: Int, into positions: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var found = 0
    var block = 0
    while block + 64 <= count {
      let bytes = unsafe UnsafeRawPointer(text + block).loadUnaligned(as: SIMD64<UInt8>.self)
      unsafe append(mask(bytes), UInt32(truncatingIfNeeded: block), to: positions, &found)
      block += 64
    }
    if block < count {
      // Zeros are none of the bytes that are looked for.
      var bytes = SIMD64<UInt8>()
      for index in block..<count { bytes[index - block] = unsafe text[index] }
      unsafe append(mask(bytes), UInt32(truncatingIfNeeded: block), to: positions, &found)
    }
    return found
  }

  /// The bits of a mask as positions, eight at a time: what is written too much is overwritten by the next.
  @inline(always)
  private func append(
    _ mask: UInt64, _ block: UInt32, to positions: UnsafeMutablePointer<UInt32>, _ found: inout Int
  ) {
    var rest = mask
    let count = mask.nonzeroBitCount
    var written = 0
    repeat {
      let target = unsafe positions + (found &+ written)
      for index in 0..<8 {
        unsafe target[index] = block &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
      written &+= 8
    } while written < count
    found &+= count
  }

  /// One bit for each byte that a row is cut at.
  ///
  /// Only operations between two vectors of the same type compile to single instructions.
  @inline(always)
  private func mask(_ bytes: SIMD64<UInt8>) -> UInt64 {
    let isCut =
      (bytes .== delimiter) .| (bytes .== lineFeed) .| (bytes .== point) .| (bytes .== carriageReturn)
      .| (bytes .== quote) .| (bytes .> lastOfASCII)
    // Eight bytes of one bit each add up to one byte, the highest of the product.
    let sums = ((unsafe unsafeBitCast(isCut, to: SIMD8<UInt64>.self) & bitOfByte) &* ones) &>> highestByte
    return unsafe unsafeBitCast(SIMD8<UInt8>(truncatingIfNeeded: sums), to: UInt64.self)
  }
}
