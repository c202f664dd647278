import Foundation
import ModelFormats

/// The programs that Plimsoll exports to, as Python packages: they open files in a process of their own.
///
/// The interpreter is that of `PLIMSOLL_READERS`, which `make test` sets to a virtual environment with the packages of
/// `requirements.txt`. Tests that need it are skipped where it is unset.
package enum ForeignReaders {
  /// The variable that names the interpreter.
  package static let variable = "PLIMSOLL_READERS"
  /// Why tests are skipped.
  package static let notice: String = "\(variable) is unset: no readers of other formats"

  /// The path of the interpreter; `nil` where there is none.
  package static var python: String? { ProcessInfo.processInfo.environment[variable] }

  /// Whether there is an interpreter.
  package static var areThere: Bool { python != nil }

  /// Gives files to their readers, all in one process.
  ///
  /// - Parameter exports: the files, with names of their own.
  /// - Returns: what the readers made of each file, by its name.
  /// - Throws: `ForeignReaderError` where the process fails: then its words are in the error.
  package static func read(_ exports: [ForeignExport]) throws -> [String: ForeignReading] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "plimsoll-readers-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for export in exports {
      try Data(export.bytes).write(to: folder.appending(path: "\(export.name).\(export.format.rawValue)"))
      try Data(export.exchange.encoded()).write(to: folder.appending(path: "\(export.name).cases"))
    }
    let entries: [JSONValue] = exports.map {
      ["name": .string($0.name), "format": .string($0.format.rawValue), "threads": .integer($0.threads)]
    }
    try Data(JSONValue.array(entries).text().utf8).write(to: folder.appending(path: "exports.json"))
    try run(arguments: [script, folder.path])
    let text = try Data(contentsOf: folder.appending(path: "readings.json"))
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "infinite", negativeInfinity: "-infinite", nan: "nan")
    return try decoder.decode([String: ForeignReading].self, from: text)
  }

  /// Runs a script on a file, whose path is its argument.
  ///
  /// - Parameters:
  ///   - script: the script's text.
  ///   - bytes: the file.
  ///   - extension: what the file's name ends with, without the dot.
  /// - Throws: `ForeignReaderError` where the script fails.
  package static func run(script: String, on bytes: [UInt8], extension: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "plimsoll-\(UUID().uuidString).\(`extension`)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    try run(arguments: ["-c", script, file.path])
  }

  /// Runs the interpreter.
  ///
  /// - Parameter arguments: what it is called with.
  /// - Throws: `ForeignReaderError` where it fails.
  package static func run(arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: python ?? "")
    process.arguments = arguments
    let output = Pipe()
    process.standardError = output
    process.standardOutput = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw ForeignReaderError(status: process.terminationStatus, output: String(decoding: text, as: UTF8.self))
    }
  }

  private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "readers.py").path
}
