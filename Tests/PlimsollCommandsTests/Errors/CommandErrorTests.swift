import MarketData
import PlimsollCommands
import Testing

@Suite struct CommandErrorTests {
  @Test func codesAreThoseOfSysexits() {
    let codes: [(CommandError, Int32)] = [
      (.usage(""), 64), (.badData(""), 65), (.inputMissing(""), 66), (.internalFailure(""), 70),
      (.inputOutput(""), 74), (.tryAgain(""), 75),
    ]
    for (error, code) in codes { #expect(error.exitCode.rawValue == code) }
    #expect(ExitCode.success.rawValue == 0)
  }

  @Test(arguments: [
    ("data", ExitCode.badData, "plimsoll: error: p.csv, line 3: no number\nplimsoll: hint: look\n"),
    ("system", .inputOutput, "plimsoll: error: No space left on device\n"),
    ("later", .tryAgain, "plimsoll: error: locked\n"),
  ])
  func errorsOfARun(way: String, code: ExitCode, text: String) {
    let run = Run("fail", way)
    #expect(run.code == code)
    #expect(run.output == "")
    #expect(run.diagnostics == text)
  }

  @Test func unexpectedErrorsAreFaultsOfTheProgram() {
    let run = Run("fail", "unexpected")
    #expect(run.code == .internalFailure)
    #expect(run.error == "unexpected failure: UnknownError()")
  }

  @Test func quotedTextIsHarmless() {
    #expect("a b".quoted == "'a b'")
    #expect("\u{1B}[0m\u{202E}".quoted == #"'\u{1B}[0m\u{202E}'"#)
    #expect(String(repeating: "é", count: 200).quoted.count == 202)
    #expect(String(repeating: "é", count: 201).quoted.hasSuffix("é…'"))
  }
}
