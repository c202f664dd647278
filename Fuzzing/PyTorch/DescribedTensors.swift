import ModelFormats

/// A safetensors file made of a description, so that made-up names and shapes are not refused for offsets that do not fit.
///
/// Each line is a tensor: its name, the name of its type and its dimensions, with a space between.
struct DescribedTensors {
  /// The file.
  let file: [UInt8]

  /// Larger tensors find nothing that smaller ones do not.
  private static let mostBytes = 1 << 15

  /// The file that a text describes.
  ///
  /// - Parameters:
  ///   - text: the lines.
  ///   - numbers: 0 for small numbers, 1 for zeros, 2 for large ones, 3 for some that are not finite.
  init(_ text: String, _ numbers: UInt8) {
    var members: [String] = []
    var end = 0
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 2 else { continue }
      let shape = words.dropFirst(2).map { Int($0) ?? 1 }
      guard let size = Self.size(of: shape, type: String(words[1])), size <= Self.mostBytes - end else { continue }
      let (name, type) = (JSONValue.string(String(words[0])).text(), JSONValue.string(String(words[1])).text())
      members.append("\(name):{\"dtype\":\(type),\"shape\":\(shape),\"data_offsets\":[\(end),\(end + size)]}")
      end += size
    }
    let header = Array("{\(members.joined(separator: ","))}".utf8)
    file = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header + Self.data(end, numbers)
  }

  private static func size(of shape: [Int], type: String) -> Int? {
    var size = TensorElementType(rawValue: type)?.byteCount ?? 1
    for dimension in shape {
      let (product, overflows) = size.multipliedReportingOverflow(by: dimension)
      guard dimension >= 0, !overflows else { return nil }
      size = product
    }
    return size
  }

  /// Bytes that make numbers of that kind in every type, in which each second byte has the sign and most of the exponent.
  private static func data(_ count: Int, _ numbers: UInt8) -> [UInt8] {
    let high: UInt8 = [0x3A, 0, 0x7B, 0x7F][Int(numbers)]
    var bytes: [UInt8] = []
    for place in 0..<count {
      let isHigh = place % 2 == 1
      let low = numbers == 1 ? 0 : UInt8(place / 2 & 0x7F)
      bytes.append(isHigh ? high | (place % 6 == 1 ? 0x80 : 0) : low)
    }
    return bytes
  }
}
