import PlimsollCommands
import Testing

@Suite struct HelpTextTests {
  private static let overview = """
    Usage: plimsoll COMMAND [INPUT ...] [options]
           plimsoll COMMAND --help
           plimsoll --version

    A tool for tests.

    Commands:
      fit         Fit a model to prices
      save        Save a model
      fail        Fail
      completion  Print a script that lets a shell complete commands and options

    Options of all commands:
      -o, --output FILE        Write the result to FILE instead of standard output;
                               FILE is replaced only once the result is complete.
      --json                   Print the result as one JSON document.
      --seed N                 Seed of random numbers (default: 0).
      --threads N              Number of threads; it never changes a result
                               (default: all cores).
      --config FILE            JSON object that sets options by their long names.
      -h, --help               Print this help.

    An option that the command line does not set is taken from the environment
    variable PLIMSOLL_NAME (in capitals, with _ for -), else from the JSON object in
    the --config file under its long name. An operand '-' is standard input; '--'
    ends the options.

    Exit codes: 0 success, 64 usage, 65 bad data, 66 input missing, 70 internal
    failure, 74 input or output failed, 75 try again.

    """

  private static let fit = """
    Usage: plimsoll fit MODEL PRICES ... [options]

    Fits a model and prints it.

    Arguments:
      MODEL                    Model to fit: garch, ewma.
      PRICES                   Price files.

    Options:
      --horizon H              Number of periods ahead (default: 1).
      --level P                Confidence level (default: 0.95).
      --distribution NAME      Distribution of the innovations: normal, t, skewt
                               (default: normal).
      --limit X                Largest variance.
      --label TEXT             Label of the model (may be repeated).
      --orders N,N             Orders (default: 1,1).
      -v, --verbose            Tell more.

    Options of all commands:
      -o, --output FILE        Write the result to FILE instead of standard output;
                               FILE is replaced only once the result is complete.
      --json                   Print the result as one JSON document.
      --seed N                 Seed of random numbers (default: 0).
      --threads N              Number of threads; it never changes a result
                               (default: all cores).
      --config FILE            JSON object that sets options by their long names.
      -h, --help               Print this help.

    """

  @Test(arguments: ["--help", "-h"])
  func overviewGoesToStandardOutput(option: String) {
    let run = Run(option)
    #expect(run.code == .success)
    #expect(run.output == Self.overview)
    #expect(run.diagnostics == "")
  }

  @Test func noArgumentsAreAUsageError() {
    let run = Run()
    #expect(run.code == .usage)
    #expect(run.output == "")
    #expect(run.diagnostics == Self.overview)
  }

  @Test(arguments: [["fit", "--help"], ["fit", "-h"], ["fit", "garch", "--horizon", "3", "--help", "--bogus"]])
  func helpOfACommand(arguments: [String]) {
    let run = Run(arguments)
    #expect(run.code == .success)
    #expect(run.output == Self.fit)
  }

  @Test func anArtifactIsNamed() {
    let help = Run("save", "--help").output
    #expect(help.contains("  -o, --output FILE        Write the model to FILE, which is replaced only once\n"))
    #expect(help.contains("  --rate R                 Rate (required).\n"))
  }

  @Test func helpIsNoValueAndNoOperand() {
    #expect(Run("fit", "garch", "--", "--help").output == "fitted\n")
    #expect(Run("fit", "garch", "p", "--label=--help").output == "fitted\n")
  }

  @Test func version() {
    #expect(Run("--version").output == "plimsoll 9.8.7\n")
    #expect(Plimsoll.tool.version == "0.1.0")
  }

  @Test func noLineOfTheToolIsTooLong() {
    for command in Plimsoll.tool.specifications {
      let run = Run([command.name, "--help"], tool: Plimsoll.tool)
      #expect(run.code == .success)
      #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }
}
