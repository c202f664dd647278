import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing
import VolatilityForecasting

/// `plimsoll forecast`, `inspect` and `export` with a model of networks.
@Suite struct ForecastNetworkTests {
  private let folder: TemporaryFolder
  private let prices: String
  private let model: String
  private let sample: SampleNetwork

  init() throws {
    folder = try TemporaryFolder()
    prices = try folder.write(Tool.bars(400), to: "daily.csv")
    sample = try SampleNetwork(Tool.bars(400))
    model = try sample.write(to: folder("lstm.safetensors"))
  }

  private func rows(_ options: String...) throws -> [JSONValue] {
    let run = Tool.run(["forecast", model, prices, "--json"] + options)
    #expect(run.code == .success, "\(run.diagnostics)")
    return run["rows"]?.arrayValue ?? []
  }

  private func number(_ row: JSONValue, _ name: String) -> Double { row[name]?.doubleValue ?? .nan }

  /// The command and the test take the exponential from different libraries.
  private func isClose(_ found: Double, _ expected: Double) -> Bool { abs(found / expected - 1) < 1e-13 }

  @Test func aRowForEachHorizon() throws {
    let rows = try rows()
    #expect(rows.map { $0["step"] } == [1, 5])
    #expect(rows.allSatisfy { $0["timestamp"] == "2021-02-03T00:00:00Z" })
    for (row, horizon) in zip(rows, [1, 5]) {
      let variance = try #require(sample.variances(horizon: horizon).last)
      #expect(isClose(number(row, "variance"), variance))
      #expect(isClose(number(row, "volatility"), variance.squareRoot()))
      #expect(isClose(number(row, "annualizedVolatility"), (variance * 365).squareRoot()))
      #expect(isClose(number(row, "aggregatedVariance"), variance * Double(horizon)))
    }
    let run = Tool.run("forecast", model, prices)
    #expect(run.output.hasPrefix("lstm from \(model), in percent\n\(prices): 400 bars of 1d, 2020-01-01"))
    #expect(run.diagnostics == "")
  }

  @Test func theUnitIsAsStated() throws {
    let (percent, fraction) = (try rows(), try rows("--scale", "fraction"))
    for (row, other) in zip(percent, fraction) {
      #expect(isClose(number(row, "variance"), 1e4 * number(other, "variance")))
    }
    #expect(Tool.run("forecast", model, prices, "--scale", "fraction", "--json")["scale"] == "fraction")
    #expect(Tool.run("forecast", model, prices, "--json")["scale"] == "percent")
  }

  @Test func aHorizonIsChosenFromThoseTrained() throws {
    #expect(try rows("--horizon", "1").map { $0["step"] } == [1])
    #expect(try rows("--horizon", "5") == rows().suffix(1))
    let run = Tool.run("forecast", model, prices, "--horizon", "2")
    #expect(run.code == .usage)
    #expect(run.error == "option --horizon: the model was trained for 1, 5 periods, not for 2")
  }

  @Test func everyBarWithFilledWindowsHasARow() throws {
    let all = try rows("--every")
    let expected = try sample.variances(horizon: 5)
    let first = try #require(expected.firstIndex { !$0.isNaN })
    #expect(first > 30 && all.count == 400 - first)
    #expect(zip(all, expected[first...]).allSatisfy { isClose(number($0, "variance"), $1) })
    #expect(all.allSatisfy { $0["step"] == 5 })
    #expect(try rows("--every", "--threads", "3") == all)
    #expect(try rows("--every", "--horizon", "1").last == rows("--horizon", "1").last)
    // Nothing that comes later changes a row.
    let until = try #require(rows("--to", "2020-12-01", "--horizon", "5").last)
    #expect(all.first { $0["timestamp"] == until["timestamp"] } == until)
  }

  @Test func barsHaveTheLengthOfTraining() throws {
    let longer = Tool.run("forecast", model, prices, "--bar", "2d")
    #expect(longer.code == .badData)
    #expect(longer.error == "\(prices): the bars are of 2d, those that the model was trained on of 1d")
    #expect(longer.hint == nil)
    let shorter = Tool.run("forecast", model, Tool.regimes)
    #expect(shorter.error == "\(Tool.regimes): the bars are of 1h, those that the model was trained on of 1d")
    #expect(shorter.hint == "--bar 1d puts bars together")
    #expect(Tool.run("forecast", model, Tool.regimes, "--bar", "1d", "--json").code == .success)
    let short = Tool.run("forecast", model, prices, "--to", "2020-01-20")
    #expect(short.code == .badData)
  }

  @Test(
    arguments: [
      (["--simulate", "bootstrap"], "--simulate does not apply to lstm"),
      (["--variance-column", "rv"], "--variance-column does not apply to lstm"),
      (["--return-column", "close"], "--return-column does not apply to lstm"),
      (["--returns", "simple"], "--returns simple does not apply to lstm, which is of log returns"),
    ])
  func whatDoesNotApplyIsRefused(options: [String], error: String) {
    let run = Tool.run(["forecast", model, prices] + options)
    #expect(run.code == .usage)
    #expect(run.error == error)
  }

  /// Files beside the market's are of no use to a model of returns.
  @Test func onlyFeaturesTakeFurtherFiles() throws {
    #expect(Tool.run("train", "ewma", prices, "-o", folder("e")).code == .success)
    #expect(Tool.run("forecast", folder("e"), prices, "--beside", prices).error == "--beside does not apply to ewma")
    #expect(
      Tool.run("forecast", folder("e"), prices, "--join", prices, "--lag", "*=0h").error
        == "--join does not apply to ewma")
  }

  /// A column that is joined as it was known is that of a file that has it in each row.
  @Test func declaredColumnsAreThoseOfTheFileOrJoined() throws {
    let flows = (0..<400).map { "\(1_577_836_800 + 86_400 * $0),\(Double($0 * $0 % 17))" }
    let lines = Tool.bars(400).split(separator: "\n").map(String.init)
    let whole = ([lines[0] + ",flow"] + zip(lines.dropFirst(), flows).map { "\($0),\($1.split(separator: ",")[1])" })
      .joined(separator: "\n")
    let sample = try SampleNetwork(whole, features: "return-1-scaled,column:flow")
    let model = try sample.write(to: folder("flow"))
    let own = Tool.run("forecast", model, "-", "--json", input: whole)
    #expect(own.code == .success, "\(own.diagnostics)")
    let none = Tool.run("forecast", model, prices)
    #expect(none.code == .badData)
    #expect(none.error == "\(prices): daily has no column \"flow\"; it has none")
    #expect(none.hint == "--join FILE joins the columns of another file, with --lag flow=TIME")
    let file = try folder.write((["time,flow"] + flows).joined(separator: "\n"), to: "flows.csv")
    let joined = Tool.run("forecast", model, prices, "--join", file, "--lag", "flow=0h", "--json")
    #expect(joined["rows"] == own["rows"])
    let late = Tool.run("forecast", model, prices, "--join", file, "--lag", "flow=1d", "--json")
    #expect(late.code == .success && late["rows"] != own["rows"])
  }

  /// The column of the role funding is the feature funding, whatever it is called; of longer bars it is the last value.
  @Test func fundingIsKnownByItsRole() throws {
    let lines = Tool.bars(400).split(separator: "\n").map(String.init)
    func text(_ name: String) -> String {
      ([lines[0] + ",\(name)"] + lines.dropFirst().enumerated().map { "\($1),\(Double($0 * $0 % 13) / 1e4)" })
        .joined(separator: "\n")
    }
    let model = try SampleNetwork(text("funding"), features: "return-1-scaled,funding").write(to: folder("funding"))
    let own = Tool.run("forecast", model, "-", "--json", input: text("funding"))
    #expect(own.code == .success, "\(own.diagnostics)")
    let named = Tool.run("forecast", model, "-", "--column", "funding=cost", "--json", input: text("cost"))
    #expect(named["rows"] == own["rows"])
    #expect(Tool.run("forecast", model, "-", input: text("cost")).code == .badData)
  }

  /// The GARCH of a market is found by the market's name.
  @Test func aMarketIsCalledAsInTraining() throws {
    let sample = try SampleNetwork(Tool.bars(400), features: "return-1-scaled,garch-residual")
    let model = try sample.write(to: folder("hybrid"))
    let known = Tool.run("forecast", model, prices, "--json")
    #expect(known.code == .success)
    let other = try folder.write(Tool.bars(400), to: "other.csv")
    let unknown = Tool.run("forecast", model, other)
    #expect(unknown.code == .badData)
    #expect(unknown.hint == "the model knows daily; --market NAME says which one this is")
    #expect(Tool.run("forecast", model, other, "--market", "daily", "--json")["rows"] == known["rows"])
  }

  /// Features of other markets are made of files beside.
  @Test func otherMarketsStandBeside() throws {
    #expect(sample.trained.markets == ["daily"])
    let run = Tool.run("forecast", model, prices, "--beside", prices)
    #expect(run.code == .badData)
    #expect(run.error == "\(prices): markets have different names, these have not: [\"daily\", \"daily\"]")
    let other = try folder.write(Tool.bars(400), to: "other.csv")
    #expect(Tool.run("forecast", model, prices, "--beside", other).code == .success)
  }

  @Test func inspectTellsTheTraining() throws {
    let text = Tool.run("inspect", model).output
    for part in [
      "kind      lstm", "markets", "networks  2 of 1 x 8 units", "horizons  1 5", "returns   log, in fractions",
      "daily.csv, 400 bars", "training loss", "best epochs      1 of 1, 1 of 1",
      "networks    return-1-scaled", "regression  absolute-return-3-scaled",
    ] {
      let words = part.split(separator: " ").joined(separator: " ")
      let lines = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
      #expect(lines.contains { $0.contains(words) }, "\(part)")
    }
    let json = Tool.run("inspect", model, "--json")
    #expect(json["kind"] == "lstm")
    #expect(json[["specification", "horizons"]] == [1, 5])
    #expect(json["parametersCount"] == .integer(sample.trained.parametersCount))
    #expect(json["trainLoss"] == .number(sample.trained.trainLoss))
    let export = Tool.run("export", model, "--format", "json")
    #expect(export[["tensors", "corrections"]]?.arrayValue?.count == 2)
  }
}
