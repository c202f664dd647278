import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

@Suite struct CommandLineTests {
  @Test func defaultsHoldWhereNothingIsGiven() {
    let run = Run("fit", "garch", "p.csv", "--json")
    #expect(run.code == .success)
    #expect(run.diagnostics == "")
    #expect(run["model"] == "garch")
    #expect(run["prices"] == ["p.csv"])
    #expect(run["horizon"] == 1)
    #expect(run["level"] == 0.95)
    #expect(run["distribution"] == "normal")
    #expect(run["limit"] == JSONValue.null)
    #expect(run["label"] == [])
    #expect(run["orders"] == [1, 1])
    #expect(run["verbose"] == false)
    #expect(run["seed"] == 0)
  }

  @Test func valuesFollowOrAreAttached() {
    let run = Run(
      "fit", "--horizon", "5", "garch", "--level=0.5", "a.csv", "-v", "b.csv", "--label", "x", "--label=y=z", "--json")
    #expect(run["horizon"] == 5)
    #expect(run["level"] == 0.5)
    #expect(run["prices"] == ["a.csv", "b.csv"])
    #expect(run["label"] == ["x", "y=z"])
    #expect(run["verbose"] == true)
  }

  @Test func twoDashesEndTheOptions() {
    let run = Run("fit", "--json", "garch", "--", "--horizon", "-x")
    #expect(run["prices"] == ["--horizon", "-x"])
    #expect(run["horizon"] == 1)
  }

  @Test func dashIsAnOperand() {
    #expect(Run("fit", "garch", "-", "--json")["prices"] == ["standard input"])
    let twice = Run("fit", "garch", "-", "-")
    #expect(twice.code == .usage)
    #expect(twice.error == "standard input '-' can be read only once")
    #expect(Run("fit", "garch", "-", "--config", "-", input: "{}").code == .usage)
  }

  @Test func negativeNumbersAreValues() {
    #expect(Run("save", "--rate", "-0.5").code == .success)
    let run = Run("fit", "garch", "p", "--horizon", "-3")
    #expect(run.error == "option --horizon: '-3' is not a whole number from 1 to 250")
  }

  @Test(
    arguments: [
      (["fit", "garch", "p", "--horizn", "3"], "unknown option '--horizn' of fit", "did you mean '--horizon'?"),
      (["fit", "garch", "p", "--distr=t"], "unknown option '--distr' of fit", "did you mean '--distribution'?"),
      (["fit", "garch", "p", "--rate", "3"], "unknown option '--rate' of fit", "it is an option of save"),
      (["fit", "garch", "p", "--qqqqq"], "unknown option '--qqqqq' of fit", "see 'plimsoll fit --help'"),
      (["fit", "garch", "p", "-horizon"], "unknown option '-horizon' of fit", "did you mean '--horizon'?"),
      (["fit", "garch", "p", "-x"], "unknown option '-x' of fit", "see 'plimsoll fit --help'"),
      (["fit", "garch", "p", "--="], "unknown option '--' of fit", "see 'plimsoll fit --help'"),
      (["fit", "garch", "p", "--horizon"], "option --horizon needs a value H", "see 'plimsoll fit --help'"),
      (
        ["fit", "garch", "p", "--horizon", "--json"], "option --horizon needs a value H, but '--json' follows",
        "a value that begins with a dash is written --horizon=H"
      ),
      (["fit", "garch", "p", "--horizon=0"], "option --horizon: '0' is not a whole number from 1 to 250", nil),
      (["fit", "garch", "p", "--horizon="], "option --horizon: '' is not a whole number from 1 to 250", nil),
      (["fit", "garch", "p", "--seed", "-1"], "option --seed: '-1' is not a whole number of at least 0", nil),
      (["fit", "garch", "p", "--threads", "0"], "option --threads: '0' is not a whole number from 1 to 4096", nil),
      (["fit", "garch", "p", "--json=maybe"], "option --json: 'maybe' is not one of true, false", nil),
      (["fit", "garch", "p", "--limit", "x"], "option --limit: 'x' is not a number greater than 0", nil),
      (
        ["fit", "garch", "p", "--seed", "1", "--seed=2"], "option --seed is given more than once: '1', '2'", nil
      ),
      (["fit", "garhc", "p"], "argument MODEL: 'garhc' is not one of garch, ewma", "did you mean 'garch'?"),
      (["fit"], "fit needs MODEL", "usage: plimsoll fit MODEL PRICES ... [options]"),
      (["fit", "garch"], "fit needs PRICES", "usage: plimsoll fit MODEL PRICES ... [options]"),
      (["fit", "garch", ""], "argument PRICES: '' is not the name of a file", nil),
      (["completion", "bash", "zsh"], "unexpected argument 'zsh'", "usage: plimsoll completion SHELL [options]"),
      (["save"], "option --rate R is missing", "see 'plimsoll save --help'"),
      (["fti", "garch"], "unknown command 'fti'", "did you mean 'fit'?"),
      (["zzz"], "unknown command 'zzz'", "'plimsoll --help' lists the commands"),
      (["--vesion"], "expected a command, found the option '--vesion'", "did you mean '--version'?"),
      (
        ["--seed", "3", "fit"], "expected a command, found the option '--seed'",
        "options follow the command: plimsoll COMMAND [options]"
      ),
      (["\u{1B}[2J\n"], #"unknown command '\u{1B}[2J\n'"#, "'plimsoll --help' lists the commands"),
    ] as [([String], String, String?)])
  func mistakesAreNamed(arguments: [String], message: String, hint: String?) {
    let run = Run(arguments)
    #expect(run.code == .usage)
    #expect(run.output == "")
    #expect(run.error == message)
    #expect(run.hint == hint)
  }

  @Test func anAbsentOptionalOperand() {
    #expect(Run("fail", input: "as it is").output == "as it is")
    #expect(Run("fail", "a", "b").error == "unexpected argument 'b'")
  }

  @Test func aFlagCanBeTakenBack() {
    #expect(Run("fit", "garch", "p", "--json=false", environment: ["PLIMSOLL_JSON": "1"]).output == "fitted\n")
  }
}
