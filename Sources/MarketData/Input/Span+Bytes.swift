extension Span<UInt8> {
  /// Whether the bytes from `position` on begin with `prefix`.
  func begin(with prefix: [UInt8], at position: Int = 0) -> Bool {
    position + prefix.count <= count && prefix.indices.allSatisfy { self[position + $0] == prefix[$0] }
  }

  /// The 16-bit number at `position`, its lowest byte first.
  func number16(at position: Int) -> Int {
    Int(self[position]) | Int(self[position + 1]) << 8
  }

  /// The 32-bit number at `position`, its lowest byte first.
  func number32(at position: Int) -> Int {
    number16(at: position) | number16(at: position + 2) << 16
  }

  /// The text of a range; what is not UTF-8 in it is shown as U+FFFD.
  func text(_ range: Range<Int>) -> String {
    String(decoding: range.map { self[$0] }, as: UTF8.self)
  }

  /// The line, from one, on which the byte at `position` stands in the text that begins at `start`.
  func line(of position: Int, from start: Int) -> Int {
    var line = 1
    for index in start..<position {
      switch self[index] {
      case UInt8(ascii: "\n"): line += 1
      case UInt8(ascii: "\r") where index + 1 == count || self[index + 1] != UInt8(ascii: "\n"): line += 1
      default: break
      }
    }
    return line
  }
}
