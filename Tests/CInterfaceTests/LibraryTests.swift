import Foundation
import MarketData
import ModelExchange
import Testing
import VolatilityModels

/// The dynamic library in processes of other languages.
@Suite struct LibraryTests {
  /// The library beside the running tests, which is built with them.
  private static let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
  #if os(macOS)
    private static let library = folder + "/libPlimsollC.dylib"
  #else
    private static let library = folder + "/libPlimsollC.so"
  #endif

  private static let programs = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Programs").path
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// A program in the search path.
  private static func tool(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs a program and gives what it printed.
  private static func run(_ path: String?, _ arguments: [String]) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: try #require(path))
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let code = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    return (code, String(decoding: text, as: UTF8.self))
  }

  /// Does something in a folder of its own, with files of a model of each kind in it.
  private static func inFolder(_ body: (_ folder: String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "plimsoll-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, model) in [
      ("garch", InterfaceSamples.garch), ("egarch", InterfaceSamples.egarch), ("har", InterfaceSamples.har),
      ("trees", InterfaceSamples.trees), ("lstm", InterfaceSamples.network), ("regimes", InterfaceSamples.regimes),
    ] {
      try Data(InterfaceSamples.bytes(model)).write(to: folder.appending(path: "\(name).safetensors"))
    }
    try body(folder.path)
  }

  @Test(.enabled(if: tool("clang") != nil, "there is no clang in the search path"))
  func aProgramInC() throws {
    try Self.inFolder { folder in
      let program = "\(folder)/forecast"
      let compiled = try Self.run(
        Self.tool("clang"),
        [
          "-std=c11", "-Wall", "-Wextra", "-Werror", "-pedantic", "-I\(Self.root)/Sources/CPlimsoll",
          "\(Self.programs)/forecast.c", "-o", program, Self.library, "-Wl,-rpath,\(Self.folder)",
        ])
      #expect(compiled == (0, ""))
      let result = try Self.run(program, ["\(folder)/garch.safetensors"])
      let fitted = try #require(try InterfaceSamples.garch.get().volatilityModel)
      // The returns of the program.
      let returns = try ReturnSeries(values: (0..<50).map { Double($0 * 37 % 19 - 9) / 10 }, scale: .percent)
      let forecast = fitted.forecast(from: try fitted.filter(returns).state, horizon: 3)
      #expect(result.code == 0, "\(result.output)")
      let lines = result.output.split(separator: "\n").map(String.init)
      #expect(lines.first == "garch in percent")
      #expect(lines.dropFirst().prefix(3).compactMap { Double($0.split(separator: " ")[1]) } == forecast.variances)
      #expect(lines.dropFirst(4).first == "risk 0.10625")
      #expect(try Self.run(program, ["\(folder)/none"]).output.hasSuffix("none: no such file\n"))
    }
  }

  @Test(arguments: ["c11", "c17", "c++17", "c++20"])
  func theHeaderIsOfEachStandard(standard: String) throws {
    guard let compiler = Self.tool("clang") else { return }
    let language = standard.hasPrefix("c++") ? "c++" : "c"
    let result = try Self.run(
      compiler,
      [
        "-std=\(standard)", "-Wall", "-Wextra", "-Werror", "-pedantic", "-fsyntax-only", "-x", language,
        "\(Self.root)/Sources/CPlimsoll/plimsoll.h",
      ])
    #expect(result == (0, ""))
  }

  @Test(.enabled(if: tool("python3") != nil, "there is no python3 in the search path"))
  func hostileCallsOfPython() throws {
    try Self.inFolder { folder in
      let result = try Self.run(Self.tool("python3"), ["\(Self.programs)/hostile.py", Self.library, folder])
      #expect(result.code == 0, "\(result.output)")
      #expect(result.output.hasSuffix("survived\n"), "\(result.output)")
    }
  }
}
