/// The type of a tensor's elements; the raw value is its name in a safetensors file.
public enum TensorElementType: String, CaseIterable, Sendable {
  /// Floating point of 64 bits (IEEE 754).
  case float64 = "F64"
  /// Floating point of 32 bits (IEEE 754).
  case float32 = "F32"
  /// Floating point of 16 bits (IEEE 754).
  case float16 = "F16"
  /// The upper half of a floating-point number of 32 bits.
  case brainFloat16 = "BF16"
  /// Signed integer of 64 bits.
  case int64 = "I64"
  /// Signed integer of 32 bits.
  case int32 = "I32"
  /// Signed integer of 16 bits.
  case int16 = "I16"
  /// Signed integer of 8 bits.
  case int8 = "I8"
  /// Unsigned integer of 64 bits.
  case uint64 = "U64"
  /// Unsigned integer of 32 bits.
  case uint32 = "U32"
  /// Unsigned integer of 16 bits.
  case uint16 = "U16"
  /// Unsigned integer of 8 bits.
  case uint8 = "U8"
  /// Truth value in a byte, 0 or 1.
  case bool = "BOOL"

  /// The number of bytes of one element.
  public var byteCount: Int {
    switch self {
    case .float64, .int64, .uint64: 8
    case .float32, .int32, .uint32: 4
    case .float16, .brainFloat16, .int16, .uint16: 2
    case .int8, .uint8, .bool: 1
    }
  }
}
