import Foundation
import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

/// What holds for all commands alike.
@Suite struct CommandConventionsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func theCommandsThereAre() {
    #expect(
      Plimsoll.tool.specifications.map(\.name)
        == [
          "check", "bars", "measure", "simulate", "train", "inspect", "forecast", "score", "label", "evaluate",
          "kelly", "size", "features", "export", "import", "predict", "completion",
        ])
  }

  @Test(arguments: [
    "check", "bars", "measure", "train", "inspect", "forecast", "score", "label", "evaluate", "features", "export",
    "import", "predict",
  ])
  func helpHasExamplesThatParse(name: String) throws {
    let help = Tool.run(name, "--help").output
    let examples = help.split(separator: "\n").filter { $0.hasPrefix("  plimsoll \(name) ") }
    #expect(!examples.isEmpty)
    for example in examples {
      let words = example.split(separator: " ").dropFirst().prefix { $0 != "<" }.map(String.init)
      // None of the files in the examples is there, which is found out after the arguments are understood.
      let run = Tool.run(words.map { $0.contains(".") && !$0.hasPrefix("0") ? folder("none/\($0)") : $0 })
      #expect(run.code == .inputMissing || run.code == .inputOutput, "\(example): \(run.diagnostics)")
    }
  }

  @Test func optionsComeFromTheConfigurationAndTheEnvironment() throws {
    let file = try folder.write(
      #"{"distribution": "t", "mean": "zero", "scale": "fraction", "from": "2010-01-01", "json": true}"#, to: "c.json")
    let run = Tool.run("train", "garch", Tool.oil, "--config", file, environment: ["PLIMSOLL_MEAN": "ar1"])
    #expect(run["distribution"] == "t")
    #expect(run["mean"] == "ar1")
    #expect(run["scale"] == "fraction")
    let flag = Tool.run(
      "train", "garch", Tool.oil, "--config", file, "--mean", "constant", environment: ["PLIMSOLL_MEAN": "ar1"])
    #expect(flag["mean"] == "constant")
    // The same file serves the other commands, which have only some of these options.
    #expect(Tool.run("check", Tool.oil, "--config", file)["first"] == "2010-01-04T00:00:00Z")
  }

  @Test(arguments: [
    ["check"], ["bars", "--bar", "1mo"], ["measure", "--window", "20"], ["train", "garch"], ["train", "ewma"],
    ["evaluate", "--refit", "500", "--train", "4000"],
  ])
  func seedAndThreadsChangeNothing(command: [String]) throws {
    func document(_ options: String...) throws -> [String: JSONValue] {
      let run = Tool.run(command + [Tool.oil, "--json"] + options)
      #expect(run.code == .success)
      var members = try #require(try JSONValue(parsing: run.output.utf8).objectValue)
      // How long a fit takes is the one thing that is never the same.
      members["seconds"] = nil
      return members
    }
    let plain = try document()
    #expect(try document() == plain)
    // Resamples are drawn by the seed in evaluate alone.
    let seed = command[0] == "evaluate" ? "0" : "5"
    #expect(try document("--seed", seed, "--threads", "1") == plain)
    #expect(try document("--threads", "7") == plain)
  }

  @Test func helpIsAnOption() {
    let run = Tool.run("help")
    #expect(run.code == .usage)
    #expect(run.hint == "'plimsoll --help' lists the commands, 'plimsoll COMMAND --help' explains one")
  }

  @Test func resultsGoToTheFileThatIsNamed() throws {
    let printed = Tool.run("check", Tool.oil).output
    #expect(Tool.run("check", Tool.oil, "-o", folder("report")).output == "")
    #expect(try folder.text(of: "report") == printed)
  }

  @Test(.enabled(if: BuiltTool.isInstalled("bash"))) func aReaderMayStopEarly() throws {
    let script = """
      set -o pipefail
      "$PLIMSOLL" train garch \(Tool.oil) -o m > /dev/null
      "$PLIMSOLL" forecast m \(Tool.oil) --every | head -1
      """
    let result = try BuiltTool.run(script, in: folder)
    #expect(result.code == 0)
    #expect(result.output == "garch from m, in percent\n")
    #expect(result.diagnostics == "")
  }
}
