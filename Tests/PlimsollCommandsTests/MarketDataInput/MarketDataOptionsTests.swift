import MarketData
import PlimsollCommands
import Synchronization
import Testing

@Suite struct MarketDataOptionsTests {
  /// A command that shows the options it was given.
  struct Show: Command {
    static let specification = CommandSpecification(
      name: "show", summary: "Show", discussion: "Shows.", groups: [MarketDataOptions.group])

    let options: MarketDataOptions

    init(_ arguments: ParsedArguments) throws(CommandError) {
      options = try MarketDataOptions(arguments)
    }

    func run(_ context: CommandContext) throws -> CommandOutput {
      let columns = options.columns.map { "\($0.key.rawValue)=\($0.value)" }.sorted()
      let texts = [options.timeFormat, options.timeZone, options.returnColumn, options.from, options.to]
      return .text(
        (columns + texts.map { $0 ?? "nil" }
          + [options.scale.rawValue, options.missing.rawValue, "\(options.periodsPerYear?.count ?? 0)"])
          .joined(separator: " "))
    }
  }

  private func show(_ arguments: String..., environment: [String: String] = [:]) -> Run {
    Run(
      ["show"] + arguments, environment: environment,
      tool: CommandLineTool(summary: "", version: "", commands: [Show.self]))
  }

  @Test func defaults() {
    #expect(show().output == "nil nil nil nil nil percent error 0.0")
  }

  @Test func everyOption() {
    let run = show(
      "--column", "close=Last Price", "--column=timestamp=Date", "--time-format", "epoch-s", "--time-zone", "+01:00",
      "--return-column", "r", "--scale", "fraction", "--from", "2020-01-01", "--to", "2021-01-01", "--missing", "skip",
      "--periods-per-year", "252")
    #expect(
      run.output
        == "close=Last Price timestamp=Date epoch-s +01:00 r 2020-01-01 2021-01-01 fraction skip 252.0")
  }

  @Test func variables() {
    let environment = ["PLIMSOLL_COLUMN": "open=O,close=C", "PLIMSOLL_PERIODS_PER_YEAR": "365"]
    #expect(show(environment: environment).output == "close=C open=O nil nil nil nil nil percent error 365.0")
  }

  @Test func mistakes() {
    #expect(
      show("--column", "close=a", "--column", "close=b").error
        == "option --column gives the role close to two columns, 'a' and 'b'")
    let misspelled = show("--column", "clsoe=a")
    #expect(misspelled.hint == "did you mean 'close'?")
    #expect(show("--column", "close").error == "option --column: 'close' is not of the form ROLE=NAME")
    #expect(show("--scale", "percnt").hint == "did you mean 'percent'?")
    #expect(show("--periods-per-year", "0").code == .usage)
  }
}
