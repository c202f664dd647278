extension JSONValue {
  /// The text of an array of names, as the metadata of graphs have it.
  package static func text(ofNames names: [String]) -> String { JSONValue.array(names.map { .string($0) }).text() }
}
