import MarketData

/// The division of a command line into options and operands, by the specification of the command.
struct CommandLineScanner {
  /// What a command line holds.
  struct Result: Equatable {
    /// The texts given to each option, by its long name; `true` for a flag.
    var options: [String: [String]] = [:]
    /// The positional arguments.
    var operands: [String] = []
    /// Whether help is asked for; what follows is then not looked at.
    var asksForHelp = false
  }

  /// The command's specification.
  let specification: CommandSpecification
  /// All commands, to tell whose option a foreign one is.
  let allCommands: [CommandSpecification]

  /// What the arguments after the command's name hold.
  func scan(_ arguments: [String]) throws(CommandError) -> Result {
    var result = Result()
    var remaining = arguments[...]
    while let argument = remaining.popFirst() {
      if argument == "--" {
        result.operands += remaining
        break
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        result.operands.append(argument)
        continue
      }
      let (option, attached) = try option(in: argument)
      if option.name == GlobalOptions.help.specification.name {
        result.asksForHelp = true
        return result
      }
      let text: String
      if option.arity == .flag {
        text = attached ?? "true"
      } else if let attached {
        text = attached
      } else if let next = remaining.first, Self.isValue(next) {
        text = next
        remaining.removeFirst()
      } else {
        throw missingValue(of: option, before: remaining.first)
      }
      result.options[option.name, default: []].append(text)
    }
    for (name, texts) in result.options.sorted(by: { $0.key < $1.key }) {
      guard texts.count > 1, specification.options.first(where: { $0.name == name })?.arity == .single else { continue }
      let shown = texts.map(\.quoted).joined(separator: ", ")
      throw .usage("option --\(name) is given more than once: \(shown)", hint: nil)
    }
    return result
  }

  /// Whether an argument can be the value of the option before it: a dash begins an option unless the whole
  /// is `-` or a negative number.
  private static func isValue(_ argument: String) -> Bool {
    !argument.hasPrefix("-") || argument == "-" || Double(argument) != nil
  }

  /// The option that `--name`, `--name=text`, `-n` or `-ntext` is about, and the attached text.
  private func option(in argument: String) throws(CommandError) -> (OptionSpecification, attached: String?) {
    if argument.hasPrefix("--") {
      let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = specification.options.first(where: { $0.name == name }) else { throw unknownOption(name) }
      return (option, parts.count > 1 ? String(parts[1]) : nil)
    }
    let letters = argument.dropFirst()
    let option = specification.options.first { $0.short != nil && $0.short == letters.first }
    guard let option, letters.count == 1 || option.arity != .flag else {
      let hint = Spelling.nearest(to: String(letters), among: specification.options.map(\.name))
      throw .usage(
        "unknown option \(argument.quoted) of \(specification.name)",
        hint: hint.map { "did you mean '--\($0)'?" } ?? seeHelp)
    }
    return (option, letters.count == 1 ? nil : String(letters.dropFirst()))
  }

  private func unknownOption(_ name: String) -> CommandError {
    let owners = allCommands.filter { $0.options.contains { $0.name == name } }.map(\.name)
    let hint =
      if !owners.isEmpty {
        "it is an option of " + owners.joined(separator: ", ")
      } else if let nearest = Spelling.nearest(to: name, among: specification.options.map(\.name)) {
        "did you mean '--\(nearest)'?"
      } else {
        seeHelp
      }
    return .usage("unknown option \("--\(name)".quoted) of \(specification.name)", hint: hint)
  }

  private func missingValue(of option: OptionSpecification, before next: String?) -> CommandError {
    let name = option.valueName ?? ""
    guard let next else {
      return .usage("option \(option.spelling) needs a value \(name)", hint: seeHelp)
    }
    return .usage(
      "option \(option.spelling) needs a value \(name), but \(next.quoted) follows",
      hint: "a value that begins with a dash is written \(option.spelling)=\(name)")
  }

  private var seeHelp: String { "see 'plimsoll \(specification.name) --help'" }
}
