/// A 64-bit hash that is the same on every machine and in every run; it tells accidents, not intent.
///
/// Each word goes through the finaliser of SplitMix64, which is one to one: a change of one word is always noticed.
struct StableHash {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Adds a word.
  mutating func add(_ word: UInt64) {
    var z = value ^ word
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    value = (z ^ (z >> 31)) &+ 0x9E37_79B9_7F4A_7C15
  }

  /// Adds numbers, and how many there are.
  mutating func add(_ values: [Float]) {
    add(UInt64(values.count))
    for value in values { add(UInt64(value.bitPattern)) }
  }

  /// Adds ranges, and how many there are.
  mutating func add(_ ranges: [Range<Int>]) {
    add(UInt64(ranges.count))
    for range in ranges {
      add(UInt64(bitPattern: Int64(range.lowerBound)))
      add(UInt64(bitPattern: Int64(range.upperBound)))
    }
  }

  /// The hash of bytes.
  static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash = StableHash()
    hash.add(UInt64(bytes.count))
    var (word, filled) = (UInt64(0), 0)
    for byte in bytes {
      word |= UInt64(byte) << UInt64(filled)
      filled += 8
      if filled == 64 {
        hash.add(word)
        (word, filled) = (0, 0)
      }
    }
    if filled > 0 { hash.add(word) }
    return hash.value
  }
}
