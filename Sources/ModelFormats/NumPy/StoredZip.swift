/// A zip archive whose members are stored as they are (PKWARE, APPNOTE 6.3).
///
/// All members are of 1 January 1980, the first day that the format knows, so that the same members give the same bytes.
struct StoredZip {
  /// What limits an archive without the extension zip64: sizes and positions of 32 bits.
  static let limit = Int(UInt32.max)
  /// The most members: their number has 16 bits, all of which set mean zip64.
  static let mostMembers = Int(UInt16.max) - 1
  /// Flag 11: the name is in UTF-8.
  private static let namedInUnicode = 1 << 11
  private static let version = 20
  private static let firstDay = 1 << 5 | 1

  private var members: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a file.
  ///
  /// - Precondition: the archive stays within `limit` bytes and `mostMembers` members, and the name within 65,535 bytes.
  mutating func add(_ name: String, _ content: [UInt8]) {
    let name = Array(name.utf8)
    let position = members.count
    precondition(name.count <= Int(UInt16.max), "the name of a file in an archive has less than 64 KiB")
    precondition(count < Self.mostMembers, "an archive has at most \(Self.mostMembers) files")
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
    precondition(members.count + directory.count <= Self.limit - 22, "an archive has less than 4 GiB")
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
