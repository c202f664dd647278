import MarketData
import PlimsollCommands
import Testing

@Suite struct MarketDataOptionsTests {
  /// A command that shows the options it was given.
  struct Show: Command {
    static let specification = CommandSpecification(
      name: "show", summary: "Show", discussion: "Shows.", groups: [ReturnOptions.group])

    let options: ReturnOptions

    init(_ arguments: ParsedArguments) throws(CommandError) {
      options = try ReturnOptions(arguments)
    }

    func run(_ context: CommandContext) throws -> CommandOutput {
      let layout = options.layout
      let columns = layout.columns.map { "\($0.key.rawValue)=\($0.value)" }.sorted()
      let texts = [
        layout.timeForm?.rawValue, layout.zone?.description, options.returnColumn, layout.from?.description,
        layout.to?.description, options.kind?.rawValue, options.scale?.rawValue,
      ]
      return .text(
        (columns + texts.map { $0 ?? "nil" } + [layout.missing.rawValue, "\(options.periodsPerYear?.count ?? 0)"])
          .joined(separator: " "))
    }
  }

  private func show(_ arguments: String..., environment: [String: String] = [:]) -> Run {
    Run(
      ["show"] + arguments, environment: environment,
      tool: CommandLineTool(summary: "", version: "", commands: [Show.self]))
  }

  @Test func defaults() {
    #expect(show().output == "nil nil nil nil nil nil nil error 0.0")
  }

  @Test func everyOption() {
    let run = show(
      "--column", "close=Last Price", "--column=timestamp=Date", "--time-format", "seconds", "--time-zone", "+01:00",
      "--return-column", "r", "--returns", "simple", "--scale", "fraction", "--from", "2020-01-01",
      "--to", "2021-01-01T00:00Z", "--missing", "skip", "--periods-per-year", "252")
    #expect(
      run.output
        == "close=Last Price timestamp=Date seconds +01:00 r 2019-12-31T23:00:00Z 2021-01-01T00:00:00Z simple "
        + "fraction skip-row 252.0")
  }

  @Test func variables() {
    let environment = ["PLIMSOLL_COLUMN": "open=O,close=C", "PLIMSOLL_PERIODS_PER_YEAR": "365"]
    #expect(
      show(environment: environment).output == "close=C open=O nil nil nil nil nil nil nil error 365.0")
  }

  @Test(arguments: [
    (["--column", "close=a", "--column", "close=b"], "--column gives the role close to two columns, 'a' and 'b'"),
    (["--column", "close"], "--column: 'close' is not of the form ROLE=NAME"),
    (
      ["--time-format", "epoch"],
      "--time-format: 'epoch' is not one of iso8601, compact, seconds, milliseconds, microseconds, nanoseconds, "
        + "named-month, day-month-year, month-day-year, year-month, excel-serial"
    ),
    (
      ["--time-zone", "Europe/Paris"],
      "--time-zone: 'Europe/Paris' is not UTC or an offset from it such as +08:00 (zones with summer time have no "
        + "fixed one)"
    ),
    (
      ["--from", "yesterday"],
      "--from: 'yesterday' is not a date such as 2024-01-31, a time such as 2024-01-31T14:30Z, or seconds since 1970"
    ),
    (
      ["--to", "2023-02-29"],
      "--to: '2023-02-29' is not a date such as 2024-01-31, a time such as 2024-01-31T14:30Z, or seconds since 1970"
    ),
    (
      ["--from", "2024-01-02", "--to", "2024-01-02"],
      "--from: 2024-01-02T00:00:00Z is not before 2024-01-02T00:00:00Z of option --to"
    ),
    (["--missing", "drop"], "--missing: 'drop' is not one of error, skip"),
    (["--periods-per-year", "0"], "--periods-per-year: '0' is not a number greater than 0"),
  ])
  func mistakes(arguments: [String], message: String) {
    let run = Run(
      ["show"] + arguments, tool: CommandLineTool(summary: "", version: "", commands: [Show.self]))
    #expect(run.code == .usage)
    #expect(run.error == "option " + message)
  }

  @Test func nearNamesAreSuggested() {
    #expect(show("--column", "clsoe=a").hint == "did you mean 'close'?")
    #expect(show("--scale", "percnt").hint == "did you mean 'percent'?")
  }
}
