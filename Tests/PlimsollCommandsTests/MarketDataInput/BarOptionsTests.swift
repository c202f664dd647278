import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

/// `--bar` in the commands that compute returns.
@Suite struct BarOptionsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func returnsAreThoseOfTheLongerBars() throws {
    let daily = try folder.write(Tool.bars(2100), to: "daily.csv")
    #expect(Tool.run("bars", daily, "--bar", "2d", "-o", folder("two.csv")).code == .success)
    let options = ["--column", "close=close", "--json"]
    let direct = Tool.run(["train", "garch", daily, "--bar", "2d", "-o", folder("m")] + options)
    let written = Tool.run(["train", "garch", folder("two.csv"), "-o", folder("w")] + options)
    #expect(direct.code == .success)
    #expect(direct["observations"] == 1049)
    #expect(direct["parameters"] == written["parameters"])
    #expect(direct["logLikelihood"] == written["logLikelihood"])

    let forecast = Tool.run("forecast", folder("m"), daily, "--bar", "2d", "--json")
    #expect(forecast["rows"] == Tool.run("forecast", folder("w"), folder("two.csv"), "--json")["rows"])
    let evaluate = ["--train", "500", "--refit", "200", "--target", "parkinson", "--json"]
    #expect(
      Tool.run(["evaluate", daily, "--bar", "2d"] + evaluate)["models"]
        == Tool.run(["evaluate", folder("two.csv")] + evaluate)["models"])
  }

  @Test func theModelTellsItsBars() throws {
    let daily = try folder.write(Tool.bars(700), to: "daily.csv")
    #expect(Tool.run("train", "ewma", daily, "--bar", "1w", "--running", "drop", "-o", folder("m")).code == .success)
    let arguments = Tool.run("inspect", folder("m"), "--json")[["provenance", "arguments"]]?.arrayValue ?? []
    #expect(arguments.suffix(4) == ["--bar", "1w", "--running", "drop"])
  }

  @Test func incompleteBarsAreWarnedOf() throws {
    let daily = try folder.write(Tool.bars(702), to: "daily.csv")
    let kept = Tool.run("train", "ewma", daily, "--bar", "1w")
    // 2020-01-01 was a Wednesday, and the last day is a Thursday.
    #expect(
      kept.diagnostics
        == "plimsoll: warning: \(daily): 2 of 101 bars of 1w are incomplete and were kept; --incomplete drop leaves "
        + "such bars out\nplimsoll: warning: \(daily): the file ends before its last bar of 1w does, which can still "
        + "change; --running drop leaves it out\n")
    #expect(Tool.run("train", "ewma", daily, "--bar", "1w", "--incomplete", "drop", "--json")["observations"] == 98)
    #expect(Tool.run("train", "ewma", daily, "--bar", "1w", "--incomplete", "error").code == .badData)
  }

  @Test func returnsAreNotPutTogether() {
    let run = Tool.run("train", "ewma", Tool.mark, "--return-column", "return", "--bar", "1w")
    #expect(run.code == .usage)
    #expect(run.error == "--bar puts prices together, which --return-column does not read")
  }

  @Test func aConfigurationServesCommandsWithoutBars() throws {
    let file = try folder.write(#"{"incomplete": "drop", "running": "keep"}"#, to: "c.json")
    #expect(Tool.run("train", "ewma", Tool.oil, "--config", file).code == .success)
    #expect(
      Tool.run("train", "ewma", Tool.oil, "--config", file, "--running", "keep").error
        == "option --running needs --bar SIZE")
  }
}
