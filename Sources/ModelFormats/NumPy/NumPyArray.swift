/// An array in NumPy's format `.npy`, version 1.0: a header that says type and shape, then the elements.
///
/// Source: NumPy enhancement proposal 1, "A simple file format for NumPy arrays".
struct NumPyArray {
  /// The file begins with it, version included.
  private static let signature: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
  /// The header, signature and length included, is a multiple of it, so that elements lie well in memory.
  private static let alignment = 64

  /// The file's bytes.
  let bytes: [UInt8]

  /// The array of a tensor, row-major; one of `bfloat16`, which NumPy has no type for, as `float32`, without loss.
  init(_ tensor: Tensor) {
    guard tensor.elementType != .brainFloat16 else {
      // The number of 32 bits has the bits of the shorter one in its upper half.
      let elements = stride(from: 0, to: tensor.bytes.count, by: 2).flatMap { place -> [UInt8] in
        [0, 0, tensor.bytes[place], tensor.bytes[place + 1]]
      }
      self.init(type: "<f4", shape: tensor.shape, elements: elements)
      return
    }
    self.init(type: Self.type(of: tensor.elementType), shape: tensor.shape, elements: tensor.bytes)
  }

  /// The array without dimensions of a text, in UTF-32.
  init(_ text: String) {
    // NumPy has no text of no character: an empty one is a zero, which it takes off the end.
    let characters = text.isEmpty ? [0] : text.unicodeScalars.map(\.value)
    self.init(
      type: "<U\(characters.count)", shape: [],
      elements: characters.flatMap { character in
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: character >> $0) }
      })
  }

  private init(type: String, shape: [Int], elements: [UInt8]) {
    let lengths = shape.count == 1 ? "\(shape[0])," : shape.map(String.init).joined(separator: ", ")
    var header = Array("{'descr': '\(type)', 'fortran_order': False, 'shape': (\(lengths)), }".utf8)
    let unpadded = Self.signature.count + 2 + header.count + 1
    let padding = (Self.alignment - unpadded % Self.alignment) % Self.alignment
    header += [UInt8](repeating: UInt8(ascii: " "), count: padding)
    header.append(UInt8(ascii: "\n"))
    precondition(header.count <= UInt16.max, "an array has at most a few thousand dimensions")
    let length = [UInt8(truncatingIfNeeded: header.count), UInt8(truncatingIfNeeded: header.count >> 8)]
    bytes = Self.signature + length + header + elements
  }

  private static func type(of element: TensorElementType) -> String {
    switch element {
    case .float64: "<f8"
    case .float32, .brainFloat16: "<f4"
    case .float16: "<f2"
    case .int64: "<i8"
    case .int32: "<i4"
    case .int16: "<i2"
    case .int8: "|i1"
    case .uint64: "<u8"
    case .uint32: "<u4"
    case .uint16: "<u2"
    case .uint8: "|u1"
    case .bool: "|b1"
    }
  }
}
