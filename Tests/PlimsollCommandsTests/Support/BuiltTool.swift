import Foundation

/// The built executable `plimsoll` beside the running tests, for what only a process shows.
enum BuiltTool {
  static let path: String = {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return tests.appendingPathComponent("plimsoll").path
  }()

  static func isInstalled(_ shell: String) -> Bool {
    ["/bin/", "/usr/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + shell) }
  }

  /// Runs a script in a shell, `$PLIMSOLL` being the tool, and returns what it printed.
  static func run(
    _ script: String, shell: String = "bash", in folder: TemporaryFolder? = nil
  ) throws -> (code: Int32, output: String, diagnostics: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [shell, "-c", script]
    process.environment = ProcessInfo.processInfo.environment.merging(["PLIMSOLL": path]) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder.path) }
    let (output, diagnostics) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = diagnostics
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // What these scripts print fits into the pipes' buffers, so that reading one after the other cannot block.
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    let told = try diagnostics.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: printed, as: UTF8.self), String(decoding: told, as: UTF8.self))
  }
}
