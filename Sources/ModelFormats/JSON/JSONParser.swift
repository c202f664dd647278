/// A strict reader of JSON.
///
/// Foundation's readers keep one of two members of the same name without a word; in a file whose offsets are
/// believed, this must be an error.
struct JSONParser {
  let bytes: [UInt8]
  private var position = 0
  private static let maximumDepth = 128

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func parseDocument() throws(JSONSyntaxError) -> JSONValue {
    let value = try parseValue(depth: 0)
    skipWhitespace()
    guard position == bytes.count else { throw error("text after the end of the document") }
    return value
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func error(_ reason: String) -> JSONSyntaxError { JSONSyntaxError(offset: position, reason: reason) }

  private mutating func skipWhitespace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// Moves past `character` if it is next.
  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func parseValue(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    guard depth <= Self.maximumDepth else { throw error("more than \(Self.maximumDepth) levels of nesting") }
    skipWhitespace()
    guard let first = current else { throw error("the text ends where a value is expected") }
    switch first {
    case UInt8(ascii: "{"): return try parseObject(depth: depth)
    case UInt8(ascii: "["): return try parseArray(depth: depth)
    case UInt8(ascii: "\""): return .string(try parseString())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try parseNumber()
    case UInt8(ascii: "t"): return try parseWord("true", as: .bool(true))
    case UInt8(ascii: "f"): return try parseWord("false", as: .bool(false))
    case UInt8(ascii: "n"): return try parseWord("null", as: .null)
    default: throw error("no JSON value")
    }
  }

  private mutating func parseWord(_ word: String, as value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw error("no JSON value") }
    position += word.utf8.count
    return value
  }

  private mutating func parseArray(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    position += 1
    skipWhitespace()
    var values: [JSONValue] = []
    if skip("]") { return .array(values) }
    while true {
      values.append(try parseValue(depth: depth + 1))
      skipWhitespace()
      if skip("]") { return .array(values) }
      guard skip(",") else { throw error("no comma or bracket after an element") }
    }
  }

  private mutating func parseObject(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    position += 1
    skipWhitespace()
    var members: [String: JSONValue] = [:]
    if skip("}") { return .object(members) }
    while true {
      skipWhitespace()
      let start = position
      guard current == UInt8(ascii: "\"") else { throw error("no name of a member") }
      let name = try parseString()
      skipWhitespace()
      guard skip(":") else { throw error("no colon after the name of a member") }
      let value = try parseValue(depth: depth + 1)
      guard members.updateValue(value, forKey: name) == nil else {
        throw JSONSyntaxError(offset: start, reason: "the name \(name.jsonQuoted) a second time")
      }
      skipWhitespace()
      if skip("}") { return .object(members) }
      guard skip(",") else { throw error("no comma or brace after a member") }
    }
  }

  private mutating func skipDigits() throws(JSONSyntaxError) {
    let start = position
    while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    guard position > start else { throw error("no digit in a number") }
  }

  private mutating func parseNumber() throws(JSONSyntaxError) -> JSONValue {
    let start = position
    _ = skip("-")
    let hasLeadingZero = current == UInt8(ascii: "0")
    let firstDigit = position
    try skipDigits()
    guard !hasLeadingZero || position == firstDigit + 1 else { throw error("a number with a leading zero") }
    var isInteger = true
    if skip(".") {
      isInteger = false
      try skipDigits()
    }
    if skip("e") || skip("E") {
      isInteger = false
      if !skip("+") { _ = skip("-") }
      try skipDigits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, let value = Int(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else {
      throw JSONSyntaxError(offset: start, reason: "a number beyond the range of a double")
    }
    return .number(value)
  }

  private mutating func parseString() throws(JSONSyntaxError) -> String {
    let start = position
    position += 1
    var text: [UInt8] = []
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let string = String(validating: text, as: UTF8.self) else {
          throw JSONSyntaxError(offset: start, reason: "a string that is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"):
        text += Array(String(try parseEscape()).utf8)
      case 0..<0x20:
        throw error("a control character in a string")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw error("the text ends within a string")
  }

  private mutating func parseEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
    position += 1
    guard let kind = current else { throw error("the text ends within a string") }
    position += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(kind)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw error("an unknown escape in a string")
    }
    var code = try parseHexadecimal()
    if (0xD800..<0xDC00).contains(code), skip("\\"), skip("u") {
      let low = try parseHexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw error("half of a surrogate pair") }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw error("half of a surrogate pair") }
    return scalar
  }

  private mutating func parseHexadecimal() throws(JSONSyntaxError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("no four hexadecimal digits after \\u")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}

extension JSONValue {
  /// Reads a JSON text (RFC 8259) strictly.
  ///
  /// Beyond the grammar, an object with a name that occurs twice, bytes that are not UTF-8, half of a surrogate
  /// pair, a number beyond the range of `Double`, and more than 128 levels of nesting are errors.
  package init(parsing text: some Sequence<UInt8>) throws(JSONSyntaxError) {
    var parser = JSONParser(bytes: Array(text))
    self = try parser.parseDocument()
  }
}
