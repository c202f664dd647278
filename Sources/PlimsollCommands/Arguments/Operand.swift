/// A positional argument of a command and the type of its value.
package struct Operand<Value: Sendable>: Sendable {
  /// What the parser, the help and the completion know of the operand.
  package let specification: OperandSpecification

  /// An operand that is given exactly once.
  package init(_ name: String, _ kind: ArgumentKind<Value>, help: String) {
    specification = OperandSpecification(
      name: name, help: help, arity: .one, choices: kind.choices, content: kind.content
    ) { (texts) throws(RejectedText) in
      try kind.value(texts.last ?? "")
    }
  }

  /// An operand that may be left out; only the last of a command may be one.
  package init<Given>(optional name: String, _ kind: ArgumentKind<Given>, help: String) where Value == Given? {
    specification = OperandSpecification(
      name: name, help: help, arity: .optional, choices: kind.choices, content: kind.content
    ) { (texts) throws(RejectedText) in
      guard let text = texts.last else { return Given?.none }
      return Given?.some(try kind.value(text))
    }
  }

  /// An operand that is given once or more; only the last of a command may be one.
  package init<Element>(repeated name: String, _ kind: ArgumentKind<Element>, help: String) where Value == [Element] {
    specification = OperandSpecification(
      name: name, help: help, arity: .oneOrMore, choices: kind.choices, content: kind.content
    ) { (texts) throws(RejectedText) in
      var values: [Element] = []
      for text in texts { values.append(try kind.value(text)) }
      return values
    }
  }
}
