import PlimsollCommands
import Testing

@Suite struct CommandSpecificationTests {
  private static func declare(
    operands: [OperandSpecification] = [], options: [OptionSpecification] = []
  ) -> CommandSpecification {
    CommandSpecification(name: "x", summary: "", discussion: "", operands: operands, options: options)
  }

  @Test func usageShowsHowManyOperandsThereAre() {
    let one = Operand("ONE", .text, help: "").specification
    let maybe = Operand(optional: "MAYBE", .text, help: "").specification
    let many = Operand(repeated: "MANY", .text, help: "").specification
    #expect(Self.declare().usage == "plimsoll x [options]")
    #expect(Self.declare(operands: [one, maybe]).usage == "plimsoll x ONE [MAYBE] [options]")
    #expect(Self.declare(operands: [one, many]).usage == "plimsoll x ONE MANY ... [options]")
  }

  @Test func aNameIsDeclaredOnce() async {
    await #expect(processExitsWith: .failure) {
      _ = Self.declare(options: [Option(flag: "seed", help: "").specification])
    }
    await #expect(processExitsWith: .failure) {
      _ = Self.declare(options: [Option(flag: "other", short: "o", help: "").specification])
    }
  }

  @Test func namesAreWordsInLowerCase() async {
    await #expect(processExitsWith: .failure) { _ = Option(flag: "Upper", help: "") }
    await #expect(processExitsWith: .failure) { _ = Option(flag: "--dashed", help: "") }
    await #expect(processExitsWith: .failure) { _ = Option(flag: "", help: "") }
    await #expect(processExitsWith: .success) { _ = Option(flag: "two-words2", help: "") }
  }

  @Test func onlyTheLastOperandMayVary() async {
    await #expect(processExitsWith: .failure) {
      _ = Self.declare(operands: [
        Operand(repeated: "MANY", .text, help: "").specification, Operand("ONE", .text, help: "").specification,
      ])
    }
  }

  @Test func anOptionOfAnotherCommandIsNoKey() async {
    await #expect(processExitsWith: .failure) {
      struct Wrong: Command {
        static let specification = CommandSpecification(name: "wrong", summary: "", discussion: "")
        init(_ arguments: ParsedArguments) throws(CommandError) { _ = arguments[FitCommand.horizon] }
        func run(_ context: CommandContext) throws -> CommandOutput { .text("") }
      }
      _ = Run(["wrong"], tool: CommandLineTool(summary: "", version: "", commands: [Wrong.self]))
    }
  }
}
