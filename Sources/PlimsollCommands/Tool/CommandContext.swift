/// What a command works with besides its own arguments.
package struct CommandContext: Sendable {
  /// The tool that the command belongs to.
  package let tool: CommandLineTool
  /// The command line without the name of the tool, for the provenance of what is written.
  package let commandLine: [String]
  /// The seed of all random numbers.
  package let seed: UInt64
  /// The number of threads to compute with.
  package let threads: Int
  /// Where the output goes.
  package let output: OutputFile
  /// Whether the result is printed as JSON.
  package let printsJSON: Bool
  /// What is read for `-`.
  package let standardInput: InputChannel
  /// Where warnings and progress go.
  package let diagnostics: Diagnostics

  /// The command line without what has no part in the file that is written: where that goes, what is printed
  /// beside it, and how many threads compute.
  package var provenanceArguments: [String] {
    var kept: [String] = []
    var remaining = commandLine[...]
    while let argument = remaining.popFirst() {
      switch argument {
      case "--": return kept + [argument] + remaining
      case "-o", "--output", "--threads": remaining = remaining.dropFirst()
      case "--json": break
      default:
        if !["-o", "--output=", "--threads=", "--json="].contains(where: argument.hasPrefix) { kept.append(argument) }
      }
    }
    return kept
  }

  /// The bytes of an input.
  ///
  /// - Throws: `CommandError.inputMissing` if there is no such file, it is a directory or may not be read,
  ///   `CommandError.inputOutput` if reading fails on the way.
  package func contents(of input: InputFile) throws(CommandError) -> [UInt8] {
    try input.contents(standardInput: standardInput)
  }

  /// A progress bar for work of `total` steps.
  package func progress(_ title: String, total: Int) -> ProgressReporter {
    ProgressReporter(title, total: total, diagnostics: diagnostics)
  }
}
