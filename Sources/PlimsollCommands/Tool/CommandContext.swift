/// What a command works with besides its own arguments.
package struct CommandContext: Sendable {
  /// The tool that the command belongs to.
  package let tool: CommandLineTool
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
