/// What the parser, the help and the completion know of a positional argument, whatever the type of its value.
package struct OperandSpecification: Sendable {
  /// How many arguments an operand takes.
  package enum Arity: Sendable {
    /// Exactly one.
    case one
    /// None or one.
    case optional
    /// One or more.
    case oneOrMore
  }

  /// The name in the help, in capitals.
  package let name: String
  /// One or two sentences without a full stop at the end.
  package let help: String
  /// How many arguments the operand takes.
  package let arity: Arity
  /// The values that are right, where they can be listed.
  package let choices: [String]
  /// What the argument stands for.
  package let content: ArgumentContent
  /// The value of the given texts.
  let value: @Sendable ([String]) throws(RejectedText) -> any Sendable

  /// The operand as a usage line shows it.
  package var usage: String {
    switch arity {
    case .one: name
    case .optional: "[\(name)]"
    case .oneOrMore: "\(name) ..."
    }
  }
}
