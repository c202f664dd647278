import Foundation
import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

@Suite struct EvaluateCommandTests {
  private static let walk = ["--train", "1000", "--refit", "250", "--from", "2012-01-01"]

  @Test func theDocumentHasAllKeys() {
    let run = Tool.run(["evaluate", Tool.oil, "--models", "garch,ewma,garch-t", "--json"] + Self.walk)
    #expect(run.code == .success)
    #expect(run.keys.isSuperset(of: ["forecasts", "target", "models", "scale", "window", "train", "refit", "horizon"]))
    let models = run["models"]?.arrayValue ?? []
    #expect(models.map { $0["name"] } == ["garch", "ewma", "garch-t"])
    for model in models {
      for key in ["qlike", "mse", "mae", "hmse", "trimmedLoss", "confidenceSetPValue"] {
        #expect(model[key]?.doubleValue?.isFinite == true)
      }
      for key in ["intercept", "slope", "interceptStandardError", "slopeStandardError", "rSquared", "pValue"] {
        #expect(model["mincerZarnowitz"]?[key]?.doubleValue?.isFinite == true)
      }
      let isBaseline = model["name"] == "ewma"
      for key in ["statistic", "pValue", "meanDifference"] where !isBaseline {
        #expect(model["dieboldMariano"]?[key]?.doubleValue?.isFinite == true)
      }
      #expect(isBaseline == (model["dieboldMariano"] == JSONValue.null))
      #expect([true, false].contains(model["inConfidenceSet"]))
      // Oil prices did not change on some days.
      #expect(model["mseLog"] == JSONValue.null)
      #expect(model["failedRefits"] == 0)
    }
    #expect(run["train"] == 1000)
    #expect(run["refit"] == 250)
    #expect(run["window"] == "rolling")
    #expect(run["target"] == "squared-return")
    #expect(run["scale"] == "percent")
  }

  /// The losses of the moving average, computed here from the definition.
  @Test func theLossesOfTheMovingAverage() throws {
    let text = try String(contentsOfFile: Tool.mark, encoding: .utf8)
    let returns = text.split(separator: "\n").dropFirst().compactMap { Double($0.split(separator: ",")[1]) }
    let weights = (0..<75).map { pow(0.94, Double($0)) }
    var variance = zip(weights, returns).reduce(0) { $0 + $1.0 * $1.1 * $1.1 } / weights.reduce(0, +)
    let presample = variance
    variance = 0.94 * variance + 0.06 * presample
    var (qlike, mse, mae, count) = (0.0, 0.0, 0.0, 0.0)
    for (index, value) in returns.enumerated() {
      if index >= 500 {
        let square = value * value
        qlike += log(variance) + square / variance
        mse += (variance - square) * (variance - square)
        mae += abs(variance - square)
        count += 1
      }
      variance = 0.94 * variance + 0.06 * value * value
    }
    let run = Tool.run(
      "evaluate", Tool.mark, "--return-column", "return", "--models", "ewma", "--train", "500", "--window",
      "expanding", "--json")
    #expect(run["forecasts"] == .integer(Int(count)))
    let model = try #require(run["models"]?.arrayValue?.first)
    for (key, sum) in [("qlike", qlike), ("mse", mse), ("mae", mae)] {
      let value = try #require(model[key]?.doubleValue)
      #expect(abs(value - sum / count) <= 1e-12 * abs(sum / count))
    }
  }

  @Test func theTableIsSortedByQLIKE() throws {
    let run = Tool.run(["evaluate", Tool.oil, "--models", "ewma,garch"] + Self.walk)
    #expect(run.code == .success)
    let rows = run.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let losses = rows.filter { $0.first == "ewma" || $0.first == "garch" }.compactMap { Double($0[1]) }
    #expect(losses.count == 2)
    #expect(losses == losses.sorted())
    #expect(run.output.contains("target squared-return"))
  }

  @Test func theRangeOfBarsAsTarget() {
    let run = Tool.run(
      "evaluate", "-", "--target", "parkinson", "--train", "100", "--models", "ewma", "--json", input: Tool.bars(150))
    #expect(run.code == .success)
    #expect(run["forecasts"] == 49)
    #expect(run["target"] == "parkinson")
    let missing = Tool.run("evaluate", Tool.oil, "--target", "parkinson", "--train", "1000", "--models", "ewma")
    #expect(missing.code == .badData)
    #expect(missing.error == "\(Tool.oil): parkinson needs the high and the low of each bar")
  }

  @Test(arguments: [
    (["--models", "garch,all,garch"], "option --models names garch twice"),
    (["--models", "mean,garch"], "a combination needs at least two other models"),
    (["--baseline", "har"], "--baseline har is none of the models"),
    (["--models", "har", "--horizon", "2"], "har: it forecasts all 2 periods together, not the last of them"),
    (["--windows", "5,1"], "option --windows: the numbers must increase"),
    (["--features", "jump,jump"], "option --features names a feature twice"),
    (["--block-length", "0.5"], "option --block-length: a block holds at least 1 forecast"),
    (["--quarticity-column", "rq"], "--quarticity-column needs --variance-column"),
    (
      ["--variance-column", "rv", "--target", "parkinson"],
      "--variance-column is the target: --target parkinson is another"
    ),
    (["--step", "0"], "option --step: '0' is not a whole number of at least 1"),
    (["--models", "garch,garch"], "option --models names garch twice"),
    (["--train", "0"], "option --train: '0' is not a whole number of at least 1"),
    (["--refit", "0"], "option --refit: '0' is not a whole number of at least 1"),
    (["--window", "fixed"], "option --window: 'fixed' is not one of rolling, expanding"),
    (["--distribution", "t"], "unknown option '--distribution' of evaluate"),
    (
      ["--target", "parkinson", "--return-column", "r"],
      "--target parkinson needs the high and the low of each bar, which --return-column does not read"
    ),
    (
      ["--target", "realized", "--return-column", "r"],
      "--target realized needs the prices of each bar, which --return-column does not read"
    ),
  ])
  func usageMistakes(arguments: [String], message: String) {
    let run = Tool.run(["evaluate", Tool.oil] + arguments)
    #expect(run.code == .usage)
    #expect(run.error == message)
  }

  /// Hours put together to days have their realised variances, which models of variances are fitted to.
  @Test func realizedVariancesFromTheHoursOfADay() throws {
    let run = Tool.run(
      "evaluate", Tool.regimes, "--bar", "1d", "--incomplete", "drop", "--target", "realized", "--train", "200",
      "--models", "har,harq,log-har,ewma,mean", "--replications", "200", "--json")
    #expect(run.code == .success)
    #expect(run["forecasts"] == 132)
    #expect(run["target"] == "realized")
    let models = run["models"]?.arrayValue ?? []
    #expect(models.map { $0["name"] } == ["har", "harq", "log-har", "ewma", "mean"])
    for model in models { #expect(model["mseLog"]?.doubleValue?.isFinite == true) }
    for key in ["lower", "consistent", "upper", "realityCheck"] {
      let value = try #require(run[["tests", "superiorPredictiveAbility", key]]?.doubleValue)
      #expect((0...1).contains(value))
    }
    // The same seed gives the same document, another seed other p-values at most.
    #expect(
      Tool.run(
        "evaluate", Tool.regimes, "--bar", "1d", "--incomplete", "drop", "--target", "realized", "--train",
        "200", "--models", "har,harq,log-har,ewma,mean", "--replications", "200", "--json", "--threads", "2"
      ).output
        == run.output)
    let without = Tool.run("evaluate", Tool.regimes, "--target", "realized", "--models", "ewma")
    #expect(without.code == .badData)
    #expect(without.error == "\(Tool.regimes): realized variances need data within each bar")
  }

  /// A day ahead from every midnight: hours of squared returns, added up.
  @Test func sumsOverAHorizon() {
    let run = Tool.run(
      "evaluate", Tool.regimes, "--horizon", "24", "--sum", "--step", "24", "--train", "2000", "--refit", "30",
      "--models", "log-har,garch,ewma", "--replications", "200", "--json")
    #expect(run.code == .success)
    #expect(run["forecasts"] == 249)
    #expect(run["aggregation"] == "sum")
    #expect(run["step"] == 24)
  }

  /// Columns of a file are variances; models of returns are left out of all models, and it is said why.
  @Test func variancesOfAColumn() {
    let rows = (0..<260).map { day in
      let variance = 1 + 0.5 * sin(Double(day)) + 0.25 * cos(1.7 * Double(day) * Double(day))
      return "\(1_577_836_800 + 86_400 * day),\(variance),\(variance * variance * 0.9)"
    }
    let input = "date,rv,rq\n" + rows.joined(separator: "\n")
    let run = Tool.run(
      "evaluate", "-", "--variance-column", "rv", "--quarticity-column", "rq", "--train", "150", "--models",
      "all", "--replications", "200", "--json", input: input)
    #expect(run.code == .success)
    let names = run["models"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
    #expect(names.contains("har") && names.contains("harq") && names.contains("log-har") && names.contains("mean"))
    #expect(!names.contains("garch") && !names.contains("har-j"))
    #expect(run.diagnostics.contains("left out ewma, riskmetrics2006, garch"))
    #expect(run.diagnostics.contains("it is a model of returns"))
    let missing = Tool.run("evaluate", "-", "--variance-column", "rw", "--models", "har", input: input)
    #expect(missing.code == .badData)
    #expect(missing.error == "standard input: there is no column of numbers named \"rw\"")
  }
}
