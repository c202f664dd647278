import Foundation

/// The command-line tool `plimsoll`.
package enum Plimsoll {
  /// The tool with all its commands.
  package static let tool = CommandLineTool(
    summary: "Reads price files, trains, compares and applies models of variances and regimes, and sizes positions.",
    version: version,
    commands: [
      CheckCommand.self, BarsCommand.self, MeasureCommand.self, SimulateCommand.self, TrainCommand.self,
      InspectCommand.self, ForecastCommand.self, ScoreCommand.self, LabelCommand.self, EvaluateCommand.self,
      KellyCommand.self, SizeCommand.self, FeaturesCommand.self, ExportCommand.self, ImportCommand.self,
      PredictCommand.self, CompletionCommand.self,
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
