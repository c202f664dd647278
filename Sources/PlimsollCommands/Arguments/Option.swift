/// An option of a command and the type of its value.
///
/// Declared once as a constant, it is both the line in the specification and the key to the value:
///
///     static let horizon = Option("horizon", .integer(in: 1...), value: "H", default: 1, help: "Periods ahead")
///     …
///     let horizon = arguments[Self.horizon]
package struct Option<Value: Sendable>: Sendable {
  /// What the parser, the help and the completion know of the option.
  package let specification: OptionSpecification

  /// An option with a default.
  package init(
    _ name: String, short: Character? = nil, _ kind: ArgumentKind<Value>, value valueName: String,
    default defaultValue: Value, help: String
  ) {
    specification = OptionSpecification(
      name: name, short: short, valueName: valueName, help: help, arity: .single, isRequired: false,
      defaultText: kind.text(defaultValue), choices: kind.choices, content: kind.content
    ) { (texts) throws(RejectedText) in
      guard let text = texts.last else { return defaultValue }
      return try kind.value(text)
    }
  }

  /// An option that may be absent; `defaultText` tells in the help what then happens.
  package init<Given>(
    optional name: String, short: Character? = nil, _ kind: ArgumentKind<Given>, value valueName: String,
    defaultText: String? = nil, help: String
  ) where Value == Given? {
    specification = OptionSpecification(
      name: name, short: short, valueName: valueName, help: help, arity: .single, isRequired: false,
      defaultText: defaultText, choices: kind.choices, content: kind.content
    ) { (texts) throws(RejectedText) in
      guard let text = texts.last else { return Given?.none }
      return Given?.some(try kind.value(text))
    }
  }

  /// An option without which the command does not work.
  package init(
    required name: String, short: Character? = nil, _ kind: ArgumentKind<Value>, value valueName: String, help: String
  ) {
    specification = OptionSpecification(
      name: name, short: short, valueName: valueName, help: help, arity: .single, isRequired: true,
      defaultText: nil, choices: kind.choices, content: kind.content
    ) { (texts) throws(RejectedText) in
      try kind.value(texts.last ?? "")
    }
  }

  /// An option that may be given several times; the values keep their order.
  package init<Element>(
    repeated name: String, short: Character? = nil, _ kind: ArgumentKind<Element>, value valueName: String, help: String
  ) where Value == [Element] {
    specification = OptionSpecification(
      name: name, short: short, valueName: valueName, help: help, arity: .repeated, isRequired: false,
      defaultText: nil, choices: kind.choices, content: kind.content
    ) { (texts) throws(RejectedText) in
      var values: [Element] = []
      for text in texts { values.append(try kind.value(text)) }
      return values
    }
  }

  /// An option without a value: `true` if it is given.
  package init(flag name: String, short: Character? = nil, help: String) where Value == Bool {
    specification = OptionSpecification(
      name: name, short: short, valueName: nil, help: help, arity: .flag, isRequired: false,
      defaultText: nil, choices: [], content: .value
    ) { (texts) throws(RejectedText) in
      switch texts.last {
      case nil, "false", "no", "0": return false
      case "true", "yes", "1": return true
      case let text?: throw RejectedText(text, expectation: "one of true, false", choices: ["true", "false"])
      }
    }
  }
}
