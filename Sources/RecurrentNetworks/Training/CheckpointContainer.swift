/// The outer form of a check-point: what it is, how long it is, and a checksum.
///
/// Eight bytes of magic, the version, the length of the contents, the contents, and the `StableHash` of all before it;
/// numbers are 64-bit and little-endian.
package enum CheckpointContainer {
  static let version = 1
  private static let headerSize = 24

  /// Contents in their outer form.
  package static func sealed(_ contents: [UInt8], magic: StaticString) -> [UInt8] {
    var writer = CheckpointWriter()
    writer.bytes = Array(magic.description.utf8)
    writer.write(version)
    writer.write(contents.count)
    writer.bytes += contents
    writer.write(StableHash.of(writer.bytes[...]))
    return writer.bytes
  }

  /// The contents of `bytes`, checked.
  static func contents(of bytes: [UInt8], magic: StaticString) throws(RecurrentNetworkError) -> CheckpointReader {
    let magic = Array(magic.description.utf8)
    guard bytes.starts(with: magic) else {
      // What was cut off within its first bytes is still told from what never was a check-point.
      guard !bytes.isEmpty && magic.starts(with: bytes) else { throw .notACheckpoint }
      throw .truncatedCheckpoint(byteCount: bytes.count, expected: headerSize)
    }
    guard bytes.count >= headerSize else {
      throw .truncatedCheckpoint(byteCount: bytes.count, expected: headerSize)
    }
    var header = CheckpointReader(bytes[magic.count..<headerSize])
    let found = try header.integer()
    guard found == version else { throw .unknownCheckpointVersion(found: found, known: version) }
    let length = try header.integer()
    guard length >= 0, length <= Int.max - headerSize - 8 else {
      throw .corruptCheckpoint(reason: "its length is given as \(length)")
    }
    let end = headerSize + length
    guard bytes.count >= end + 8 else { throw .truncatedCheckpoint(byteCount: bytes.count, expected: end + 8) }
    guard bytes.count == end + 8 else {
      throw .corruptCheckpoint(reason: "\(bytes.count - end - 8) bytes follow its end")
    }
    var checksum = CheckpointReader(bytes[end...])
    guard try checksum.word() == StableHash.of(bytes[..<end]) else {
      throw .corruptCheckpoint(reason: "its checksum is not that of its contents")
    }
    return CheckpointReader(bytes[headerSize..<end])
  }
}
