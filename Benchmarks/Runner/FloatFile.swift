import Foundation

/// Files of single-precision numbers, 32 bits each, little-endian.
enum FloatFile {
  static func read(_ path: String) throws -> [Float] {
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    guard bytes.count.isMultiple(of: 4) else { throw RunnerError.invalidData(path: path, byteCount: bytes.count) }
    return stride(from: 0, to: bytes.count, by: 4).map { first in
      Float(
        bitPattern: UInt32(bytes[first]) | UInt32(bytes[first + 1]) << 8 | UInt32(bytes[first + 2]) << 16
          | UInt32(bytes[first + 3]) << 24)
    }
  }
}
