import ModelExchange
import ModelFormats
import PlimsollCommands

/// What a command line did.
struct Run {
  let code: ExitCode
  let output: String
  let diagnostics: String

  static let tool = CommandLineTool(
    summary: "A tool for tests.", version: "9.8.7",
    commands: [FitCommand.self, SaveCommand.self, FailCommand.self, CompletionCommand.self])

  /// Runs a command line of the sample tool in this process.
  init(_ arguments: String..., environment: [String: String] = [:], input: String = "") {
    self.init(arguments, environment: environment, input: input)
  }

  /// Runs a command line of the sample tool in this process.
  init(
    _ arguments: [String], environment: [String: String] = [:], input: String = "", tool: CommandLineTool = tool
  ) {
    let (output, diagnostics) = (CapturedOutput(), CapturedOutput())
    code = tool.run(
      arguments, environment: environment, standardInput: InputChannel { () throws(SystemError) in Array(input.utf8) },
      standardOutput: output.channel(), diagnostics: Diagnostics(channel: diagnostics.channel()))
    self.output = output.text
    self.diagnostics = diagnostics.text
  }

  /// The value under a key of the printed JSON document.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members)? = try? JSONValue(parsing: output.utf8) else { return nil }
    return members[key]
  }

  /// The first line of the diagnostics without the name of the tool.
  var error: String? { line(after: "plimsoll: error: ") }

  /// The hint.
  var hint: String? { line(after: "plimsoll: hint: ") }

  private func line(after start: String) -> String? {
    diagnostics.split(separator: "\n").first { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
  }
}
