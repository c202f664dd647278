extension JSONValue {
  /// The document as JSON text, the same for the same value: names sorted, every `Double` in the shortest form
  /// that reads back as the same number, numbers that are not finite as `null`.
  ///
  /// - Parameter isIndented: whether each member, and each element that is not a single value, gets a line of its
  ///   own, for a person to read.
  /// - Returns: the text, without a line end after it.
  public func text(isIndented: Bool = false) -> String {
    var output: [UInt8] = []
    append(to: &output, isIndented: isIndented, depth: 0)
    return String(decoding: output, as: UTF8.self)
  }

  private func append(to output: inout [UInt8], isIndented: Bool, depth: Int) {
    switch self {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .integer(let value): output += String(value).utf8
    case .number(let value): output += (value.isFinite ? value.description : "null").utf8
    case .string(let value): Self.append(value, to: &output)
    case .array(let values) where isIndented && values.allSatisfy(\.isSingle):
      // A column of numbers stays in one line; a line for each would bury the rest.
      output += "[\(values.map { $0.text() }.joined(separator: ", "))]".utf8
    case .array(let values):
      Self.append(values, between: ("[", "]"), to: &output, isIndented: isIndented, depth: depth) { value, output in
        value.append(to: &output, isIndented: isIndented, depth: depth + 1)
      }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      Self.append(sorted, between: ("{", "}"), to: &output, isIndented: isIndented, depth: depth) { member, output in
        Self.append(member.key, to: &output)
        output += (isIndented ? ": " : ":").utf8
        member.value.append(to: &output, isIndented: isIndented, depth: depth + 1)
      }
    }
  }

  private var isSingle: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private static func append<Element>(
    _ elements: [Element], between brackets: (String, String), to output: inout [UInt8], isIndented: Bool,
    depth: Int, _ write: (Element, inout [UInt8]) -> Void
  ) {
    output += brackets.0.utf8
    for (index, element) in elements.enumerated() {
      if index > 0 { output += ",".utf8 }
      if isIndented { output += "\n".utf8 + [UInt8](repeating: 0x20, count: 2 * depth + 2) }
      write(element, &output)
    }
    if isIndented && !elements.isEmpty { output += "\n".utf8 + [UInt8](repeating: 0x20, count: 2 * depth) }
    output += brackets.1.utf8
  }

  private static func append(_ text: String, to output: inout [UInt8]) {
    output += "\"".utf8
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): output += "\\\"".utf8
      case UInt8(ascii: "\\"): output += "\\\\".utf8
      case UInt8(ascii: "\n"): output += "\\n".utf8
      case UInt8(ascii: "\r"): output += "\\r".utf8
      case UInt8(ascii: "\t"): output += "\\t".utf8
      case 0..<0x10: output += "\\u000\(String(byte, radix: 16))".utf8
      case 0x10..<0x20: output += "\\u00\(String(byte, radix: 16))".utf8
      default: output.append(byte)
      }
    }
    output += "\"".utf8
  }
}
