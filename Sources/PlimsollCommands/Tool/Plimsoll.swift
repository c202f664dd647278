import Foundation

/// The command-line tool `plimsoll`.
package enum Plimsoll {
  /// The tool with all its commands.
  package static let tool = CommandLineTool(
    summary: "Forecasts volatility, classifies market regimes and sizes positions by them.",
    version: version,
    commands: [CompletionCommand.self])

  /// Runs the process's command line.
  ///
  /// - Returns: the exit code of the process.
  package static func main() -> ExitCode {
    SystemCalls.ignoreBrokenPipes()
    return tool.run(
      Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment,
      standardInput: .process, standardOutput: .standardOutput, diagnostics: Diagnostics(channel: .standardError))
  }
}
