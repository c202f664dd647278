/// The completion script for fish.
struct FishCompletion {
  /// The commands to complete.
  let commands: [CommandSpecification]

  /// The script.
  var script: String {
    """
    # Completion of plimsoll for fish.
    complete -c plimsoll -f
    complete -c plimsoll -n __fish_use_subcommand -l help -d 'Print this help'
    complete -c plimsoll -n __fish_use_subcommand -l version -d 'Print the version'
    \(commands.flatMap(lines).map { "complete -c plimsoll \($0)\n" }.joined())
    """
  }

  private func lines(for command: CommandSpecification) -> [String] {
    let condition = "-n '__fish_seen_subcommand_from \(command.name)'"
    let start = ["-n __fish_use_subcommand -a \(command.name) -d \(Self.quoted(command.summary))"]
    let operands = command.operands.compactMap { operand -> String? in
      switch operand.content {
      case .inputFile, .outputFile: "\(condition) -F"
      case .value, .list:
        operand.choices.isEmpty ? nil : "\(condition) -a \(Self.quoted(operand.choices.joined(separator: " ")))"
      }
    }
    let options = command.options.map { option in
      let short = option.short.map { "-s \($0) " } ?? ""
      return "\(condition) \(short)-l \(option.name)\(Self.value(of: option)) -d \(Self.quoted(option.help))"
    }
    return start + operands + options
  }

  private static func value(of option: OptionSpecification) -> String {
    guard option.arity != .flag else { return "" }
    switch option.content {
    case .inputFile, .outputFile: return " -r -F"
    case .value, .list:
      return option.choices.isEmpty ? " -x" : " -x -a \(quoted(option.choices.joined(separator: " ")))"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.map { "\\'".contains($0) ? "\\\($0)" : String($0) }.joined() + "'"
  }
}
