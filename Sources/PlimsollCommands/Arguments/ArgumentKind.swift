/// How the text of an option or operand becomes a value.
package struct ArgumentKind<Value: Sendable>: Sendable {
  /// What a right text is, as it completes the sentence "'x' is not …": `a whole number from 1 to 9`.
  package let expectation: String
  /// The texts that are right, where they can be listed.
  package let choices: [String]
  /// What the text stands for.
  package let content: ArgumentContent
  /// The text of a value, as help shows a default.
  package let text: @Sendable (Value) -> String
  /// The value of a text.
  package let value: @Sendable (String) throws(RejectedText) -> Value

  /// A kind of argument with its own conversion.
  ///
  /// - Parameters:
  ///   - expectation: what a right text is, as it completes the sentence "'x' is not …".
  ///   - choices: the texts that are right, where they can be listed.
  ///   - content: what the text stands for.
  ///   - text: the text of a value, as help shows a default.
  ///   - value: the value of a text.
  package init(
    expectation: String, choices: [String] = [], content: ArgumentContent = .value,
    text: @escaping @Sendable (Value) -> String, value: @escaping @Sendable (String) throws(RejectedText) -> Value
  ) {
    self.expectation = expectation
    self.choices = choices
    self.content = content
    self.text = text
    self.value = value
  }

  /// A kind of argument whose texts are right if `value` makes something of them.
  ///
  /// - Parameters:
  ///   - expectation: what a right text is, as it completes the sentence "'x' is not …".
  ///   - text: the text of a value, as help shows a default.
  ///   - value: the value of a text, or `nil` if it is not a right one.
  /// - Returns: the kind of argument.
  package static func converting(
    _ expectation: String, text: @escaping @Sendable (Value) -> String = { "\($0)" },
    _ value: @escaping @Sendable (String) -> Value?
  ) -> ArgumentKind {
    ArgumentKind(expectation: expectation, text: text) { (argument) throws(RejectedText) in
      guard let value = value(argument) else { throw RejectedText(argument, expectation: expectation) }
      return value
    }
  }
}
