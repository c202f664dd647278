import Foundation
import MarketData
import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

@Suite struct SimulateCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func digest(_ text: String) -> String { SHA256.hexDigest(of: Array(text.utf8).span) }

  @Test func everyColumnIsReadBackAsItWasWritten() throws {
    let file = folder("r.csv")
    let run = Tool.run("simulate", "regimes", "--bars", "700", "--seed", "2", "-o", file)
    #expect((run.code, run.output, run.diagnostics) == (.success, "", ""))
    let check = Tool.run("check", file, "--json")
    #expect(check["rows"] == 700)
    #expect(check["barSeconds"] == 3600.0)
    #expect(check["first"] == "2020-01-01T00:00:00Z")
    #expect(check["issues"] == [])
    #expect(Tool.run("check", file).output.contains("not read       trueRegime\n"))
    let series = try BarSeries(contentsOf: URL(fileURLWithPath: file))
    #expect(Set(series.columns.keys) == ["funding", "inflow", "outflow", "trueVolatility", "trueRegimeIndex"])
    let json = Tool.run("simulate", "regimes", "--bars", "700", "--seed", "2", "--json")
    func column(_ name: String) -> [Double]? { json[["columns", name]]?.arrayValue?.compactMap(\.doubleValue) }
    #expect(series.close == column("close"))
    #expect(series.low == column("low"))
    #expect(series.volume == column("volume"))
    for (name, values) in series.columns { #expect(values == column(name), "\(name)") }
  }

  @Test func jsonIsOneDocumentOfColumns() throws {
    let run = Tool.run("simulate", "garch", "--bars", "3", "--bar", "12h", "--distribution", "t", "--json")
    #expect(run.code == .success)
    #expect(run.keys == ["kind", "bars", "barSeconds", "parameters", "columns"])
    #expect(run["bars"] == 3)
    #expect(run["barSeconds"] == 43_200)
    // The mean and the constant of the variance are half of a day's.
    #expect(run["parameters"] == ["mu": 0.05, "omega": 0.245, "alpha": 0.08, "beta": 0.88, "nu": 5.0])
    let names = "timestamp,open,high,low,close,volume,trueVariance,trueVolatility"
    #expect(run["columns"]?.objectValue.map { Set($0.keys) } == Set(names.split(separator: ",").map(String.init)))
    #expect(run["columns"]?.objectValue?.values.allSatisfy { $0.arrayValue?.count == 3 } == true)
    let csv = Tool.run("simulate", "garch", "--bars", "3", "--bar", "12h").output.split(separator: "\n")
    #expect(csv.count == 4)
    #expect(csv[0] == names)
    #expect(csv[3].hasPrefix("2020-01-02T00:00:00Z,"))
    #expect(Tool.run("simulate", "regimes", "--bars", "1", "--json").keys == ["kind", "bars", "barSeconds", "columns"])
  }

  /// The same bytes on every machine and for every processor: these digests were the same in builds for this processor,
  /// with fused multiply-adds, and for the baseline, without.
  @Test(arguments: [
    ("garch", "15ac8501f08344d9ec176c1ea749b9f370380313b38fd51ec1f9bdb7ada3b74e"),
    (
      "garch --distribution t --bar 1h --start-price 3",
      "582e1ed952863f0f1ed310f049d2d9b5e9b03164b9782f1f48fee3049b3da421"
    ),
    ("regimes --bars 3000", "c12f9ba8c2dae53d5eb371707347f5aec2d0a38e2cc4ddb1c8ffa17fa5206384"),
  ])
  func theBytesArePinned(options: String, expected: String) {
    let run = Tool.run(["simulate"] + options.split(separator: " ").map(String.init) + ["--seed", "12345"])
    #expect(digest(run.output) == expected)
  }

  @Test(arguments: ["simulated_regimes_1h.csv", "simulated_regimes_1d.csv"])
  func theShippedFilesComeFromTheirCommands(name: String) throws {
    let metadata = try JSONValue(
      parsing: Data(contentsOf: Tool.package.appendingPathComponent("notebooks-data/metadata.json")))
    let entry = try #require(metadata[name])
    let words = try #require(entry["origin"]?["command"]?.stringValue).split(separator: " ").map(String.init)
    #expect(words.first == "plimsoll")
    #expect(words.suffix(2) == ["-o", "notebooks-data/\(name)"])
    let run = Tool.run(Array(words.dropFirst().dropLast(2)))
    #expect(
      run.output == (try String(contentsOfFile: Tool.package.path + "/" + words[words.count - 1], encoding: .utf8)))
    #expect(entry["sha256"]?.stringValue == digest(run.output))
  }

  @Test func seedStartAndPriceAreObeyed() throws {
    let run = Tool.run(
      "simulate", "regimes", "--bars", "2", "--bar", "30m", "--start", "2021-05-06T07:08:09Z", "--start-price", "12.5")
    let lines = run.output.split(separator: "\n").map { $0.split(separator: ",") }
    #expect(lines[1][0] == "2021-05-06T07:08:09Z")
    #expect(lines[2][0] == "2021-05-06T07:38:09Z")
    #expect(lines[1][1] == "12.5")
    let other = Tool.run(
      "simulate", "regimes", "--bars", "2", "--bar", "30m", "--start", "2021-05-06T07:08:09Z", "--start-price", "12.5",
      "--seed", "1")
    #expect(other.output != run.output)
  }

  @Test(arguments: [
    ("--bars 0", "option --bars: '0' is not a whole number from 1 to 1000000"),
    ("--bars 1000001", "option --bars: '1000001' is not a whole number from 1 to 1000000"),
    ("--bar 59s", "option --bar: '59s' is not a length of bars from 1m to 1d, such as 15m, 1h, 1d or 3600 (seconds)"),
    ("--bar 25h", "option --bar: '25h' is not a length of bars from 1m to 1d, such as 15m, 1h, 1d or 3600 (seconds)"),
    ("--bar h", "option --bar: 'h' is not a length of bars from 1m to 1d, such as 15m, 1h, 1d or 3600 (seconds)"),
    ("--bar 1.5h", "option --bar: '1.5h' is not a length of bars from 1m to 1d, such as 15m, 1h, 1d or 3600 (seconds)"),
    ("--alpha -0.01", "option --alpha: '-0.01' is not a number from 0 to below 1"),
    ("--beta 1", "option --beta: '1' is not a number from 0 to below 1"),
    ("--omega 0", "option --omega: '0' is not a number greater than 0"),
    ("--distribution t --nu 2", "nu is 2.0, expected a finite number above 2"),
    ("--nu 4", "option --nu needs --distribution t, skewt or ged"),
    ("--start-price 0", "option --start-price: '0' is not a number greater than 0"),
    ("--start-price 1e-10", "the start price is 1e-10, expected a price from 1e-09 to 1e+18"),
    ("--alpha 0.25 --beta 0.75", "--alpha 0.25 and --beta 0.75 add up to 1.0, expected a sum below 1"),
    ("--alpha 0.5 --beta 0.75", "--alpha 0.5 and --beta 0.75 add up to 1.25, expected a sum below 1"),
    ("--start 9999-12-30 --bars 4", "the bars go on to +010000-01-02T00:00:00Z, expected an end within the year 9999"),
  ])
  func whatCannotBeSimulatedIsAUsageError(options: String, message: String) {
    let run = Tool.run(["simulate", "garch"] + options.split(separator: " ").map(String.init))
    #expect(run.code == .usage)
    #expect(run.error == message)
    #expect(run.output == "")
  }

  @Test(arguments: [
    "--bars 1", "--bar 60", "--bar 60s", "--bar 1m", "--bar 24h", "--bar 86400", "--alpha 0 --beta 0",
    "--alpha 0.25 --beta 0.7499", "--distribution t --nu 2.001 --bars 5", "--start 9999-12-30 --bars 2", "--mu -1",
  ])
  func limitsThatCan(options: String) {
    let run = Tool.run(["simulate", "garch"] + options.split(separator: " ").map(String.init))
    #expect((run.code, run.diagnostics) == (.success, ""))
  }

  @Test func aPriceThatLeavesItsRange() {
    let run = Tool.run("simulate", "garch", "--mu", "1000")
    #expect(run.code == .usage)
    #expect(run.error?.hasPrefix("the price of bar 4 is ") == true)
    #expect(run.hint == "take fewer bars, a smaller variance, or another --mu or --start-price")
  }

  @Test func optionsOfAnotherKind() {
    let run = Tool.run("simulate", "regimes", "--alpha", "0.1")
    #expect(run.code == .usage)
    #expect(run.error == "option --alpha does not apply to regimes")
    // What serves several commands may name it.
    let other = Tool.run("simulate", "regimes", "--bars", "1", environment: ["PLIMSOLL_DISTRIBUTION": "t"])
    #expect(other.code == .success)
    #expect(Tool.run("simulate", "garhc").hint == "did you mean 'garch'?")
    #expect(Tool.run("simulate").code == .usage)
  }

  @Test func theExamplesOfTheHelpWork() throws {
    let help = Tool.run("simulate", "--help").output
    let examples = help.split(separator: "\n").filter { $0.hasPrefix("  plimsoll simulate ") }
    #expect(examples.count == 4)
    for example in examples {
      let words = example.split(separator: " ").dropFirst().map {
        $0.hasSuffix(".csv") ? folder(String($0)) : String($0)
      }
      #expect(Tool.run(words).code == .success, "\(example)")
    }
    #expect(try folder.names == ["garch.csv", "market.csv"])
  }

  @Test(.enabled(if: BuiltTool.isInstalled("bash"))) func completion() throws {
    _ = try folder.write(Tool.run("completion", "bash").output, to: "bash")
    for (words, expected) in [
      ("simulate ''", "garch regimes"), ("simulate garch --distribution ''", "normal t skewt ged"),
    ] {
      let script = """
        source ./bash; COMP_WORDS=(plimsoll \(words)); COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
        _plimsoll; echo "${COMPREPLY[*]}"
        """
      #expect(try BuiltTool.run(script, in: folder).output == expected + "\n")
    }
  }

  /// A model fitted to simulated returns finds the parameters again.
  @Test func parametersAreFoundAgain() throws {
    let file = folder("g.csv")
    let parameters = ["mu": 0.1, "omega": 0.3, "alpha": 0.1, "beta": 0.8, "nu": 6]
    let options = parameters.flatMap { ["--\($0.key)", "\($0.value)"] }
    #expect(
      Tool.run(["simulate", "garch", "--distribution", "t", "--bars", "8000", "--seed", "3", "-o", file] + options).code
        == .success)
    let fit = Tool.run("train", "garch", file, "--distribution", "t", "--json")
    for (name, value) in parameters {
      let estimate = try #require(fit[["parameters", name]]?.doubleValue)
      let error = try #require(fit[["standardErrors", "hessian", name]]?.doubleValue)
      #expect(abs(estimate - value) <= 4 * error, "\(name)")
    }
  }
}
