import Foundation
import MarketData

/// A tool of several commands: it finds the command, reads its arguments, runs it and writes what it hands back.
package struct CommandLineTool: Sendable {
  /// What the tool is for, in a sentence.
  package let summary: String
  /// The version, as `0.1.0`.
  package let version: String
  /// The commands in the order of the help.
  package let commands: [any Command.Type]

  /// A tool of commands.
  ///
  /// - Precondition: the names of the commands are unique.
  package init(summary: String, version: String, commands: [any Command.Type]) {
    self.summary = summary
    self.version = version
    self.commands = commands
    precondition(Set(specifications.map(\.name)).count == commands.count, "a command is declared twice")
  }

  /// The declarations of the commands.
  package var specifications: [CommandSpecification] { commands.map { $0.specification } }

  /// Runs one command line.
  ///
  /// - Parameters:
  ///   - arguments: the command line without the name of the tool.
  ///   - environment: the environment variables.
  ///   - standardInput: what is read for `-`.
  ///   - standardOutput: where results go.
  ///   - diagnostics: where everything else goes.
  /// - Returns: the exit code of the process.
  package func run(
    _ arguments: [String], environment: [String: String], standardInput: InputChannel, standardOutput: OutputChannel,
    diagnostics: Diagnostics
  ) -> ExitCode {
    do throws(CommandError) {
      guard let first = arguments.first else {
        diagnostics.print(HelpText(self).overview)
        return .usage
      }
      switch first {
      case "-h", "--help":
        try OutputFile.standardOutput.write(Array(HelpText(self).overview.utf8), standardOutput: standardOutput)
      case "--version":
        try OutputFile.standardOutput.write(Array("plimsoll \(version)\n".utf8), standardOutput: standardOutput)
      default:
        try command(first).run(
          in: self, arguments: arguments, environment: environment, standardInput: standardInput,
          standardOutput: standardOutput, diagnostics: diagnostics)
      }
      return .success
    } catch {
      diagnostics.fail(error)
      return error.exitCode
    }
  }

  /// The command of that name.
  private func command(_ name: String) throws(CommandError) -> any Command.Type {
    if let command = commands.first(where: { $0.specification.name == name }) { return command }
    if name == "help" {
      throw .usage(
        "unknown command 'help'",
        hint: "'plimsoll --help' lists the commands, 'plimsoll COMMAND --help' explains one")
    }
    if name.hasPrefix("-") {
      let hint = Spelling.suggestion(for: name, among: ["--help", "--version"])
      throw .usage(
        "expected a command, found the option \(name.quoted)",
        hint: hint ?? "options follow the command: plimsoll COMMAND [options]")
    }
    let hint = Spelling.suggestion(for: name, among: specifications.map(\.name))
    throw .usage("unknown command \(name.quoted)", hint: hint ?? "'plimsoll --help' lists the commands")
  }
}
