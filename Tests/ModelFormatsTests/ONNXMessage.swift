import ModelFormats

/// A message in the encoding of Protocol Buffers, taken apart.
struct ONNXMessage {
  struct Malformed: Error {}

  private var fields: [(number: Int, bytes: [UInt8])] = []

  /// The fields of a message; an integer is kept as its bytes.
  init(_ bytes: [UInt8]) throws {
    var place = 0
    while place < bytes.count {
      let tag = try Self.integer(in: bytes, at: &place)
      let start = place
      switch tag & 7 {
      case 0:
        _ = try Self.integer(in: bytes, at: &place)
        fields.append((tag >> 3, Array(bytes[start..<place])))
      case 2, 5:
        let count = tag & 7 == 5 ? 4 : try Self.integer(in: bytes, at: &place)
        guard count >= 0, place + count <= bytes.count else { throw Malformed() }
        fields.append((tag >> 3, Array(bytes[place..<place + count])))
        place += count
      default: throw Malformed()
      }
    }
  }

  /// The contents of a field, one for each time that it occurs.
  func all(_ number: Int) -> [[UInt8]] { fields.filter { $0.number == number }.map(\.bytes) }

  /// The messages within a field.
  func messages(_ number: Int) throws -> [ONNXMessage] { try all(number).map { try ONNXMessage($0) } }

  /// The texts of a field.
  func texts(_ number: Int) -> [String] { all(number).map { String(decoding: $0, as: UTF8.self) } }

  /// The integers of a field, packed or not.
  func integers(_ number: Int) throws -> [Int] {
    var integers: [Int] = []
    for bytes in all(number) {
      var place = 0
      while place < bytes.count { integers.append(try Self.integer(in: bytes, at: &place)) }
    }
    return integers
  }

  /// The numbers of a field, packed or not.
  func floats(_ number: Int) -> [Float] { all(number).flatMap { Float.values(ofLittleEndianBytes: $0) } }

  private static func integer(in bytes: [UInt8], at place: inout Int) throws -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.count, shift < 70 {
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 { return Int(bitPattern: UInt(value)) }
    }
    throw Malformed()
  }
}
