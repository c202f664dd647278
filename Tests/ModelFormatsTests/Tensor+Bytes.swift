import ModelFormats
import Testing

extension Tensor {
  /// A tensor of any type, also of one that Swift has no number for, by way of a file.
  ///
  /// - Parameters:
  ///   - type: the type.
  ///   - bytes: the elements, little-endian.
  ///   - shape: the shape; that of a list where there is none.
  /// - Throws: where a file cannot hold it.
  init(type: TensorElementType, bytes: [UInt8], shape: [Int]? = nil) throws {
    let shape = shape ?? [bytes.count / type.byteCount]
    var header = Array(
      #"{"a":{"dtype":"\#(type.rawValue)","shape":\#(shape),"data_offsets":[0,\#(bytes.count)]}}"#.utf8)
    header += [UInt8](repeating: 0x20, count: (8 - header.count % 8) % 8)
    let length = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) }
    self = try #require(try SafetensorsFile(decoding: length + header + bytes, file: "x").tensors["a"])
  }
}
