/// A zip archive whose members are stored as they are (PKWARE, APPNOTE 6.3).
///
/// All members are of 1 January 1980, the first day that the format knows, so that the same members give the same bytes.
struct StoredZip {
  /// The most bytes without the extension zip64: sizes and positions have 32 bits.
  static let mostBytes = Int(UInt32.max)
  /// The most members: their number has 16 bits, all of which set mean zip64.
  static let mostMembers = Int(UInt16.max) - 1
  /// Flag 11: the name is in UTF-8.
  private static let namedInUnicode = 1 << 11
  private static let version = 20
  private static let firstDay = 1 << 5 | 1
  /// The bytes of a member beside its content and its name, which is there twice; and of the end of the archive.
  private static let (memberOverhead, endLength) = (30 + 46, 22)

  private let mostBytes: Int
  private let mostMembers: Int
  private var members: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// An empty archive.
  ///
  /// - Parameters:
  ///   - mostBytes: the most bytes that it may have, within those of the format.
  ///   - mostMembers: the most members that it may have, within those of the format.
  init(mostBytes: Int, mostMembers: Int) {
    self.mostBytes = min(mostBytes, Self.mostBytes)
    self.mostMembers = min(mostMembers, Self.mostMembers)
  }

  /// Adds a file.
  ///
  /// - Throws: `.notExportable` where the archive would have too many bytes or members, and for a name of more than 65,535
  ///   bytes.
  mutating func add(_ name: String, _ content: [UInt8]) throws(ModelExchangeError) {
    try check(nameLength: name.utf8.count, contentLength: content.count)
    let name = Array(name.utf8)
    let position = members.count
    var header: [UInt8] = []
    header.append(Self.version, bytes: 2)
    header.append(name.allSatisfy { $0 < 0x80 } ? 0 : Self.namedInUnicode, bytes: 2)
    header.append(0, bytes: 2)  // Method: stored.
    header.append(0, bytes: 2)  // Time of day.
    header.append(Self.firstDay, bytes: 2)
    header.append(Int(CyclicRedundancyCheck.checksum(of: content)), bytes: 4)
    header.append(content.count, bytes: 4)
    header.append(content.count, bytes: 4)
    header.append(name.count, bytes: 2)
    header.append(0, bytes: 2)  // No extra fields.
    members += [0x50, 0x4B, 0x03, 0x04] + header + name
    members += content
    directory += [0x50, 0x4B, 0x01, 0x02]
    directory.append(Self.version, bytes: 2)
    directory += header
    directory.append(0, bytes: 10)  // No comment, first disk, no attributes.
    directory.append(position, bytes: 4)
    directory += name
    count += 1
  }

  private func check(nameLength: Int, contentLength: Int) throws(ModelExchangeError) {
    guard nameLength <= Int(UInt16.max) else {
      throw Self.notExportable("the name of a member has at most \(UInt16.max) bytes, one has \(nameLength)")
    }
    guard count < mostMembers else { throw Self.notExportable("an archive has at most \(mostMembers) arrays") }
    let length =
      members.count + directory.count + Self.memberOverhead + 2 * nameLength + contentLength + Self.endLength
    guard length <= mostBytes else {
      throw Self.notExportable("an archive has at most \(mostBytes) bytes, this one would have \(length) or more")
    }
  }

  private static func notExportable(_ reason: String) -> ModelExchangeError {
    .notExportable(format: "an archive of NumPy", reason: reason)
  }

  /// The archive.
  var bytes: [UInt8] {
    var end: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    end.append(0, bytes: 4)  // The first disk, which is the only one.
    end.append(count, bytes: 2)
    end.append(count, bytes: 2)
    end.append(directory.count, bytes: 4)
    end.append(members.count, bytes: 4)
    end.append(0, bytes: 2)  // No comment.
    return members + directory + end
  }
}

extension [UInt8] {
  /// Appends a number, its lowest byte first.
  fileprivate mutating func append(_ number: Int, bytes: Int) {
    for place in 0..<bytes { append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }
}
