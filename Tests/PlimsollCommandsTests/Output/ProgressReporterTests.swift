import PlimsollCommands
import Testing

@Suite struct ProgressReporterTests {
  private let clock = ManualClock()
  private let captured = CapturedOutput()

  private func diagnostics(isTerminal: Bool = true, columns: Int = 80) -> Diagnostics {
    let clock = clock
    return Diagnostics(channel: captured.channel(isTerminal: isTerminal, columns: columns)) { clock.now }
  }

  @Test func shortWorkShowsNothing() {
    let progress = ProgressReporter("fitting", total: 10, diagnostics: diagnostics())
    clock.advance(by: .milliseconds(999))
    progress.advance(by: 5)
    progress.finish()
    #expect(captured.text == "")
  }

  @Test func longWorkShowsABarAndClearsIt() {
    let progress = ProgressReporter("fitting", total: 10, diagnostics: diagnostics())
    clock.advance(by: .seconds(1))
    progress.advance(by: 5)
    let line = "fitting [##########----------] 5/10, 1 s left"
    #expect(captured.text == line)
    clock.advance(by: .milliseconds(99))
    progress.advance()
    #expect(captured.text == line)
    progress.finish()
    progress.advance()
    progress.finish()
    #expect(captured.text == line + "\r" + String(repeating: " ", count: line.count) + "\r")
  }

  @Test func itIsRedrawnAtMostTenTimesASecond() {
    let progress = ProgressReporter("x", total: 1000, diagnostics: diagnostics())
    clock.advance(by: .seconds(1))
    for _ in 0..<1000 {
      progress.advance()
      clock.advance(by: .milliseconds(1))
    }
    #expect(captured.text.split(separator: "x [").count == 10)
  }

  @Test func noTerminalNoBar() {
    let progress = ProgressReporter("x", total: 10, diagnostics: diagnostics(isTerminal: false))
    clock.advance(by: .seconds(5))
    progress.advance()
    progress.finish()
    #expect(captured.text == "")
  }

  @Test func aNarrowTerminalIsNotOverrun() {
    let progress = ProgressReporter("x", total: 10, diagnostics: diagnostics(columns: 12))
    clock.advance(by: .seconds(2))
    progress.advance()
    #expect(captured.text == "x [##------")
  }

  @Test func aWarningClearsTheBarFirst() {
    let diagnostics = diagnostics(columns: 5)
    let progress = ProgressReporter("x", total: 10, diagnostics: diagnostics)
    clock.advance(by: .seconds(2))
    progress.advance()
    diagnostics.warn("odd")
    #expect(captured.text == "x [#\r    \rplimsoll: warning: odd\n")
  }

  @Test func theBarGoesWithItsReporter() {
    do {
      let progress = ProgressReporter("x", total: 0, diagnostics: diagnostics(columns: 4))
      clock.advance(by: .seconds(100))
      progress.advance(by: 3)
    }
    #expect(captured.text == "x [\r   \r")
  }

  @Test func everyThreadMayCount() async {
    let progress = ProgressReporter("x", total: 4000, diagnostics: diagnostics())
    await withTaskGroup { group in
      for _ in 0..<4 { group.addTask { for _ in 0..<999 { progress.advance() } } }
    }
    clock.advance(by: .seconds(1))
    progress.advance(by: 4)
    #expect(captured.text.contains("] 4000/4000, 0 s left"))
  }
}
