extension ArgumentKind {
  /// Values of the kind `element`, separated by commas.
  package static func list<Element>(
    of element: ArgumentKind<Element>
  ) -> ArgumentKind<[Element]> where Value == [Element] {
    ArgumentKind(
      expectation: "a list, separated by commas, of which each is \(element.expectation)", choices: element.choices,
      content: .list, text: { $0.map(element.text).joined(separator: ",") }
    ) { (text) throws(RejectedText) in
      var values: [Element] = []
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        values.append(try element.value(String(part)))
      }
      return values
    }
  }

  /// A key of the kind `key` and a text, as `close=Price`.
  package static func assignment<Key>(
    _ form: String, key: ArgumentKind<Key>
  ) -> ArgumentKind<Assignment<Key>> where Value == Assignment<Key> {
    let expectation = "of the form \(form)"
    return ArgumentKind(
      expectation: expectation, text: { "\(key.text($0.key))=\($0.value)" }
    ) { (text) throws(RejectedText) in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw RejectedText(text, expectation: expectation)
      }
      return Assignment(key: try key.value(String(parts[0])), value: String(parts[1]))
    }
  }
}
