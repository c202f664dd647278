/// The reader of a JSON document, as RFC 8259 defines it.
///
/// Unlike Foundation's, it tells the line and the column of a mistake, and does not accept a key twice.
package struct JSONParser {
  /// A mistake in a document.
  package struct Mistake: Error, Equatable {
    /// The line, from 1.
    package var line: Int
    /// The column, from 1, in bytes.
    package var column: Int
    /// What was expected there, or what is wrong.
    package var reason: String

    /// A mistake at a place.
    package init(line: Int, column: Int, reason: String) {
      self.line = line
      self.column = column
      self.reason = reason
    }
  }

  /// How deep values may be nested; deeper ones would exhaust the stack.
  package static let maximumDepth = 200

  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The value of a whole document.
  package static func parse(_ bytes: [UInt8]) throws(Mistake) -> JSONValue {
    var parser = JSONParser(bytes)
    parser.skipBlanks()
    let value = try parser.value(depth: 0)
    parser.skipBlanks()
    guard parser.position == bytes.count else { throw parser.mistake("expected the end of the document") }
    return value
  }

  private mutating func value(depth: Int) throws(Mistake) -> JSONValue {
    guard depth < Self.maximumDepth else { throw mistake("values are nested too deep") }
    switch peek {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case let sign? where sign == UInt8(ascii: "-") || 48...57 ~= sign: return try number()
    default:
      for (word, value): (String, JSONValue) in [("true", true), ("false", false), ("null", nil)] {
        if skip(word) { return value }
      }
      throw mistake("expected a value")
    }
  }

  private mutating func object(depth: Int) throws(Mistake) -> JSONValue {
    var members: [String: JSONValue] = [:]
    try elements(until: UInt8(ascii: "}")) { (parser) throws(Mistake) in
      guard parser.peek == UInt8(ascii: "\"") else { throw parser.mistake("expected a key in double quotes") }
      let place = parser.position
      let key = try parser.string()
      guard members[key] == nil else { throw parser.mistake("the key \(key.quoted) occurs twice", at: place) }
      parser.skipBlanks()
      guard parser.skip(":") else { throw parser.mistake("expected ':' after the key") }
      parser.skipBlanks()
      members[key] = try parser.value(depth: depth + 1)
    }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(Mistake) -> JSONValue {
    var values: [JSONValue] = []
    try elements(until: UInt8(ascii: "]")) { (parser) throws(Mistake) in
      values.append(try parser.value(depth: depth + 1))
    }
    return .array(values)
  }

  /// Reads elements with commas between them, the brackets included.
  private mutating func elements(
    until end: UInt8, each: (inout JSONParser) throws(Mistake) -> Void
  ) throws(Mistake) {
    position += 1
    skipBlanks()
    if peek == end {
      position += 1
      return
    }
    while true {
      try each(&self)
      skipBlanks()
      if peek == end {
        position += 1
        return
      }
      guard skip(",") else { throw mistake("expected ',' or '\(Character(Unicode.Scalar(end)))'") }
      skipBlanks()
    }
  }

  private mutating func number() throws(Mistake) -> JSONValue {
    let start = position
    _ = skip("-")
    let leading = position
    let whole = skipDigits()
    guard whole > 0, whole == 1 || bytes[leading] != UInt8(ascii: "0") else {
      throw mistake("expected a number without leading zeros", at: start)
    }
    var isWhole = true
    if skip(".") {
      isWhole = false
      guard skipDigits() > 0 else { throw mistake("expected a digit") }
    }
    if skip("e") || skip("E") {
      isWhole = false
      _ = skip("+") || skip("-")
      guard skipDigits() > 0 else { throw mistake("expected a digit") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let number = Int(text) { return .integer(number) }
    guard let number = Double(text), number.isFinite else { throw mistake("the number is too large", at: start) }
    return .number(number)
  }

  private mutating func string() throws(Mistake) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw mistake("the text is not UTF-8", at: start)
        }
        return text
      case UInt8(ascii: "\\"): content += String(try escape()).utf8
      case 0..<0x20: throw mistake("a text holds a control character that is not escaped")
      default:
        content.append(byte)
        position += 1
      }
    }
    throw mistake("the text does not end", at: start)
  }

  private mutating func escape() throws(Mistake) -> Unicode.Scalar {
    let start = position
    for (sign, scalar): (String, Unicode.Scalar) in [
      ("\\\"", "\""), ("\\\\", "\\"), ("\\/", "/"), ("\\b", "\u{8}"), ("\\f", "\u{C}"), ("\\n", "\n"), ("\\r", "\r"),
      ("\\t", "\t"),
    ] where skip(sign) {
      return scalar
    }
    guard var code = codeUnit() else { throw mistake("unknown escape", at: start) }
    if 0xD800..<0xDC00 ~= code, let low = codeUnit(), 0xDC00..<0xE000 ~= low {
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw mistake("half of a surrogate pair", at: start) }
    return scalar
  }

  /// The number of `\uXXXX`.
  private mutating func codeUnit() -> UInt32? {
    guard skip("\\u"), position + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
    guard digits.allSatisfy(\.isHexDigit), let code = UInt32(digits, radix: 16) else { return nil }
    position += 4
    return code
  }

  // MARK: Bytes

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skip(_ word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while let byte = peek, 48...57 ~= byte { position += 1 }
    return position - start
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
  }

  private func mistake(_ reason: String, at place: Int? = nil) -> Mistake {
    let before = bytes[..<(place ?? position)]
    let line = before.count { $0 == 0x0A } + 1
    let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    return Mistake(line: line, column: column, reason: reason)
  }
}
