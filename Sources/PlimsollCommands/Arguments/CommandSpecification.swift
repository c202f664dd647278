/// The declaration of a command: parsing, help and shell completion are made from it.
package struct CommandSpecification: Sendable {
  /// What `-o FILE` receives.
  package enum Output: Sendable, Equatable {
    /// The result, which goes to standard output without `-o`.
    case result
    /// A file of its own, named here (`model`); the result goes to standard output all the same.
    case artifact(String)
  }

  /// The word after `plimsoll`.
  package let name: String
  /// One line for the list of commands, without a full stop.
  package let summary: String
  /// What the help says below the usage line, in paragraphs separated by empty lines.
  package let discussion: String
  /// The positional arguments in their order.
  package let operands: [OperandSpecification]
  /// The command's own options, and those that it shares, without the ones of all commands.
  package let groups: [OptionGroup]
  /// What `-o FILE` receives.
  package let output: Output

  /// The declaration of a command.
  ///
  /// - Precondition: option names are unique, also against the options of all commands, and only the last
  ///   operand is optional or repeated.
  package init(
    name: String, summary: String, discussion: String, operands: [OperandSpecification] = [],
    options: [OptionSpecification] = [], groups: [OptionGroup] = [], output: Output = .result
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.operands = operands
    self.groups = (options.isEmpty ? [] : [OptionGroup("Options", options)]) + groups
    self.output = output
    precondition(
      operands.dropLast().allSatisfy { $0.arity == .one }, "only the last operand may be optional or repeated")
    let names = self.options.map(\.name)
    precondition(Set(names).count == names.count, "an option of \(name) is declared twice")
    let letters = self.options.compactMap(\.short)
    precondition(Set(letters).count == letters.count, "a short option of \(name) is declared twice")
  }

  /// All options, the ones of all commands included, in the order of the help.
  package var options: [OptionSpecification] { allGroups.flatMap(\.options) }

  /// All groups of options in the order of the help.
  package var allGroups: [OptionGroup] { groups + [GlobalOptions.group] }

  /// The usage line without the word `Usage`.
  package var usage: String {
    (["plimsoll", name] + operands.map(\.usage) + ["[options]"]).joined(separator: " ")
  }
}
