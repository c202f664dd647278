/// A Swift type whose values can be the elements of a tensor.
public protocol TensorElement: Sendable {
  /// The type's name in files.
  static var tensorElementType: TensorElementType { get }

  /// The bytes of `values`, one after the other, each little-endian.
  static func littleEndianBytes(of values: [Self]) -> [UInt8]

  /// The values whose little-endian bytes are `bytes`, a whole number of them.
  static func values(ofLittleEndianBytes bytes: [UInt8]) -> [Self]
}

extension Double: TensorElement {
  /// Floating point of 64 bits.
  public static var tensorElementType: TensorElementType { .float64 }

  /// The bytes of `values`, one after the other, each little-endian.
  public static func littleEndianBytes(of values: [Double]) -> [UInt8] { pack(values) { $0.bitPattern } }

  /// The values whose little-endian bytes are `bytes`, a whole number of them.
  public static func values(ofLittleEndianBytes bytes: [UInt8]) -> [Double] {
    unpack(bytes) { (bits: UInt64) in Double(bitPattern: bits) }
  }
}

extension Float: TensorElement {
  /// Floating point of 32 bits.
  public static var tensorElementType: TensorElementType { .float32 }

  /// The bytes of `values`, one after the other, each little-endian.
  public static func littleEndianBytes(of values: [Float]) -> [UInt8] { pack(values) { $0.bitPattern } }

  /// The values whose little-endian bytes are `bytes`, a whole number of them.
  public static func values(ofLittleEndianBytes bytes: [UInt8]) -> [Float] {
    unpack(bytes) { (bits: UInt32) in Float(bitPattern: bits) }
  }
}

extension Int64: TensorElement {
  /// Signed integer of 64 bits.
  public static var tensorElementType: TensorElementType { .int64 }

  /// The bytes of `values`, one after the other, each little-endian.
  public static func littleEndianBytes(of values: [Int64]) -> [UInt8] { pack(values) { UInt64(bitPattern: $0) } }

  /// The values whose little-endian bytes are `bytes`, a whole number of them.
  public static func values(ofLittleEndianBytes bytes: [UInt8]) -> [Int64] {
    unpack(bytes) { (bits: UInt64) in Int64(bitPattern: bits) }
  }
}

extension Int32: TensorElement {
  /// Signed integer of 32 bits.
  public static var tensorElementType: TensorElementType { .int32 }

  /// The bytes of `values`, one after the other, each little-endian.
  public static func littleEndianBytes(of values: [Int32]) -> [UInt8] { pack(values) { UInt32(bitPattern: $0) } }

  /// The values whose little-endian bytes are `bytes`, a whole number of them.
  public static func values(ofLittleEndianBytes bytes: [UInt8]) -> [Int32] {
    unpack(bytes) { (bits: UInt32) in Int32(bitPattern: bits) }
  }
}

extension UInt8: TensorElement {
  /// Unsigned integer of 8 bits.
  public static var tensorElementType: TensorElementType { .uint8 }

  /// The values themselves.
  public static func littleEndianBytes(of values: [UInt8]) -> [UInt8] { values }

  /// The bytes themselves.
  public static func values(ofLittleEndianBytes bytes: [UInt8]) -> [UInt8] { bytes }
}

// Generic here, but called from here with known types only: a call per tensor crosses the module's border, where
// a call per element would cost a hundred times what it does.

private func pack<Element, Bits: FixedWidthInteger>(_ values: [Element], _ bits: (Element) -> Bits) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(values.count * Bits.bitWidth / 8)
  for value in values {
    let word = bits(value)
    for shift in stride(from: 0, to: Bits.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word &>> Bits(shift)))
    }
  }
  return bytes
}

private func unpack<Element, Bits: FixedWidthInteger>(_ bytes: [UInt8], _ value: (Bits) -> Element) -> [Element] {
  let size = Bits.bitWidth / 8
  precondition(bytes.count % size == 0, "elements are stored as a whole number of them")
  return (0..<bytes.count / size).map { index in
    var word: Bits = 0
    for place in 0..<size { word |= Bits(bytes[index * size + place]) &<< Bits(8 * place) }
    return value(word)
  }
}
