/// `plimsoll completion`: the script that lets a shell complete command lines.
package struct CompletionCommand: Command {
  private static let shell = Operand("SHELL", .choice(of: Shell.self), help: "Shell to make the script for")

  package static let specification = CommandSpecification(
    name: "completion",
    summary: "Print a script that lets a shell complete commands and options",
    discussion: """
      Prints a script for bash, zsh or fish. To use it from the next session on, write it to the folder where \
      the shell looks for completions:

        bash  ~/.local/share/bash-completion/completions/plimsoll
        zsh   _plimsoll, in a folder of $fpath
        fish  ~/.config/fish/completions/plimsoll.fish
      """,
    operands: [shell.specification])

  private let shell: Shell

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    shell = arguments[Self.shell]
    if arguments[GlobalOptions.json], arguments.source(of: GlobalOptions.json) == .commandLine {
      throw .usage("completion prints a script, which --json has no form for")
    }
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let commands = context.tool.specifications
    let script =
      switch shell {
      case .bash: BashCompletion(commands: commands).script
      case .zsh: ZshCompletion(commands: commands).script
      case .fish: FishCompletion(commands: commands).script
      }
    return .text(script)
  }
}
