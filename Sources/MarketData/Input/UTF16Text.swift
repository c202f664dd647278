/// Text of 16-bit units (RFC 2781), as some programs for Windows save it.
struct UTF16Text {
  /// Whether the upper byte of a unit comes first.
  let isBigEndian: Bool
  /// Where the text begins, behind a byte-order mark.
  let start: Int

  /// The form of the text in `bytes`; `nil` where nothing shows that it is UTF-16.
  ///
  /// A byte-order mark shows it; without one, 64 bytes of which every second is zero and no other.
  init?(_ bytes: Span<UInt8>) {
    if bytes.begin(with: [0xFF, 0xFE]) || bytes.begin(with: [0xFE, 0xFF]) {
      (isBigEndian, start) = (bytes[0] == 0xFE, 2)
      return
    }
    let head = (0..<min(bytes.count, 64) / 2).map { (bytes[2 * $0] == 0, bytes[2 * $0 + 1] == 0) }
    guard head.count > 1, let first = head.first, first.0 != first.1, head.allSatisfy({ $0 == first }) else {
      return nil
    }
    (isBigEndian, start) = (first.0, 0)
  }

  /// The text as UTF-8.
  ///
  /// - Throws: `MarketDataError.invalidUTF16` at a surrogate without its partner and at half a unit.
  func utf8(_ bytes: Span<UInt8>, file: String) throws(MarketDataError) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count - start) / 2)
    var position = start
    while position < bytes.count {
      guard let scalar = scalar(bytes, at: position) else {
        let line = text.span.line(of: text.count, from: 0)
        throw .invalidUTF16(CSVLocation(file: file, line: line), byte: position)
      }
      if scalar.isASCII { text.append(UInt8(scalar.value)) } else { text.append(contentsOf: String(scalar).utf8) }
      position += scalar.value > 0xFFFF ? 4 : 2
    }
    return text
  }

  private func scalar(_ bytes: Span<UInt8>, at position: Int) -> Unicode.Scalar? {
    guard let unit = unit(bytes, at: position) else { return nil }
    guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) }
    guard let next = self.unit(bytes, at: position + 2), UTF16.isTrailSurrogate(next) else { return nil }
    return Unicode.Scalar(0x10000 + UInt32(unit & 0x3FF) << 10 + UInt32(next & 0x3FF))
  }

  private func unit(_ bytes: Span<UInt8>, at position: Int) -> UInt16? {
    guard position + 1 < bytes.count else { return nil }
    let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }
}
