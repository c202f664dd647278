import Foundation

extension Command {
  /// Reads the arguments, runs the command and writes what it hands back.
  static func run(
    in tool: CommandLineTool, arguments: [String], environment: [String: String], standardInput: InputChannel,
    standardOutput: OutputChannel, diagnostics: Diagnostics
  ) throws(CommandError) {
    let parser = ArgumentParser(
      specification: specification, allCommands: tool.specifications, environment: environment
    ) { (file) throws(CommandError) in
      try file.contents(standardInput: standardInput)
    }
    guard let parsed = try parser.parse(Array(arguments.dropFirst())) else {
      let help = HelpText(tool).text(for: specification)
      return try OutputFile.standardOutput.write(Array(help.utf8), standardOutput: standardOutput)
    }
    let context = CommandContext(
      tool: tool, seed: UInt64(parsed[GlobalOptions.seed]),
      threads: parsed[GlobalOptions.threads] ?? ProcessInfo.processInfo.activeProcessorCount,
      output: target(parsed[GlobalOptions.output], standardOutput: standardOutput),
      printsJSON: parsed[GlobalOptions.json], standardInput: standardInput, diagnostics: diagnostics)
    try checkOutput(in: context, isGiven: parsed.source(of: GlobalOptions.output) != .absent)
    if let input = parsed.inputFiles.first(where: context.output.isSameFile) {
      throw .usage("\(context.output) is read and would be written over by -o", hint: "name another file than \(input)")
    }
    let command = try Self(parsed)
    let output: CommandOutput
    do {
      output = try command.run(context)
    } catch {
      throw CommandError(error)
    }
    diagnostics.showProgress("")
    try write(
      output, in: context, isGiven: parsed.source(of: GlobalOptions.output) != .absent, standardOutput: standardOutput)
  }

  /// Where the output goes: a file of its own that is standard output under another name is standard output.
  private static func target(_ output: OutputFile, standardOutput: OutputChannel) -> OutputFile {
    guard case .artifact = specification.output, case .path(let path) = output, standardOutput.isNamed(path) else {
      return output
    }
    return .standardOutput
  }

  /// Finds out before the work what would make its result impossible to write.
  private static func checkOutput(in context: CommandContext, isGiven: Bool) throws(CommandError) {
    if case .artifact(let name) = specification.output, isGiven, context.output == .standardOutput, context.printsJSON {
      throw .usage(
        "standard output cannot hold both the \(name) of -o and the document of --json",
        hint: "write the \(name) to a file")
    }
    try context.output.check()
  }

  private static func write(
    _ output: CommandOutput, in context: CommandContext, isGiven: Bool, standardOutput: OutputChannel
  ) throws(CommandError) {
    switch output {
    case .report(let report):
      try context.output.write(report.bytes(asJSON: context.printsJSON), standardOutput: standardOutput)
    case .content(let bytes):
      guard !standardOutput.isTerminal || context.output != .standardOutput || !bytes.contains(0) else {
        throw .usage("the result is not text, and standard output is a terminal", hint: "-o FILE writes it to a file")
      }
      try context.output.write(bytes, standardOutput: standardOutput)
    case .artifact(let bytes, let report):
      guard case .artifact = specification.output else {
        preconditionFailure("the specification of \(specification.name) does not say that it writes an artifact")
      }
      if isGiven { try context.output.write(bytes, standardOutput: standardOutput) }
      if isGiven, context.output == .standardOutput {
        context.diagnostics.print(report.text())
      } else {
        try OutputFile.standardOutput.write(
          report.bytes(asJSON: context.printsJSON), standardOutput: standardOutput)
      }
    }
  }
}
