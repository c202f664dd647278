import PlimsollCommands
import Testing

@Suite struct ArgumentKindTests {
  private func value<Value>(_ kind: ArgumentKind<Value>, _ text: String) -> Value? { try? kind.value(text) }

  @Test func integersWithinTheirRange() {
    let kind = ArgumentKind.integer(in: 1...250)
    #expect(value(kind, "0") == nil)
    #expect(value(kind, "1") == 1)
    #expect(value(kind, "250") == 250)
    #expect(value(kind, "251") == nil)
    #expect(kind.expectation == "a whole number from 1 to 250")
  }

  @Test(arguments: ["", " 1", "1 ", "1.0", "1e3", "0x10", "one", "9223372036854775808"])
  func noIntegers(text: String) {
    #expect(value(.integer, text) == nil)
  }

  @Test func extremeIntegers() {
    #expect(value(.integer, "\(Int.max)") == .max)
    #expect(value(.integer, "\(Int.min)") == .min)
    #expect(ArgumentKind.integer(in: 0...).expectation == "a whole number of at least 0")
    #expect(ArgumentKind<Int>.integer.expectation == "a whole number")
  }

  @Test(arguments: ["", "nan", "inf", "-infinity", "0x1p3", "1e400", "1,5", "--1", " 1"])
  func noNumbers(text: String) {
    #expect(value(.number, text) == nil)
  }

  @Test func numbersAtTheirLimits() {
    #expect(value(.number(above: 0), "0") == nil)
    #expect(value(.number(above: 0), "5e-324") == .leastNonzeroMagnitude)
    #expect(value(.number(between: 0, and: 1), "1") == nil)
    #expect(value(.number(between: 0, and: 1), ".5") == 0.5)
  }

  @Test func choicesSuggestTheNearest() throws {
    let kind = ArgumentKind.choice(of: Distribution.self)
    #expect(value(kind, "skewt") == .skewt)
    let rejected = #expect(throws: RejectedText.self) { try kind.value("norml") }
    #expect(rejected?.message == "'norml' is not one of normal, t, skewt")
    #expect(rejected?.hint == "did you mean 'normal'?")
  }

  @Test func listsRejectTheElementThatIsWrong() throws {
    let kind = ArgumentKind.list(of: .integer(in: 1...))
    #expect(value(kind, "1,2,3") == [1, 2, 3])
    #expect(value(kind, "1,,3") == nil)
    #expect(value(kind, "") == nil)
    let rejected = #expect(throws: RejectedText.self) { try kind.value("1,0") }
    #expect(rejected?.text == "0")
    #expect(kind.text([1, 2]) == "1,2")
  }

  @Test func assignmentsSplitAtTheFirstEqualsSign() throws {
    let kind = ArgumentKind<Assignment<String>>.assignment("ROLE=NAME", key: .choice(["open", "close"]))
    #expect(value(kind, "close=a=b") == Assignment(key: "close", value: "a=b"))
    for text in ["close", "=x", "close=", ""] { #expect(value(kind, text) == nil) }
    let rejected = #expect(throws: RejectedText.self) { try kind.value("clos=x") }
    #expect(rejected?.hint == "did you mean 'close'?")
  }

  @Test func dashIsAStandardChannel() {
    #expect(value(.inputFile, "-") == .standardInput)
    #expect(value(.outputFile, "-") == .standardOutput)
    #expect(value(.inputFile, "./-") == .path("./-"))
    #expect(value(.inputFile, "") == nil)
    #expect(value(.outputFile, "a\0b") == nil)
  }
}
