import PlimsollCommands
import Testing

@Suite struct InputFileTests {
  private let folder: TemporaryFolder
  private let channel = InputChannel { () throws(SystemError) in [104, 105] }

  init() throws { folder = try TemporaryFolder() }

  @Test func filesAndStandardInputAreRead() throws {
    let text = String(repeating: "0123456789\n", count: 20_000)
    let file = try folder.write(text, to: "f")
    #expect(try InputFile.path(file).contents(standardInput: channel) == Array(text.utf8))
    #expect(try InputFile.standardInput.contents(standardInput: channel) == [104, 105])
    #expect(try InputFile.path("/dev/null").contents(standardInput: channel) == [])
  }

  @Test(arguments: [("none", "No such file or directory"), ("", "Is a directory"), ("f/x", "Not a directory")])
  func missingInputs(name: String, reason: String) throws {
    _ = try folder.write("x", to: "f")
    let error = #expect(throws: CommandError.self) {
      try InputFile.path(folder(name)).contents(standardInput: channel)
    }
    #expect(error == .inputMissing("cannot read \(folder(name)): \(reason)"))
  }
}
