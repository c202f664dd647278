/// The directory at the end of a zip archive (PKWARE, APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16).
struct ZipDirectory {
  private let file: String
  /// Where the directory begins, and with it everything that is not a member.
  private let start: Int
  private let members: [ZipMember]

  private static let endLength = 22
  private static let entryLength = 46
  private static let headerLength = 30
  private static let longestComment = 0xFFFF

  /// The directory of the archive in `bytes`.
  ///
  /// - Throws: `MarketDataError.corruptArchive`, or `.unsupportedArchive` for zip64 and archives in several files.
  init(of bytes: Span<UInt8>, file: String) throws(MarketDataError) {
    self.file = file
    guard let end = ZipDirectory.end(of: bytes) else {
      throw .corruptArchive(file: file, reason: "it has no directory at its end and may be cut off")
    }
    let (disk, count) = (bytes.number16(at: end + 4), bytes.number16(at: end + 10))
    let (length, start) = (bytes.number32(at: end + 12), bytes.number32(at: end + 16))
    guard count != 0xFFFF, length != Int(UInt32.max), start != Int(UInt32.max) else {
      throw .unsupportedArchive(file: file, reason: "it has the large form (zip64)")
    }
    guard disk == 0, count == bytes.number16(at: end + 8) else {
      throw .unsupportedArchive(file: file, reason: "it is one of several parts")
    }
    guard start + length <= end else { throw .corruptArchive(file: file, reason: "its directory is damaged") }
    self.start = start
    members = try ZipDirectory.entries(count, in: bytes, start..<start + length, file: file)
  }

  /// Where the record is that ends the archive; behind it there is only a comment of the length that it states.
  private static func end(of bytes: Span<UInt8>) -> Int? {
    let last = bytes.count - endLength
    guard last >= 0 else { return nil }
    return (max(0, last - longestComment)...last).reversed().first { position in
      bytes.begin(with: [0x50, 0x4B, 0x05, 0x06], at: position)
        && position + endLength + bytes.number16(at: position + 20) == bytes.count
    }
  }

  private static func entries(
    _ count: Int, in bytes: Span<UInt8>, _ range: Range<Int>, file: String
  ) throws(MarketDataError) -> [ZipMember] {
    var members: [ZipMember] = []
    var position = range.lowerBound
    for _ in 0..<count {
      guard position + entryLength <= range.upperBound,
        bytes.begin(with: [0x50, 0x4B, 0x01, 0x02], at: position)
      else { throw .corruptArchive(file: file, reason: "its directory is damaged") }
      let nameLength = bytes.number16(at: position + 28)
      let next =
        position + entryLength + nameLength + bytes.number16(at: position + 30)
        + bytes.number16(at: position + 32)
      guard next <= range.upperBound else { throw .corruptArchive(file: file, reason: "its directory is damaged") }
      members.append(
        ZipMember(
          name: bytes.text(position + entryLength..<position + entryLength + nameLength),
          flags: bytes.number16(at: position + 8), method: bytes.number16(at: position + 10),
          checksum: UInt32(bytes.number32(at: position + 16)), packedSize: bytes.number32(at: position + 20),
          size: bytes.number32(at: position + 24), headerPosition: bytes.number32(at: position + 42)))
      position = next
    }
    return members
  }

  /// The only file in the archive, which can be unpacked.
  func onlyMember() throws(MarketDataError) -> ZipMember {
    let files = members.filter(\.isFile)
    guard let member = files.first, files.count == 1 else {
      let names = files.map(\.name)
      if let format = ForeignFormat.name(ofArchiveWith: names) { throw .notText(file: file, format: format) }
      throw .notOneMember(file: file, members: names)
    }
    if let obstacle = member.obstacle { throw .unsupportedArchive(file: file, reason: obstacle) }
    return member
  }

  /// Where the data of a member are: behind its own header, which repeats its name.
  func data(of member: ZipMember, in bytes: Span<UInt8>) throws(MarketDataError) -> Range<Int> {
    let header = member.headerPosition
    guard header + ZipDirectory.headerLength <= start, bytes.begin(with: [0x50, 0x4B, 0x03, 0x04], at: header) else {
      throw .corruptArchive(file: file, reason: "\(member.name.quoted) is not where its directory says")
    }
    let first = header + ZipDirectory.headerLength + bytes.number16(at: header + 26) + bytes.number16(at: header + 28)
    guard first + member.packedSize <= start else {
      throw .corruptArchive(file: file, reason: "\(member.name.quoted) reaches into its directory")
    }
    return first..<first + member.packedSize
  }
}
