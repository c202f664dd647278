extension Tensor {
  /// The elements as numbers of 32 bits; `nil` where they are not floating-point numbers.
  ///
  /// Those of 16 bits are widened exactly, those of 64 rounded to the nearest, to an infinity where they are too large.
  var floats: [Float]? {
    switch elementType {
    case .float32: values()
    case .float64: values(as: Double.self)?.map { Float($0) }
    case .float16: halfWords.map(Self.float(half:))
    case .brainFloat16: halfWords.map { Float(bitPattern: UInt32($0) << 16) }
    default: nil
    }
  }

  private var halfWords: [UInt16] {
    stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
  }

  /// A number of 16 bits (IEEE 754) by its bits: a sign, 5 of the exponent, 10 of the significand.
  ///
  /// The type `Float16` is not there on every platform.
  private static func float(half bits: UInt16) -> Float {
    let (exponent, fraction) = (Int(bits >> 10) & 0x1F, UInt32(bits & 0x3FF))
    let sign = UInt32(bits & 0x8000) << 16
    switch exponent {
    case 0:
      let size = Float(fraction) * 0x1p-24
      return Float(bitPattern: size.bitPattern | sign)
    case 0x1F: return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default: return Float(bitPattern: sign | UInt32(exponent - 15 + 127) << 23 | fraction << 13)
    }
  }
}
