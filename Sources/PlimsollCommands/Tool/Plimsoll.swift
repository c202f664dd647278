import Foundation

/// The command-line tool `plimsoll`.
package enum Plimsoll {
  /// The tool with all its commands.
  package static let tool = CommandLineTool(
    summary: "Checks price files, and trains, compares and applies models of their volatility.",
    version: version,
    commands: [
<<<<<<< HEAD
      CheckCommand.self, BarsCommand.self, MeasureCommand.self, SimulateCommand.self, TrainCommand.self,
      InspectCommand.self, ForecastCommand.self, EvaluateCommand.self, ExportCommand.self, CompletionCommand.self,
=======
      CheckCommand.self, MeasureCommand.self, TrainCommand.self, InspectCommand.self, ForecastCommand.self,
      EvaluateCommand.self, ExportCommand.self, CompletionCommand.self,
>>>>>>> bfde3d6921b5bd189e9ae7a72638b8a9d3dfa8db
    ])

  /// Runs the process's command line and ends the process with its exit code.
  package static func main() -> Never {
    SystemCalls.ignoreBrokenPipes()
    let code = tool.run(
      Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment,
      standardInput: .process, standardOutput: .standardOutput, diagnostics: Diagnostics(channel: .standardError))
    exit(code.rawValue)
  }
}
