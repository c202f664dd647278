/// The completion script for zsh.
struct ZshCompletion {
  /// The commands to complete.
  let commands: [CommandSpecification]

  /// The script.
  var script: String {
    """
    #compdef plimsoll
    # Completion of plimsoll for zsh.
    _plimsoll() {
      local -a commands
      if (( CURRENT == 2 )); then
        commands=(
    \(commands.map { "      \(Self.quoted("\($0.name):\($0.summary)"))\n" }.joined())    )
        _describe -t commands command commands
        _arguments '--help[Print this help]' '--version[Print the version]'
        return
      fi
      shift words
      (( CURRENT-- ))
      case $words[1] in
    \(commands.map(section).joined())  esac
    }
    if [[ $funcstack[1] == _plimsoll ]]; then
      _plimsoll "$@"
    else
      compdef _plimsoll plimsoll
    fi

    """
  }

  private func section(for command: CommandSpecification) -> String {
    let lines = command.options.map(line) + command.operands.enumerated().map(line)
    return "    \(command.name))\n      _arguments -s \\\n"
      + lines.map { "        \($0)" }.joined(separator: " \\\n") + "\n      ;;\n"
  }

  private func line(for option: OptionSpecification) -> String {
    var value = ""
    if let name = option.valueName {
      value = ":\(name):" + Self.action(content: option.content, choices: option.choices)
    }
    let description = "[\(Self.escaped(option.help))]\(value)"
    let long = option.spelling + (option.arity == .flag ? "" : "=")
    guard let short = option.short else {
      return Self.quoted((option.arity == .repeated ? "*" : "") + long + description)
    }
    let letter = "-\(short)" + (option.arity == .flag ? "" : "+")
    return "'(-\(short) \(option.spelling))'{\(letter),\(long)}\(Self.quoted(description))"
  }

  private func line(at position: Int, of operand: OperandSpecification) -> String {
    let place =
      switch operand.arity {
      case .one: "\(position + 1)"
      case .optional: "\(position + 1):"
      case .oneOrMore: "*"
      }
    let action = Self.action(content: operand.content, choices: operand.choices)
    return Self.quoted("\(place):\(operand.name):\(action)")
  }

  private static func action(content: ArgumentContent, choices: [String]) -> String {
    switch content {
    case .inputFile, .outputFile: "_files"
    case .value, .list: choices.isEmpty ? " " : "(\(choices.joined(separator: " ")))"
    }
  }

  /// The text with what has a meaning in a description of `_arguments` made plain.
  private static func escaped(_ text: String) -> String {
    text.map { "\\[]:".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }
}
