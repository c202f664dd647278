import Foundation
import ModelExchange
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
      for key in ["qlike", "mse", "mae"] { #expect(model[key]?.doubleValue?.isFinite == true) }
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
    (
      ["--target", "realized"],
      "option --target: 'realized' is not available: it needs data within each bar; take one of squared-return, "
        + "parkinson"
    ),
    (["--models", "garch,lstm"], "option --models: 'lstm' is not one of garch, garch-t, ewma"),
    (["--models", "garch,garch"], "option --models names garch twice"),
    (["--train", "0"], "option --train: '0' is not a whole number of at least 1"),
    (["--refit", "0"], "option --refit: '0' is not a whole number of at least 1"),
    (["--window", "fixed"], "option --window: 'fixed' is not one of rolling, expanding"),
    (["--distribution", "t"], "unknown option '--distribution' of evaluate"),
    (
      ["--target", "parkinson", "--return-column", "r"],
      "--target parkinson needs the high and the low of each bar, which --return-column does not read"
    ),
  ])
  func usageMistakes(arguments: [String], message: String) {
    let run = Tool.run(["evaluate", "p"] + arguments)
    #expect(run.code == .usage)
    #expect(run.error == message)
  }
}
