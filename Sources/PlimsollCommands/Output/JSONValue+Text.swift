extension JSONValue {
  /// The document as it is printed: indented by two spaces, a line break at the end.
  ///
  /// Keys are sorted and doubles have the fewest digits that read back as the same number.
  package var documentText: String {
    var text = ""
    write(to: &text, indentation: 0)
    return text + "\n"
  }

  /// The document in one line.
  package var compactText: String {
    var text = ""
    write(to: &text, indentation: nil)
    return text
  }

  private func write(to text: inout String, indentation: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .integer(let number): text += "\(number)"
    case .number(let number): text += number.isFinite ? "\(number)" : "null"
    case .string(let string): Self.write(string, to: &text)
    case .array(let elements):
      // Columns of numbers stay in one line; a line for each would bury the rest.
      let inner = elements.allSatisfy(\.isScalar) ? nil : indentation
      Self.write(elements, between: ("[", "]"), to: &text, indentation: inner) { element, indentation, text in
        element.write(to: &text, indentation: indentation)
      }
    case .object(let members):
      let members = members.sorted { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
      Self.write(members, between: ("{", "}"), to: &text, indentation: indentation) { member, indentation, text in
        Self.write(member.key, to: &text)
        text += ": "
        member.value.write(to: &text, indentation: indentation)
      }
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private static func write<Element>(
    _ elements: [Element], between brackets: (String, String), to text: inout String, indentation: Int?,
    each: (Element, Int?, inout String) -> Void
  ) {
    text += brackets.0
    for (index, element) in elements.enumerated() {
      if index > 0 { text += indentation == nil ? ", " : "," }
      if let indentation { text += "\n" + String(repeating: " ", count: indentation + 2) }
      each(element, indentation.map { $0 + 2 }, &text)
    }
    if let indentation, !elements.isEmpty { text += "\n" + String(repeating: " ", count: indentation) }
    text += brackets.1
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
