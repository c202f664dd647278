import ModelFormats

extension JSONValue {
  /// The number, or `null` if there is none.
  package init(_ number: Double?) {
    self = number.map { .number($0) } ?? .null
  }

  /// The whole number, or `null` if there is none.
  package init(_ number: Int?) {
    self = number.map { .integer($0) } ?? .null
  }

  /// The text, or `null` if there is none.
  package init(_ text: String?) {
    self = text.map { .string($0) } ?? .null
  }

  /// The document as it is printed: indented, a line break at the end.
  package var documentText: String { text(isIndented: true) + "\n" }
}
