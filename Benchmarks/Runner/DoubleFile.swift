import Foundation

/// Files of doubles, 64 bits each, little-endian.
enum DoubleFile {
  static func read(_ path: String) throws -> [Double] {
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    guard bytes.count.isMultiple(of: 8) else { throw RunnerError.invalidData(path: path, byteCount: bytes.count) }
    return stride(from: 0, to: bytes.count, by: 8).map { first in
      Double(bitPattern: bytes[first..<first + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }
  }
}
