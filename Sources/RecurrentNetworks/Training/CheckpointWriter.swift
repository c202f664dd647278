/// Writes numbers one after another, little-endian.
struct CheckpointWriter {
  var bytes: [UInt8] = []

  mutating func write(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
  }

  mutating func write(_ value: Int) { write(UInt64(bitPattern: Int64(value))) }

  mutating func write(_ value: Double) { write(value.bitPattern) }

  mutating func write(_ value: Bool) { write(value ? 1 : 0) }

  /// Whether there is a value, and it.
  mutating func write(_ value: Double?) {
    write(value != nil)
    if let value { write(value) }
  }

  /// Whether there is a value, and it.
  mutating func write(_ value: Int?) {
    write(value != nil)
    if let value { write(value) }
  }

  /// How many numbers there are, and they, four bytes each.
  mutating func write(_ values: [Float]) {
    write(values.count)
    bytes.reserveCapacity(bytes.count + 4 * values.count)
    for value in values {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> shift))
      }
    }
  }

  /// How many numbers there are, and they.
  mutating func write(_ values: [Double]) {
    write(values.count)
    for value in values { write(value) }
  }

  /// How many bytes there are, and they.
  mutating func write(_ values: [UInt8]) {
    write(values.count)
    bytes += values
  }
}
