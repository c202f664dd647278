import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

@Suite struct TrainCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The benchmark of Fiorentini, Calzolari & Panattoni (1996), in the six digits that McCullough & Renfro (1999),
  /// "Benchmarks and software standards: a case study of GARCH procedures", print.
  @Test func theBenchmarkOnTheMark() throws {
    let run = Tool.run(
      "train", "garch", Tool.mark, "--return-column", "return", "--presample", "sample-variance", "--json")
    #expect(run.code == .success)
    #expect(run.diagnostics == "")
    let published: [(name: String, value: Double, hessian: Double, opg: Double, robust: Double)] = [
      ("mu", -0.00619041, 0.00846212, 0.00843359, 0.00918935),
      ("omega", 0.0107613, 0.00285271, 0.00132298, 0.00649319),
      ("alpha", 0.153134, 0.0265228, 0.0139737, 0.0535317),
      ("beta", 0.805974, 0.0335527, 0.0165604, 0.0724614),
    ]
    for entry in published {
      func isClose(_ path: [String], _ expected: Double) -> Bool {
        guard let value = run[path]?.doubleValue else { return false }
        // Six digits and the last of them may be rounded either way.
        return abs(value - expected) <= 1e-5 * abs(expected)
      }
      #expect(isClose(["parameters", entry.name], entry.value))
      #expect(isClose(["standardErrors", "hessian", entry.name], entry.hessian))
      #expect(isClose(["standardErrors", "opg", entry.name], entry.opg))
      #expect(isClose(["standardErrors", "robust", entry.name], entry.robust))
    }
    let logLikelihood = try #require(run["logLikelihood"]?.doubleValue)
    #expect(abs(logLikelihood + 1106.60788) < 1e-5)
    #expect(run["observations"] == 1974)
    #expect(run["annualizedVolatility"] == JSONValue.null)
    #expect(run["periodsPerYear"] == JSONValue.null)
  }

  @Test func theDocumentHasAllKeys() {
    let run = Tool.run("train", "garch", Tool.oil, "--distribution", "t", "--mean", "ar1", "--json")
    let required: Set = [
      "model", "parameters", "standardErrors", "logLikelihood", "observations", "aic", "bic", "converged",
      "iterations", "seconds", "scale", "persistence", "halfLife", "unconditionalVariance", "annualizedVolatility",
      "status", "activeConstraints", "mean", "distribution", "presample",
    ]
    #expect(required.isSubset(of: run.keys))
    #expect(run["model"] == "garch")
    #expect(run["converged"] == true)
    #expect(run["status"] == "interior")
    #expect(run["activeConstraints"] == [])
    #expect(run["mean"] == "ar1")
    #expect(run["distribution"] == "t")
    #expect(run["presample"] == "backcast")
    #expect(run["scale"] == "percent")
    #expect(run["periodsPerYear"] == 252.0)
    #expect(run["observations"] == 8319)
    let names: Set = ["mu", "phi", "omega", "alpha", "beta", "nu"]
    #expect(Set(run["parameters"]?.objectValue?.keys.map { $0 } ?? []) == names)
    for kind in ["hessian", "opg", "robust"] {
      #expect(Set(run[["standardErrors", kind]]?.objectValue?.keys.map { $0 } ?? []) == names)
    }
  }

  @Test func theUnitOfTheResultsIsTheScale() throws {
    let percent = Tool.run("train", "garch", Tool.oil, "--json")
    let fraction = Tool.run("train", "garch", Tool.oil, "--json", "--scale", "fraction")
    for (name, factor) in [("mu", 100.0), ("omega", 10_000), ("alpha", 1), ("beta", 1)] {
      let expected = try #require(percent[["parameters", name]]?.doubleValue)
      let value = try #require(fraction[["parameters", name]]?.doubleValue)
      #expect(abs(value * factor - expected) <= 1e-9 * abs(expected))
    }
    #expect(fraction["scale"] == "fraction")
  }

  @Test func movingAveragesAreGiven() {
    let run = Tool.run("train", "ewma", Tool.oil, "--lambda", "0.97", "--json")
    #expect(run["model"] == "ewma")
    #expect(run["parameters"] == ["lambda": 0.97])
    #expect(run[["standardErrors", "robust"]] == ["lambda": nil])
    // Nothing was searched for.
    for key in ["converged", "iterations", "status"] { #expect(run[key] == JSONValue.null) }
    #expect(run["halfLife"] == JSONValue.null)
  }

  @Test(arguments: [
    (["gjr"], ["mu", "omega", "alpha", "gamma", "beta"]),
    (["gjr", "--order", "2,1,2"], ["mu", "omega", "alpha1", "alpha2", "gamma", "beta1", "beta2"]),
    (["egarch", "--distribution", "skewt"], ["mu", "omega", "alpha", "gamma", "beta", "nu", "lambda"]),
    (["garch", "--distribution", "ged", "--variance-targeting"], ["mu", "omega", "alpha", "beta", "nu"]),
  ])
  func theFamilyNamesItsParameters(arguments: [String], names: [String]) {
    let run = Tool.run(["train"] + arguments + [Tool.oil, "--from", "2010-01-01", "--json"])
    #expect(run.code == .success)
    #expect(run["model"] == .string(arguments[0]))
    #expect(Set(run["parameters"]?.objectValue?.keys.map { $0 } ?? []) == Set(names))
    #expect(run["logLikelihood"]?.doubleValue?.isFinite == true)
  }

  /// Every model is written, read, shown and forecast from.
  @Test(arguments: [
    "garch", "gjr", "egarch", "ewma", "riskmetrics2006", "har", "log-har", "fine-log-har", "harq", "har-j", "har-rs",
    "ridge",
  ])
  func everyModelIsOfUse(model: String) throws {
    let file = folder("\(model).safetensors")
    let data = [Tool.regimes, "--bar", "1d", "--incomplete", "drop"]
    let trained = Tool.run(["train", model] + data + ["-o", file, "--json"])
    #expect(trained.code == .success)
    #expect(trained["model"] == .string(model))
    #expect(trained["observations"]?.doubleValue ?? 0 > 300)
    #expect(Tool.run("inspect", file).code == .success)
    #expect(Tool.run("export", file, "--format", "json").code == .success)
    let forecast = Tool.run(["forecast", file] + data + ["--json"])
    #expect(forecast.code == .success)
    let rows = forecast["rows"]?.arrayValue ?? []
    #expect(rows.count == 1 && rows[0]["step"] == 1)
    #expect((rows[0]["variance"]?.doubleValue ?? 0) > 0)
    #expect(rows[0]["aggregatedVariance"] == rows[0]["variance"])
    let every = Tool.run(["forecast", file] + data + ["--every", "--json"])["rows"]?.arrayValue ?? []
    #expect(every.count > 300 && every.last?["variance"] == rows[0]["variance"])
  }

  /// With a regressor that is the squared return itself nothing is gained, but the column is found and used.
  @Test func regressorsAreColumnsOfTheFile() throws {
    let file = folder("x.safetensors")
    let run = Tool.run("train", "garch", Tool.regimes, "--regressors", "volume", "-o", file, "--json")
    #expect(run.code == .success)
    #expect(run[["parameters", "delta"]]?.doubleValue?.isFinite == true)
    #expect(run["regressors"] == "volume")
    let forecast = Tool.run("forecast", file, Tool.regimes, "--horizon", "2", "--json")
    #expect(forecast.code == .success)
    #expect(forecast["rows"]?.arrayValue?.count == 2)
    let missing = Tool.run("train", "garch", Tool.oil, "--regressors", "volume")
    #expect(missing.code == .badData)
    #expect(missing.error == "\(Tool.oil): there is no column of numbers named \"volume\" beside the prices")
  }

  /// The published regression of Bollerslev, Patton & Quaedvlieg (2016), table 3, in the digits of the R package HARModel.
  @Test(.enabled(if: Tool.marketData != nil, "PLIMSOLL_MARKET_DATA names no folder of market data"))
  func thePublishedHAR() throws {
    let file = try #require(Tool.marketData) + "/sp500_realised_bpq2016.csv"
    let run = Tool.run("train", "har", file, "--variance-column", "RV", "--windows", "1,5,22", "--json")
    #expect(run.code == .success)
    for (name, expected) in [
      ("const", 0.1123142), ("variance[1]", 0.2273436), ("variance[5]", 0.4903494), ("variance[22]", 0.1863766),
    ] {
      let value = try #require(run[["parameters", name]]?.doubleValue)
      #expect(abs(value - expected) < 6e-8)
    }
    #expect(abs((run["rSquared"]?.doubleValue ?? 0) - 0.5224) < 5e-5)
    #expect(Set(run["standardErrors"]?.objectValue?.keys.map { $0 } ?? []) == ["classical", "white", "neweyWest"])
  }

  @Test func aTableForPeople() {
    let text = Tool.run("train", "garch", Tool.oil).output
    #expect(text.hasPrefix("GARCH(1,1): mean constant, distribution normal, presample backcast\n"))
    #expect(text.contains("8320 log returns in percent, 1986-01-03 to 2019-01-03\n"))
    for row in [
      "parameter", "mu", "omega", "alpha", "beta", "log-likelihood", "AIC", "BIC", "persistence", "half-life",
    ] {
      #expect(text.contains("\n\(row) "))
    }
  }

  @Test func limitsAreWarnedOf() throws {
    // Returns that alternate have squares of which the last says nothing about the next.
    var price = 100.0
    var text = "date,close\n"
    for day in 0..<400 {
      price *= day.isMultiple(of: 2) ? 1.01 + 0.001 * Double(day % 7) : 0.99 - 0.0007 * Double(day % 5)
      text += "\(1_577_836_800 + 86_400 * day),\(price)\n"
    }
    let file = try folder.write(text, to: "p.csv")
    let run = Tool.run("train", "garch", file, "--json")
    #expect(run.code == .success)
    #expect(run["status"] == "boundary")
    #expect(run[["standardErrors", "robust", "alpha"]] == JSONValue.null)
    #expect(run.diagnostics.hasPrefix("plimsoll: warning: \(file): the estimates lie on the limit "))
    #expect(run.diagnostics.hasSuffix("a parameter that a limit fixes has no standard error\n"))
  }

  @Test func assumptionsAreWarnedOf() {
    let times = Tool.bars(60).split(separator: "\n").enumerated().map { index, line in
      index == 0 ? String(line) : "2024-01-\(10 + index % 20) \(10 + index / 20):00" + line.drop { $0 != "," }
    }
    let sorted = [times[0]] + times.dropFirst().sorted()
    let run = Tool.run("train", "garch", "-", input: sorted.joined(separator: "\n"))
    #expect(run.diagnostics.contains("the time stamps name no zone and are taken as UTC; --time-zone states another"))
    let zoned = Tool.run("train", "garch", "-", "--time-zone", "UTC", input: sorted.joined(separator: "\n"))
    #expect(!zoned.diagnostics.contains("zone"))
    let gaps = Tool.bars(60) + "1600000000,,,,,\n"
    let hint = "--missing skip or --repair drop-unreadable leaves such rows out"
    #expect(Tool.run("train", "garch", "-", input: gaps).hint == hint)
    let skipped = Tool.run("train", "garch", "-", "--missing", "skip", input: gaps)
    #expect(skipped.code == .success)
    #expect(skipped.diagnostics.contains("standard input: 1 row without a value skipped"))
    let named = Tool.run("train", "ewma", "-", input: "time,depth\n1577836800,3\n1577923200,4\n")
    #expect(
      named.diagnostics
        == "plimsoll: warning: standard input: no column has a usual name of a price; 'depth', the only "
        + "one of numbers, is taken for it\n")
    #expect(named.output.contains("standard input: 1 log return in percent"))
  }

  @Test func filesOfReturnsGetHintsOfTheirOwn() {
    let returns = "date,ret\n2024-01-01,1\n2024-01-02,-1\n"
    let unnamed = Tool.run("train", "garch", "-", input: returns)
    #expect(unnamed.code == .badData)
    #expect(unnamed.hint == "--column close=NAME names it; if the file holds returns, --return-column NAME")
    let bad = Tool.run("train", "garch", "-", "--return-column", "ret", input: "ret\n1\nx\n")
    #expect(bad.code == .badData)
    #expect(bad.hint == nil)
    #expect(Tool.run("check", "-", input: returns).output.contains("none recognised"))
  }

  @Test func returnsThatLookLikeFractionsAreWarnedOf() {
    // Of alternating returns ±r the standard deviation is r.
    func warning(_ size: Double, _ options: String...) -> String {
      let rows = (0..<200).map { "\($0.isMultiple(of: 2) ? size : -size)" }
      return Tool.run(
        ["train", "ewma", "-", "--return-column", "ret"] + options, input: "ret\n" + rows.joined(separator: "\n")
      ).diagnostics
    }
    #expect(
      warning(0.01)
        == "plimsoll: warning: standard input: the returns look like fractions (standard deviation 0.01) and are "
        + "taken as percent; --scale fraction says that they are fractions, --scale percent that they are not\n")
    #expect(warning(0.0999).contains("look like fractions"))
    for silent in [
      warning(0.1001), warning(1), warning(0.01, "--scale", "fraction"), warning(0.01, "--scale", "percent"),
    ] { #expect(silent == "") }
  }

  @Test(arguments: [
    (
      ["garch", "p", "--distribution", "cauchy"], "option --distribution: 'cauchy' is not one of normal, t, skewt, ged"
    ),
    (
      ["p", "garch"],
      "argument MODEL: 'p' is not one of garch, gjr, egarch, ewma, riskmetrics2006, har, log-har, fine-log-har, "
        + "harq, har-j, har-rs, ridge, lstm, trees, regimes"
    ),
    (["garch", "p", "--order", "1,1"], "option --order: 1,1 is no order"),
    (["garch", "p", "--order", "0,0,1"], "option --order: 0,0,1 is no order"),
    (["garch", "p", "--order", "1,1,1"], "a GARCH has no asymmetry"),
    (["gjr", "p", "--order", "1,0,1"], "a GJR has asymmetry"),
    (["egarch", "p", "--positivity", "sample"], "option --positivity does not apply to egarch"),
    (["egarch", "p", "--variance-targeting"], "option --variance-targeting does not apply to egarch"),
    (["har", "p", "--distribution", "t"], "option --distribution does not apply to har"),
    (["garch", "p", "--windows", "1,5"], "option --windows does not apply to garch"),
    (["garch", "p", "--regressors", "a,a"], "option --regressors names a column twice"),
    (
      ["har", "p", "--variance-column", "rv", "--measure", "parkinson"],
      "--variance-column is the measure: --measure parkinson is another"
    ),
    (["garch", "p", "q"], "garch is fitted to one file, 2 are given"),
    (["garch", "p", "--lambda", "0.9"], "option --lambda does not apply to garch"),
    (["ewma", "p", "--mean", "zero"], "option --mean does not apply to ewma"),
    (["ewma", "p", "--lambda", "1"], "option --lambda: '1' is not a number between 0 and 1, both excluded"),
    (["garch"], "train needs PRICES"),
    ([], "train needs MODEL"),
  ])
  func usageMistakes(arguments: [String], message: String) {
    let run = Tool.run(["train"] + arguments)
    #expect(run.code == .usage)
    #expect(run.error == message)
    #expect(run.output == "")
  }

  @Test func optionsOfTheOtherModelMayStandInTheEnvironment() {
    let run = Tool.run("train", "garch", Tool.oil, "--json", environment: ["PLIMSOLL_LAMBDA": "0.9"])
    #expect(run.code == .success)
    #expect(
      Tool.run("train", "ewma", Tool.oil, "--json", environment: ["PLIMSOLL_LAMBDA": "0.9"])[
        ["parameters", "lambda"]] == 0.9)
  }
}
