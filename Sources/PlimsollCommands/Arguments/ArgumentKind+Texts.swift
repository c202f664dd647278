extension ArgumentKind where Value == String {
  /// Any text but the empty one.
  package static var text: ArgumentKind {
    .converting("a text of at least one character") { $0.isEmpty ? nil : $0 }
  }

  /// One of the texts `choices`.
  package static func choice(_ choices: [String]) -> ArgumentKind {
    let expectation = "one of " + choices.joined(separator: ", ")
    return ArgumentKind(expectation: expectation, choices: choices, text: { $0 }) { (text) throws(RejectedText) in
      guard choices.contains(text) else {
        throw RejectedText(text, expectation: expectation, choices: choices)
      }
      return text
    }
  }
}

extension ArgumentKind where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the cases of `Value`, named by its raw value.
  package static func choice(of type: Value.Type = Value.self) -> ArgumentKind {
    let names = ArgumentKind<String>.choice(Value.allCases.map(\.rawValue))
    return ArgumentKind(
      expectation: names.expectation, choices: names.choices, text: \.rawValue
    ) { (text) throws(RejectedText) in
      let name = try names.value(text)
      guard let value = Value(rawValue: name) else {
        throw RejectedText(text, expectation: names.expectation, choices: names.choices)
      }
      return value
    }
  }
}

extension ArgumentKind where Value: Equatable {
  /// One of the values `choices`, by the name that stands with it.
  package static func choice(_ choices: [(name: String, value: Value)]) -> ArgumentKind {
    let names = ArgumentKind<String>.choice(choices.map(\.name))
    return ArgumentKind(
      expectation: names.expectation, choices: names.choices,
      text: { value in choices.first { $0.value == value }?.name ?? "" }
    ) { (text) throws(RejectedText) in
      let name = try names.value(text)
      guard let choice = choices.first(where: { $0.name == name }) else {
        throw RejectedText(text, expectation: names.expectation, choices: names.choices)
      }
      return choice.value
    }
  }
}

extension ArgumentKind where Value == InputFile {
  /// A file that is read, or `-` for standard input.
  package static var inputFile: ArgumentKind {
    file(content: .inputFile) { $0 == "-" ? .standardInput : .path($0) }
  }
}

extension ArgumentKind where Value == OutputFile {
  /// A file that is written, or `-` for standard output.
  package static var outputFile: ArgumentKind {
    file(content: .outputFile) { $0 == "-" ? .standardOutput : .path($0) }
  }
}

extension ArgumentKind where Value: CustomStringConvertible {
  private static func file(
    content: ArgumentContent, _ value: @escaping @Sendable (String) -> Value
  ) -> ArgumentKind {
    let expectation = "the name of a file"
    return ArgumentKind(
      expectation: expectation, content: content, text: \.description
    ) { (text) throws(RejectedText) in
      guard !text.isEmpty, !text.utf8.contains(0) else { throw RejectedText(text, expectation: expectation) }
      return value(text)
    }
  }
}
