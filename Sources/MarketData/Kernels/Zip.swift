import CZlib

/// Unpacking of the one file in a zip archive (PKWARE, APPNOTE 6.3).
package enum Zip {
  /// Whether `bytes` begin as a zip archive does, be it an empty one.
  static func isZip(_ bytes: Span<UInt8>) -> Bool {
    bytes.begin(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.begin(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// The content of the only member of a zip archive.
  ///
  /// - Parameters:
  ///   - bytes: the archive.
  ///   - file: its name in errors.
  ///   - limit: the most bytes that the member may unpack to.
  /// - Returns: the content, whose checksum is right.
  /// - Throws: `MarketDataError.notOneMember` where it holds none or several, `.notText` where these make up an Excel
  ///   workbook or the like, `.unsupportedArchive` for encryption, zip64 and methods other than deflate and none,
  ///   `.corruptArchive` for data that end early or fail their checksum, `.archiveTooLarge` above `limit`.
  package static func decompress(
    _ bytes: TextBytes, file: String, limit: Int = Gzip.largestOutput
  ) throws(MarketDataError) -> [UInt8] {
    let (member, data) = try bytes.withSpan { span throws(MarketDataError) -> (ZipMember, Range<Int>) in
      let directory = try ZipDirectory(of: span, file: file)
      let member = try directory.onlyMember()
      return (member, try directory.data(of: member, in: span))
    }
    guard member.size <= limit else { throw .archiveTooLarge(file: file, limit: limit) }
    let content = unsafe try bytes.withUnsafeBytes { input throws(MarketDataError) -> [UInt8] in
      let packed = unsafe UnsafeBufferPointer(rebasing: input[data])
      return unsafe try member.method == ZipMember.stored ? Array(packed) : inflate(packed, member, file: file)
    }
    guard content.count == member.size else {
      throw .corruptArchive(file: file, reason: "its content has \(content.count) bytes and not \(member.size)")
    }
    guard checksum(of: content) == member.checksum else {
      throw .corruptArchive(file: file, reason: "the checksum of its content is wrong")
    }
    return content
  }

  private static func inflate(
    _ packed: UnsafeBufferPointer<UInt8>, _ member: ZipMember, file: String
  ) throws(MarketDataError) -> [UInt8] {
    var inflater = try Inflater(.none, file: file)
    var content: [UInt8] = []
    do throws(MarketDataError) {
      let end = unsafe try inflater.unpack(packed, from: 0, to: &content, limit: member.size)
      guard end == packed.count else {
        throw .corruptArchive(file: file, reason: "something else follows the compressed data")
      }
    } catch .archiveTooLarge {
      throw .corruptArchive(file: file, reason: "its content has more bytes than the \(member.size) that it states")
    }
    return content
  }

  private static func checksum(of bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { unsafe UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
  }
}
