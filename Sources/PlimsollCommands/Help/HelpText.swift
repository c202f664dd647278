/// The help of a tool and of its commands.
struct HelpText {
  private static let column = 27

  private let tool: CommandLineTool

  /// The help of a tool.
  init(_ tool: CommandLineTool) {
    self.tool = tool
  }

  /// The help of the whole tool.
  var overview: String {
    let commands = tool.specifications.map { (term: $0.name, explanation: $0.summary) }
    let column = (commands.map(\.term.count).max() ?? 0) + 4
    return """
      Usage: plimsoll COMMAND [INPUT ...] [options]
             plimsoll COMMAND --help
             plimsoll --version

      \(TextLayout.paragraphs(tool.summary))
      Commands:
      \(TextLayout.definitions(commands, column: column))
      \(section(GlobalOptions.group))
      \(TextLayout.paragraphs(Self.sources))
      """
  }

  /// The help of a command.
  func text(for command: CommandSpecification) -> String {
    let operands = command.operands.map { (term: $0.name, explanation: Self.sentence($0.help, $0.choices, nil)) }
    var parts = [usage(of: command), TextLayout.paragraphs(command.discussion)]
    if !operands.isEmpty { parts.append("Arguments:\n" + TextLayout.definitions(operands, column: Self.column)) }
    parts += command.allGroups.map { section($0, output: command.output) }
    return parts.joined(separator: "\n")
  }

  private func usage(of command: CommandSpecification) -> String {
    TextLayout.wrap("Usage: " + command.usage).joined(separator: "\n         ") + "\n"
  }

  private func section(_ group: OptionGroup, output: CommandSpecification.Output = .result) -> String {
    let entries = group.options.map { option in
      (term: Self.term(option), explanation: Self.explanation(option, output: output))
    }
    return "\(group.title):\n" + TextLayout.definitions(entries, column: Self.column)
  }

  private static func term(_ option: OptionSpecification) -> String {
    let names = (option.short.map { "-\($0), " } ?? "") + option.spelling
    return option.valueName.map { "\(names) \($0)" } ?? names
  }

  private static func explanation(_ option: OptionSpecification, output: CommandSpecification.Output) -> String {
    if option.name == GlobalOptions.output.specification.name, case .artifact(let artifact) = output {
      return "Write the \(artifact) to FILE, which is replaced only once the \(artifact) is complete."
    }
    let notes: String? =
      switch option.arity {
      case _ where option.isRequired: "required"
      case .repeated: "may be repeated"
      case .flag, .single: option.defaultText.map { "default: \($0)" }
      }
    // What a default of '-' means is said in the sentence itself.
    return sentence(option.help, option.choices, option.content == .outputFile ? nil : notes)
  }

  private static func sentence(_ help: String, _ choices: [String], _ notes: String?) -> String {
    help + (choices.isEmpty ? "" : ": " + choices.joined(separator: ", ")) + (notes.map { " (\($0))" } ?? "") + "."
  }

  private static let sources = """
    An option that the command line does not set is taken from the environment variable PLIMSOLL_NAME (in \
    capitals, with _ for -), else from the JSON object in the --config file under its long name. \
    An operand '-' is standard input; '--' ends the options.

    Exit codes: 0 success, 64 usage, 65 bad data, 66 input missing, 70 internal failure, 74 input or output \
    failed, 75 try again.
    """
}
