import Foundation
import MarketData
import PlimsollCommands
import Testing

@Suite struct OutputFileTests {
  private let folder: TemporaryFolder
  private let channel = CapturedOutput().channel()

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, to name: String) throws(CommandError) {
    try OutputFile.path(folder(name)).write(Array(text.utf8), standardOutput: channel)
  }

  @Test func filesAreMadeAndReplaced() throws {
    try write("one, and longer", to: "f")
    try write("two", to: "f")
    #expect(try folder.text(of: "f") == "two")
    #expect(try folder.names == ["f"])
  }

  @Test func everyByteIsKept() throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    try OutputFile.path(folder("b")).write(bytes, standardOutput: channel)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder("b"))) == Data(bytes))
    try OutputFile.path(folder("b")).write([], standardOutput: channel)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder("b"))).isEmpty)
  }

  @Test func permissionsStay() throws {
    try write("one", to: "f")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder("f"))
    try write("two", to: "f")
    let attributes = try FileManager.default.attributesOfItem(atPath: folder("f"))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test(arguments: ["there", "not-there"])
  func symbolicLinksStay(target: String) throws {
    try write("old", to: "there")
    try FileManager.default.createSymbolicLink(atPath: folder("link"), withDestinationPath: target)
    try write("new", to: "link")
    #expect(try folder.text(of: target) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder("link")) == target)
  }

  @Test func aRelativeNameNeedsNoFolder() throws {
    let run = try BuiltTool.run("\"$PLIMSOLL\" completion bash -o script && ls -A", in: folder)
    #expect(run == (0, "script\n", ""))
  }

  @Test(arguments: [
    ("", "Is a directory"), ("no/f", "No such file or directory"), ("no/", "No such file or directory"),
    ("file/f", "Not a directory"), ("loop", "Too many levels of symbolic links"),
    (String(repeating: "n", count: 300), "File name too long"),
  ])
  func failuresNameTheFileAndLeaveNothing(name: String, reason: String) throws {
    try write("old", to: "file")
    try FileManager.default.createSymbolicLink(atPath: folder("loop"), withDestinationPath: "loop")
    let error = #expect(throws: CommandError.self) { try write("new", to: name) }
    #expect(error == .inputOutput("cannot write \(folder(name).quoted): \(reason)"))
    #expect(error?.exitCode == .inputOutput)
    #expect(throws: CommandError.self) { try OutputFile.path(folder(name)).check() }
    #expect(try folder.names == ["file", "loop"])
    #expect(try folder.text(of: "file") == "old")
  }

  @Test func devicesAreWrittenDirectly() throws {
    try OutputFile.path("/dev/null").write([1], standardOutput: channel)
    let kind = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
    #expect(kind == .typeCharacterSpecial)
  }

  @Test func aFullDiskIsReported() {
    let error = #expect(throws: CommandError.self) {
      try OutputFile.path("/dev/full").write([1], standardOutput: channel)
    }
    #expect(error == .inputOutput("cannot write '/dev/full': No space left on device"))
  }

  @Test func standardOutputFailures() throws {
    func channel(failing code: Int32) -> OutputChannel {
      OutputChannel { (_) throws(SystemError) in throw SystemError(code: code) }
    }
    #expect(throws: Never.self) { try OutputFile.standardOutput.write([1], standardOutput: channel(failing: EPIPE)) }
    let error = #expect(throws: CommandError.self) {
      try OutputFile.standardOutput.write([1], standardOutput: channel(failing: ENOSPC))
    }
    #expect(error == .inputOutput("cannot write to standard output: No space left on device"))
  }
}
