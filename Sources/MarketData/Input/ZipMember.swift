/// What the directory of a zip archive says of one of its files.
struct ZipMember {
  /// The method of data that are not compressed.
  static let stored = 0
  /// The method of data that are compressed by deflate.
  static let deflated = 8

  let name: String
  let flags: Int
  let method: Int
  /// CRC-32 of the content.
  let checksum: UInt32
  /// The bytes of the content in the archive.
  let packedSize: Int
  /// The bytes of the content.
  let size: Int
  /// Where its own header stands in the archive.
  let headerPosition: Int

  /// Whether it is a file of the user, and not a folder or what macOS adds.
  var isFile: Bool { !name.hasSuffix("/") && !name.hasPrefix("__MACOSX/") }

  /// Why it cannot be unpacked; `nil` where it can.
  var obstacle: String? {
    // Bit 0 is set for all kinds of encryption.
    guard flags & 1 == 0 else { return "\(name.quoted) in it is encrypted" }
    let unknown = Int(UInt32.max)
    guard size != unknown, packedSize != unknown, headerPosition != unknown else {
      return "it has the large form (zip64)"
    }
    guard method == ZipMember.stored || method == ZipMember.deflated else {
      let method = ZipMember.methodNames[method] ?? "method \(method)"
      return "\(name.quoted) in it is compressed by \(method), where deflate was expected"
    }
    return nil
  }

  private static let methodNames = [
    1: "Shrink", 6: "Implode", 9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "xz", 98: "PPMd",
  ]
}
