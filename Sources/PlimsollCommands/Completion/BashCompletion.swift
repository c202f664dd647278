/// The completion script for bash, from version 3.2 on.
struct BashCompletion {
  /// The commands to complete.
  let commands: [CommandSpecification]

  /// The script.
  var script: String {
    let names = commands.map(\.name) + ["--help", "--version"]
    return """
      # Completion of plimsoll for bash.
      _plimsoll() {
        local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words=
        COMPREPLY=()
        # bash hands over '--option=value' as three words.
        if [[ $current == = ]]; then
          current=
        elif [[ $previous == = ]]; then
          previous=${COMP_WORDS[COMP_CWORD-2]}
        fi
        if (( COMP_CWORD == 1 )); then
          COMPREPLY=( $(compgen -W '\(names.joined(separator: " "))' -- "$current") )
          return
        fi
        case ${COMP_WORDS[1]},$previous in
      \(commands.flatMap(values).joined())    *)
            case ${COMP_WORDS[1]},$COMP_CWORD,$current in
      \(commands.flatMap(words).joined())      *) return ;;
            esac ;;
        esac
        COMPREPLY=( $(compgen -W "$words" -- "$current") )
        [[ -n $words ]] || compopt +o default 2>/dev/null
      }
      complete -o default -F _plimsoll plimsoll

      """
  }

  /// The cases of a command in which an option's value is completed: its choices, a file, or nothing.
  private func values(of command: CommandSpecification) -> [String] {
    command.options.filter { $0.arity != .flag }.map { option in
      let spellings = ([option.spelling] + (option.short.map { ["-\($0)"] } ?? [])).map { "\(command.name),\($0)" }
      let action =
        switch option.content {
        case .inputFile, .outputFile: "return"
        case .value, .list: "words='\(option.choices.joined(separator: " "))'"
        }
      return "    \(spellings.joined(separator: " | "))) \(action) ;;\n"
    }
  }

  /// The cases of a command in which an option or the choices of its first operand are completed.
  private func words(of command: CommandSpecification) -> [String] {
    let options = command.options.map(\.spelling).joined(separator: " ")
    let cases = ["      \(command.name),*,-*) words='\(options)' ;;\n"]
    guard let operand = command.operands.first, !operand.choices.isEmpty else { return cases }
    return cases + ["      \(command.name),2,*) words='\(operand.choices.joined(separator: " "))' ;;\n"]
  }
}
