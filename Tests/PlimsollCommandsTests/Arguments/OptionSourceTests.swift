import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

@Suite struct OptionSourceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func horizon(
    _ arguments: [String], environment: [String: String] = [:], configuration: String? = nil
  ) throws -> JSONValue? {
    var arguments = ["fit", "garch", "p", "--json"] + arguments
    if let configuration { arguments += ["--config", try folder.write(configuration, to: "c.json")] }
    return Run(arguments, environment: environment)["horizon"]
  }

  @Test func theStrongestSourceWins() throws {
    let environment = ["PLIMSOLL_HORIZON": "3"]
    let configuration = #"{"horizon": 2}"#
    #expect(try horizon([]) == 1)
    #expect(try horizon([], configuration: configuration) == 2)
    #expect(try horizon([], environment: environment, configuration: configuration) == 3)
    #expect(try horizon(["--horizon=4"], environment: environment, configuration: configuration) == 4)
    #expect(try horizon(["--horizon=4"], environment: ["PLIMSOLL_HORIZON": "bad"]) == 4)
  }

  @Test func emptyVariablesAndNullAreUnset() throws {
    #expect(try horizon([], environment: ["PLIMSOLL_HORIZON": ""], configuration: #"{"horizon": 2}"#) == 2)
    #expect(try horizon([], configuration: #"{"horizon": null}"#) == 1)
  }

  @Test func variablesAreNamedAfterOptions() {
    let option = Option(optional: "return-column", .text, value: "NAME", help: "Column")
    #expect(option.specification.environmentVariable == "PLIMSOLL_RETURN_COLUMN")
  }

  @Test func theConfigurationMayComeFromTheEnvironmentOrStandardInput() throws {
    let file = try folder.write(#"{"horizon": 7, "seed": 9, "threads": 3}"#, to: "c.json")
    let run = Run("fit", "garch", "p", "--json", environment: ["PLIMSOLL_CONFIG": file])
    #expect(run["horizon"] == 7)
    #expect(run["seed"] == 9)
    #expect(run["threads"] == 3)
    #expect(Run("fit", "garch", "p", "--json", "--config=-", input: #"{"horizon": 8}"#)["horizon"] == 8)
  }

  @Test func repeatedOptionsAreReplacedNotJoined() throws {
    let file = try folder.write(#"{"label": ["a,b", "c"]}"#, to: "c.json")
    let environment = ["PLIMSOLL_LABEL": "d,e"]
    #expect(Run("fit", "garch", "p", "--json", "--config", file)["label"] == ["a,b", "c"])
    #expect(Run("fit", "garch", "p", "--json", "--config", file, environment: environment)["label"] == ["d", "e"])
    #expect(Run("fit", "garch", "p", "--json", "--label", "f", environment: environment)["label"] == ["f"])
  }

  @Test func everyTypeOfValueCanBeConfigured() throws {
    let file = try folder.write(
      #"{"level": 0.5, "distribution": "t", "verbose": true, "label": "one", "orders": "2,3", "json": true}"#,
      to: "c.json")
    let run = Run("fit", "garch", "p", "--config", file)
    #expect(run["level"] == 0.5)
    #expect(run["distribution"] == "t")
    #expect(run["verbose"] == true)
    #expect(run["label"] == ["one"])
    #expect(run["orders"] == [2, 3])
    let lists = try folder.write(#"{"orders": [4, 5, 6]}"#, to: "l.json")
    #expect(Run("fit", "garch", "p", "--json", "--config", lists)["orders"] == [4, 5, 6])
  }

  @Test func theKeysOfOtherCommandsAreKnown() throws {
    #expect(try horizon([], configuration: #"{"rate": 1, "horizon": 5}"#) == 5)
  }

  @Test(arguments: [
    (#"{"horizn": 3}"#, ExitCode.usage, "unknown key 'horizn'"),
    (#"{"config": "x"}"#, .usage, "unknown key 'config'"),
    (#"{"help": true}"#, .usage, "unknown key 'help'"),
    (#"{"horizon": 0}"#, .usage, "key 'horizon': '0' is not a whole number from 1 to 250"),
    (#"{"horizon": 1.5}"#, .usage, "key 'horizon': '1.5' is not a whole number from 1 to 250"),
    (#"{"horizon": [1]}"#, .usage, "key 'horizon': '[1]' is not a single value"),
    (#"{"orders": [[1]]}"#, .usage, "key 'orders': '[1]' is not a single value"),
    (#"{"orders": []}"#, .usage, "key 'orders': '' is not a whole number of at least 1"),
    (#"{"label": [["x"]]}"#, .usage, "key 'label': '[\"x\"]' is not a single value"),
    (#"{"distribution": "norml"}"#, .usage, "key 'distribution': 'norml' is not one of normal, t, skewt"),
    ("[1]", .badData, "expected a JSON object of options, found '[1]'"),
  ])
  func mistakesNameFileAndKey(text: String, code: ExitCode, message: String) throws {
    let file = try folder.write(text, to: "c.json")
    let run = Run("fit", "garch", "p", "--config", file)
    #expect(run.code == code)
    #expect(run.error == "\(file): \(message)")
  }

  @Test func brokenDocumentsNameLineAndColumn() throws {
    let file = try folder.write("{\n  \"horizon\": 1,\n}", to: "c.json")
    let run = Run("fit", "garch", "p", "--config", file)
    #expect(run.code == .badData)
    #expect(run.error == "\(file), line 3, column 1: not JSON: no name of a member")
  }

  @Test func missingConfigurations() {
    #expect(Run("fit", "garch", "p", "--config", folder("none")).code == .inputMissing)
    #expect(Run("fit", "garch", "p", "--config", folder.path).code == .inputMissing)
  }

  @Test func mistakesNameTheVariable() {
    let run = Run("fit", "garch", "p", environment: ["PLIMSOLL_DISTRIBUTION": "norml"])
    #expect(run.error == "environment variable PLIMSOLL_DISTRIBUTION: 'norml' is not one of normal, t, skewt")
    #expect(run.hint == "did you mean 'normal'?")
  }
}
