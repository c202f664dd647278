import Foundation
import MarketData
import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing
import VolatilityModels

@Suite struct ForecastCommandTests {
  private let folder: TemporaryFolder
  private let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = folder("m.safetensors")
    #expect(Tool.run("train", "garch", Tool.oil, "--distribution", "t", "-o", model).code == .success)
  }

  @Test func theForecastOfTheTrainingFileIsTheModelsOwn() throws {
    let returns = try BarSeries(contentsOf: URL(fileURLWithPath: Tool.oil)).logReturns(in: .percent)
    let own = try GARCH(innovations: .studentT).fit(to: returns).forecast(horizon: 5)
    let run = Tool.run("forecast", model, Tool.oil, "--horizon", "5", "--json")
    #expect(run.code == .success)
    #expect(run.diagnostics == "")
    let rows = run["rows"]?.arrayValue ?? []
    #expect(rows.map { $0["variance"] } == own.variances.map { .number($0) })
    #expect(rows.map { $0["volatility"] } == own.volatilities.map { .number($0) })
    #expect(
      rows.map { $0["annualizedVolatility"] } == own.annualizedVolatility(PeriodsPerYear(252)).map { .number($0) })
    #expect(rows.map { $0["step"] } == [1, 2, 3, 4, 5])
    #expect(rows.allSatisfy { $0["timestamp"] == "2019-01-03T00:00:00Z" })
    #expect(run["scale"] == "percent")
    #expect(run["model"] == "garch")
    #expect(run["periodsPerYear"] == 252.0)
  }

  @Test func simulatedPathsHaveQuantilesAndTheMeanOfTheFormula() throws {
    let options = ["--horizon", "3", "--simulate", "simulation", "--quantiles", "0.05,0.5", "--json"]
    let run = Tool.run(["forecast", model, Tool.oil] + options)
    #expect(run.code == .success)
    let plain = Tool.run("forecast", model, Tool.oil, "--horizon", "3", "--json")["rows"]?.arrayValue ?? []
    let rows = run["rows"]?.arrayValue ?? []
    var sum = 0.0
    for (row, expected) in zip(rows, plain) {
      let variance = try #require(expected["variance"]?.doubleValue)
      sum += variance
      #expect(abs((row["variance"]?.doubleValue ?? 0) / variance - 1) < 0.05)
      #expect(abs((expected["aggregatedVariance"]?.doubleValue ?? 0) / sum - 1) < 1e-14)
      let quantile = try #require(row["returnQuantile0.05"]?.doubleValue)
      #expect(quantile < 0 && (row["returnShortfall0.05"]?.doubleValue ?? 0) < quantile)
    }
    #expect(Tool.run(["forecast", model, Tool.oil] + options + ["--threads", "3"]).output == run.output)
    #expect(Tool.run(["forecast", model, Tool.oil] + options + ["--seed", "1"]).output != run.output)
    let useless = Tool.run("forecast", model, Tool.oil, "--paths", "1000")
    #expect(useless.code == .usage && useless.error == "option --paths needs --simulate")
  }

  /// A model of a column remembers its name, but not that of the quarticity; another unit changes no number.
  @Test func variancesOfAColumnAreForecastInTheModelsUnit() throws {
    func text(unit: Double) -> String {
      let rows = (0..<200).map { day in
        let variance = 1 + 0.5 * sin(Double(day)) + 0.25 * cos(1.7 * Double(day) * Double(day))
        return "\(1_577_836_800 + 86_400 * day),\(variance * unit),\(variance * variance * 0.9 * unit * unit)"
      }
      return "date,rv,rq\n" + rows.joined(separator: "\n")
    }
    let file = folder("harq.safetensors")
    let columns = ["--variance-column", "rv", "--quarticity-column", "rq"]
    #expect(Tool.run(["train", "harq", "-", "-o", file] + columns, input: text(unit: 1)).code == .success)
    let own = Tool.run("forecast", file, "-", "--quarticity-column", "rq", "--json", input: text(unit: 1))
    #expect(own.code == .success)
    let variance = try #require(own["rows"]?.arrayValue?.first?["variance"]?.doubleValue)
    let fraction = Tool.run(
      "forecast", file, "-", "--quarticity-column", "rq", "--scale", "fraction", "--json", input: text(unit: 1e-4))
    let converted = try #require(fraction["rows"]?.arrayValue?.first?["variance"]?.doubleValue)
    #expect(abs(converted / variance - 1) < 1e-12)
    let missing = Tool.run("forecast", file, "-", input: text(unit: 1))
    #expect(missing.code == .badData)
    #expect(missing.error == "standard input: the series has no column quarticity")
  }

  @Test func everyBarHasARowThatKnowsNothingOfLaterBars() throws {
    let all = Tool.run("forecast", model, Tool.oil, "--every", "--horizon", "3", "--json")["rows"]?.arrayValue ?? []
    #expect(all.count == 8320)
    #expect(all.first?["timestamp"] == "1986-01-03T00:00:00Z")
    #expect(all.allSatisfy { $0["step"] == 3 })
    let until = Tool.run("forecast", model, Tool.oil, "--to", "2010-01-01", "--horizon", "3", "--json")
    let last = try #require(until["rows"]?.arrayValue?.last)
    #expect(all.first { $0["timestamp"] == last["timestamp"] } == last)
    let end = Tool.run("forecast", model, Tool.oil, "--horizon", "3", "--json")["rows"]?.arrayValue?.last
    #expect(all.last == end)
  }

  @Test func csvAndTable() throws {
    let csv = Tool.run("forecast", model, Tool.oil, "--horizon", "2", "--csv").output
    let lines = csv.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == "timestamp,step,variance,volatility,annualizedVolatility,aggregatedVariance")
    #expect(lines[1].hasPrefix("2019-01-03T00:00:00Z,1,"))
    #expect(Tool.run("forecast", model, Tool.oil, "--horizon", "2", "-o", folder("f.csv")).output == "")
    #expect(try folder.text(of: "f.csv") == csv)
    let table = Tool.run("forecast", model, Tool.oil, "--horizon", "2").output
    #expect(table.hasPrefix("garch from \(model), in percent\n"))
    #expect(table.contains("\n2019-01-03  "))
    #expect(Tool.run("forecast", model, Tool.oil, "--csv", "--json").error == "--csv and --json exclude each other")
  }

  @Test func theUnitAndTheReturnsAreThoseOfTheModel() throws {
    #expect(
      Tool.run("train", "garch", Tool.oil, "--returns", "simple", "--scale", "fraction", "-o", folder("s")).code
        == .success)
    let returns = try BarSeries(contentsOf: URL(fileURLWithPath: Tool.oil)).simpleReturns()
    let own = try GARCH().fit(to: returns).forecast(horizon: 1)
    let run = Tool.run("forecast", folder("s"), Tool.oil, "--json")
    #expect(run["rows"]?.arrayValue?.first?["variance"] == .number(own.variances[0]))
    #expect(run["scale"] == "fraction")
  }

  @Test func returnsWithoutTimeStamps() throws {
    #expect(Tool.run("train", "ewma", Tool.mark, "--return-column", "return", "-o", folder("e")).code == .success)
    let arguments = ["forecast", folder("e"), Tool.mark, "--return-column", "return", "--json"]
    let row = try #require(Tool.run(arguments)["rows"]?.arrayValue?.first)
    #expect(row["timestamp"] == JSONValue.null)
    #expect(row["annualizedVolatility"] == JSONValue.null)
    let variance = try #require(row["variance"]?.doubleValue)
    let annual = Tool.run(arguments + ["--periods-per-year", "250"])["rows"]?.arrayValue?.first
    #expect(annual?["annualizedVolatility"] == .number((variance * 250).squareRoot()))
    // A file in fractions gives the same variance, in the unit of the model.
    let text = try String(contentsOfFile: Tool.mark, encoding: .utf8).split(separator: "\n")
    let fractions = text.enumerated().map { index, line in
      index == 0 ? String(line) : "\(index),\((Double(line.split(separator: ",")[1]) ?? 0) / 100)"
    }
    let file = try folder.write(fractions.joined(separator: "\n"), to: "f.csv")
    let other = Tool.run("forecast", folder("e"), file, "--return-column", "return", "--scale", "fraction", "--json")
    let converted = try #require(other["rows"]?.arrayValue?.first?["variance"]?.doubleValue)
    #expect(abs(converted - variance) <= 1e-12 * variance)
  }

  @Test func standardInputIsTheModelOrThePrices() throws {
    let prices = try String(contentsOfFile: Tool.oil, encoding: .utf8)
    let run = Tool.run("forecast", model, "-", "--csv", input: prices)
    #expect(run.output == Tool.run("forecast", model, Tool.oil, "--csv").output)
    #expect(Tool.run("forecast", "-", "-").error == "standard input '-' can be read only once")
  }

  @Test func theWrongOrderIsExplained() {
    let run = Tool.run("forecast", Tool.oil, model)
    #expect(run.code == .badData)
    #expect(run.error == "\(Tool.oil): not a model file but text")
    #expect(run.hint == "'plimsoll train' and 'plimsoll import' make model files, with -o FILE")
  }

  @Test func theStrongerSourceDecidesBetweenCSVAndJSON() throws {
    _ = Tool.run("train", "ewma", Tool.oil, "-o", folder("e"))
    func forecast(_ options: String..., environment: [String: String] = [:]) -> Run {
      Tool.run(["forecast", folder("e"), Tool.oil] + options, environment: environment)
    }
    let (csv, json) = (forecast("--csv"), forecast("--json"))
    #expect(csv.output.hasPrefix("timestamp,"))
    #expect(json.output.hasPrefix("{"))
    #expect(forecast("--json", environment: ["PLIMSOLL_CSV": "1"]).output == json.output)
    #expect(forecast("--csv", environment: ["PLIMSOLL_JSON": "1"]).output == csv.output)
    let both = try folder.write(#"{"csv": true, "json": true}"#, to: "c.json")
    for run in [
      forecast("--csv", "--json"), forecast(environment: ["PLIMSOLL_CSV": "1", "PLIMSOLL_JSON": "1"]),
      forecast("--config", both),
    ] {
      #expect(run.code == .usage)
      #expect(run.error == "--csv and --json exclude each other")
    }
    #expect(forecast("--config", both, environment: ["PLIMSOLL_CSV": "1"]).output == csv.output)
  }

  @Test func theEndOfTheNameIsReadInAnyCase() throws {
    _ = Tool.run("train", "ewma", Tool.oil, "-o", folder("e"))
    #expect(Tool.run("forecast", folder("e"), Tool.oil, "-o", folder("f.CSV")).code == .success)
    #expect(try folder.text(of: "f.CSV").hasPrefix("timestamp,step,"))
  }
}
