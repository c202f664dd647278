/// What the parser, the help and the completion know of an option, whatever the type of its value.
package struct OptionSpecification: Sendable {
  /// How often an option is given and with what.
  package enum Arity: Sendable {
    /// At most once, without a value.
    case flag
    /// At most once, with a value.
    case single
    /// As often as there are values.
    case repeated
  }

  /// The long name without the dashes, also the key in the configuration.
  package let name: String
  /// The letter of the short form `-o`.
  package let short: Character?
  /// What help calls the value; `nil` for a flag.
  package let valueName: String?
  /// One or two sentences without a full stop at the end.
  package let help: String
  /// How often the option is given and with what.
  package let arity: Arity
  /// Whether a command does not work without it.
  package let isRequired: Bool
  /// The value where none is given, as help shows it.
  package let defaultText: String?
  /// The values that are right, where they can be listed.
  package let choices: [String]
  /// What the value stands for.
  package let content: ArgumentContent
  /// The value of the given texts, or the default if there are none.
  let value: @Sendable ([String]) throws(RejectedText) -> any Sendable

  /// The option as it is written, as `--horizon`.
  package var spelling: String { "--\(name)" }

  /// The environment variable that sets the option, as `PLIMSOLL_RETURN_COLUMN`.
  package var environmentVariable: String {
    "PLIMSOLL_" + name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
  }

  init(
    name: String, short: Character?, valueName: String?, help: String, arity: Arity, isRequired: Bool,
    defaultText: String?, choices: [String], content: ArgumentContent,
    value: @escaping @Sendable ([String]) throws(RejectedText) -> any Sendable
  ) {
    precondition(
      !name.isEmpty && !name.hasPrefix("-") && !name.hasSuffix("-")
        && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 },
      "the name of an option holds lower-case letters, digits and inner dashes")
    self.name = name
    self.short = short
    self.valueName = valueName
    self.help = help
    self.arity = arity
    self.isRequired = isRequired
    self.defaultText = defaultText
    self.choices = choices
    self.content = content
    self.value = value
  }
}
