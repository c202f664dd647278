/// The bytes of one field of a record.
struct CSVField {
  /// Without quotes around it and without blanks at its ends.
  var range: Range<Int>
  /// Whether quotes inside are doubled.
  var hasDoubledQuotes = false

  var isEmpty: Bool { range.isEmpty }

  /// The bytes of the field, a doubled quote as one.
  func content(in bytes: Span<UInt8>) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    var content: [UInt8] = []
    content.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      content.append(bytes[index])
      index += hasDoubledQuotes && bytes[index] == quote ? 2 : 1
    }
    return content
  }

  /// The text of the field.
  func text(in bytes: Span<UInt8>) -> String { String(decoding: content(in: bytes), as: UTF8.self) }
}

/// Cuts a text into records and fields (RFC 4180, and line ends of all three kinds), one pass over the bytes.
struct CSVScanner {
  let delimiter: UInt8
  /// Where the next record begins.
  var position = 0
  /// The line on which the next record begins, from one.
  var line = 1
  /// Whether a line with nothing but an empty field in quotes is a record, not a blank line.
  var keepsEmptyQuotes = false

  /// Where a quoted field is wrong.
  struct QuoteError: Error {
    var line: Int
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Reads the next record that is not blank into `fields`; gives its line, or `nil` at the end of the text.
  mutating func next(_ bytes: Span<UInt8>, into fields: inout [CSVField]) throws(QuoteError) -> Int? {
    while position < bytes.count {
      fields.removeAll(keepingCapacity: true)
      let start = line
      try scanRecord(bytes, into: &fields)
      if fields.count > 1 || !fields[0].isEmpty || (keepsEmptyQuotes && isQuoted(fields[0], bytes)) { return start }
    }
    return nil
  }

  private func isQuoted(_ field: CSVField, _ bytes: Span<UInt8>) -> Bool {
    field.range.lowerBound > 0 && bytes[field.range.lowerBound - 1] == CSVScanner.quote
  }

  /// Moves in front of the next line that is not blank.
  mutating func skipBlankLines(_ bytes: Span<UInt8>) {
    while true {
      var next = position
      while next < bytes.count, isBlank(bytes[next]) { next += 1 }
      guard next < bytes.count else { return }
      let isReturn = bytes[next] == CSVScanner.carriageReturn
      guard isReturn || bytes[next] == CSVScanner.lineFeed else { return }
      position = next + 1
      if isReturn, position < bytes.count, bytes[position] == CSVScanner.lineFeed { position += 1 }
      line += 1
    }
  }

  private mutating func scanRecord(_ bytes: Span<UInt8>, into fields: inout [CSVField]) throws(QuoteError) {
    while true {
      while position < bytes.count, isBlank(bytes[position]) { position += 1 }
      if position < bytes.count, bytes[position] == CSVScanner.quote {
        fields.append(try quotedField(bytes))
      } else {
        fields.append(plainField(bytes))
      }
      guard position < bytes.count else { return }
      let end = bytes[position]
      position += 1
      if end == delimiter { continue }
      if end == CSVScanner.carriageReturn, position < bytes.count, bytes[position] == CSVScanner.lineFeed {
        position += 1
      }
      line += 1
      return
    }
  }

  /// The field from `position` to the next delimiter or line end, where `position` is left.
  private mutating func plainField(_ bytes: Span<UInt8>) -> CSVField {
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || byte == CSVScanner.lineFeed || byte == CSVScanner.carriageReturn { break }
      position += 1
    }
    var end = position
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return CSVField(range: start..<end)
  }

  private mutating func quotedField(_ bytes: Span<UInt8>) throws(QuoteError) -> CSVField {
    let startLine = line
    position += 1
    let start = position
    var hasDoubledQuotes = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == CSVScanner.quote {
        guard position + 1 < bytes.count, bytes[position + 1] == CSVScanner.quote else { break }
        hasDoubledQuotes = true
        position += 1
      } else if byte == CSVScanner.lineFeed
        || (byte == CSVScanner.carriageReturn
          && (position + 1 == bytes.count || bytes[position + 1] != CSVScanner.lineFeed))
      {
        line += 1
      }
      position += 1
    }
    guard position < bytes.count else { throw QuoteError(line: startLine) }
    let field = CSVField(range: start..<position, hasDoubledQuotes: hasDoubledQuotes)
    position += 1
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    if position < bytes.count, bytes[position] != delimiter, bytes[position] != CSVScanner.lineFeed,
      bytes[position] != CSVScanner.carriageReturn
    {
      throw QuoteError(line: startLine)
    }
    return field
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")) && byte != delimiter
  }
}
