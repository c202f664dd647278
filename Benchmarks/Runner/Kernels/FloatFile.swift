import Foundation

/// Files of floats, 32 bits each, little-endian, on processors that are little-endian too.
enum FloatFile {
  static func read(_ path: String) throws -> [Float] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    guard bytes.count.isMultiple(of: 4) else { throw RunnerError.invalidData(path: path, byteCount: bytes.count) }
    return unsafe [Float](unsafeUninitializedCapacity: bytes.count / 4) { values, count in
      count = unsafe bytes.copyBytes(to: values) / 4
    }
  }
}
