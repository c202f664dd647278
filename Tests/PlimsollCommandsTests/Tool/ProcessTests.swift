import Testing

/// What only a process shows: its exit code, its signals, the limits of the system.
@Suite(.enabled(if: BuiltTool.isInstalled("bash"))) struct ProcessTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ script: String) throws -> (code: Int32, output: String, diagnostics: String) {
    try BuiltTool.run(script, in: folder)
  }

  @Test func exitCodes() throws {
    #expect(try run("\"$PLIMSOLL\"").code == 64)
    #expect(try run("\"$PLIMSOLL\" --version") == (0, "plimsoll 0.1.0\n", ""))
    #expect(try run("\"$PLIMSOLL\" completion bash --config none").code == 66)
  }

  @Test func aClosedPipeEndsQuietly() throws {
    // File 4 is the writing end of a pipe that no one reads any more.
    let result = try run("mkfifo p; exec 3<>p 4>p 3>&-; \"$PLIMSOLL\" completion bash >&4")
    #expect(result == (0, "", ""))
  }

  @Test(arguments: ["completion bash", "--help", "--version", "completion --help"])
  func aFullStandardOutput(arguments: String) throws {
    let result = try run("\"$PLIMSOLL\" \(arguments) > /dev/full")
    #expect(result == (74, "", "plimsoll: error: cannot write to standard output: No space left on device\n"))
  }

  @Test func aClosedStandardOutput() throws {
    #expect(try run("\"$PLIMSOLL\" --version >&-").code == 74)
  }

  /// The limit on the size of files stops the write in the middle, as a full disk does.
  @Test func aWriteThatFailsInTheMiddleLeavesTheOldFile() throws {
    _ = try folder.write("old", to: "f")
    let result = try run("trap '' XFSZ; ulimit -f 1; \"$PLIMSOLL\" completion zsh -o f")
    #expect(result == (74, "", "plimsoll: error: cannot write 'f': File too large\n"))
    #expect(try folder.names == ["f"])
    #expect(try folder.text(of: "f") == "old")
  }

  @Test func aFIFOIsWrittenDirectly() throws {
    let result = try run("mkfifo p; \"$PLIMSOLL\" completion bash -o p & head -1 p; wait $!; echo $?; test -p p")
    #expect(result.code == 0)
    #expect(result.output.hasPrefix("# Completion of plimsoll for bash.\n"))
  }

  @Test func configurationsAreReadFromPipes() throws {
    let result = try run("\"$PLIMSOLL\" completion bash --config <(echo '{\"sed\": 1}')")
    #expect(result.code == 64)
    #expect(result.diagnostics.hasSuffix("unknown key 'sed'\nplimsoll: hint: did you mean 'seed'?\n"))
  }
}
