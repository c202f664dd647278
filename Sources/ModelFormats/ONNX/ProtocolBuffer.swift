/// A message in the encoding of Protocol Buffers, field after field.
///
/// Each field begins with its number and how it is written: 0 an integer of 7 bits a byte, 2 a length and as many bytes,
/// 5 four bytes. Source: Google, "Protocol Buffers encoding", protobuf.dev/programming-guides/encoding.
struct ProtocolBuffer {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []

  /// An integer; a negative one takes ten bytes.
  mutating func add(_ field: Int, integer value: Int) {
    tag(field, wireType: 0)
    variableLength(UInt64(bitPattern: Int64(value)))
  }

  /// A number of four bytes.
  mutating func add(_ field: Int, float value: Float) {
    tag(field, wireType: 5)
    bytes += Float.littleEndianBytes(of: [value])
  }

  /// Bytes, a text or a message within this one.
  mutating func add(_ field: Int, bytes value: [UInt8]) {
    tag(field, wireType: 2)
    variableLength(UInt64(value.count))
    bytes += value
  }

  /// A text.
  mutating func add(_ field: Int, text: String) { add(field, bytes: Array(text.utf8)) }

  /// A message within this one.
  mutating func add(_ field: Int, message: ProtocolBuffer) { add(field, bytes: message.bytes) }

  /// Integers, packed: one field for all.
  mutating func add(_ field: Int, integers values: [Int]) {
    var packed = ProtocolBuffer()
    for value in values { packed.variableLength(UInt64(bitPattern: Int64(value))) }
    add(field, bytes: packed.bytes)
  }

  /// Numbers of four bytes, packed.
  mutating func add(_ field: Int, floats values: [Float]) { add(field, bytes: Float.littleEndianBytes(of: values)) }

  private mutating func tag(_ field: Int, wireType: UInt64) { variableLength(UInt64(field) << 3 | wireType) }

  private mutating func variableLength(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
