import Foundation
import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

/// The model file from the command line: written by `train`, read by `inspect`, `export` and `forecast`.
@Suite struct ModelFileTests {
  private let folder: TemporaryFolder
  private let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = folder("m.safetensors")
    #expect(Tool.run("train", "garch", Tool.oil, "-o", model).code == .success)
  }

  private func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder(name))))
  }

  @Test func inspectShowsWhatTrainFound() throws {
    let trained = Tool.run("train", "garch", Tool.oil, "--json")
    let run = Tool.run("inspect", model, "--json")
    #expect(run.code == .success)
    #expect(run.keys.isSuperset(of: ["kind", "specification", "provenance", "parameters", "standardErrors"]))
    #expect(run["kind"] == "garch")
    #expect(run["parameters"] == trained["parameters"])
    #expect(run["standardErrors"] == trained["standardErrors"])
    // The checksum in notebooks-data/metadata.json was computed by another program.
    let entry = try JSONValue(
      parsing: Data(contentsOf: Tool.package.appendingPathComponent("notebooks-data/metadata.json")))
    let source = run[["provenance", "sources"]]?.arrayValue?.first
    #expect(source?["sha256"] == entry["wti_daily.csv"]?["sha256"])
    #expect(source?["fileName"] == "wti_daily.csv")
    #expect(source?["observations"] == 8320)
    #expect(source?["first"] == "1986-01-03T00:00:00Z")
    #expect(run[["provenance", "arguments"]] == ["train", "garch", "wti_daily.csv"])
    #expect(run[["provenance", "toolVersion"]] == "0.1.0")
    let text = Tool.run("inspect", model).output
    #expect(text.contains("command       plimsoll train garch wti_daily.csv\n"))
    #expect(text.contains("\nomega "))
  }

  /// The recorded command, given where the file is and without environment and configuration, makes the same bytes.
  @Test func theRecordedCommandMakesTheModelAgain() throws {
    let configuration = try folder.write(
      #"{"distribution": "t", "lambda": 0.5, "column": ["close=price"], "json": true, "threads": 2}"#, to: "c.json")
    let made = Tool.run(
      "train", "garch", Tool.oil, "-o", folder("a"), "--config", configuration, "--from=2000-01-01",
      environment: ["PLIMSOLL_MEAN": "zero", "PLIMSOLL_FROM": "1990-01-01"])
    #expect(made.code == .success)
    let recorded = Tool.run("inspect", folder("a"), "--json")[["provenance", "arguments"]]?.arrayValue ?? []
    let command = recorded.compactMap(\.stringValue)
    #expect(
      command == [
        "train", "garch", "wti_daily.csv", "--distribution", "t", "--mean", "zero", "--column", "close=price",
        "--from", "2000-01-01",
      ])
    let again = command.map { $0 == "wti_daily.csv" ? Tool.oil : $0 }
    #expect(Tool.run(again + ["-o", folder("b")]).code == .success)
    #expect(try bytes(of: "a") == bytes(of: "b"))
  }

  @Test func oddNamesAreRecordedSoThatTheyAreRead() throws {
    _ = try folder.write(Tool.bars(60), to: "-p.csv")
    #expect(Tool.run("train", "ewma", "-o", folder("a"), "--", folder("-p.csv")).code == .success)
    let recorded = Tool.run("inspect", folder("a"), "--json")[["provenance", "arguments"]]
    #expect(recorded == ["train", "--", "ewma", "-p.csv"])
  }

  @Test func exportedJSONHasTheArraysToo() throws {
    let run = Tool.run("export", model, "--format", "json", "-o", folder("m.json"))
    #expect(run.code == .success)
    #expect(run.output == "")
    let document = try JSONValue(parsing: bytes(of: "m.json"))
    let inspected = Tool.run("inspect", model, "--json")
    #expect(document["parameters"] == inspected["parameters"])
    #expect(document["provenance"] == inspected["provenance"])
    #expect(document["tensors"]?.objectValue?.isEmpty == false)
  }

  @Test func otherFormatsAreNamed() {
    let run = Tool.run("export", model, "--format", "pickle")
    #expect(run.code == .usage)
    #expect(
      run.error == "option --format: 'pickle' is not one of json, npz, safetensors, onnx, lightgbm, xgboost")
    #expect(Tool.run("export", model).error == "option --format NAME is missing")
  }

  @Test func theSameCommandWritesTheSameBytes() throws {
    for arguments in [
      ["-o", folder("a")], ["--output=" + folder("b"), "--json"], ["-o" + folder("c"), "--threads", "1"],
    ] {
      #expect(Tool.run(["train", "garch", Tool.oil] + arguments).code == .success)
    }
    let first = try bytes(of: "m.safetensors")
    for name in ["a", "b", "c"] { #expect(try bytes(of: name) == first) }
  }

  @Test func theFileNeedsNoTable() throws {
    let run = Tool.run("train", "garch", Tool.oil, "-o", "-")
    #expect(run.code == .success)
    #expect(run.diagnostics.contains("persistence"))
    let both = Tool.run("train", "garch", Tool.oil, "-o", "-", "--json")
    #expect(both.code == .usage)
  }

  @Test(.enabled(if: BuiltTool.isInstalled("bash"))) func standardOutputIsKnownByAnyName() throws {
    for script in [
      "-o /dev/stdout --json | cat", "-o /dev/fd/1 --json | cat", "-o x --json > x", "-o /dev/stdout --json > x",
    ] {
      let result = try BuiltTool.run(
        "set -o pipefail; \"$PLIMSOLL\" train ewma \(Tool.oil) " + script, in: folder)
      #expect(result.code == 64)
      #expect(
        result.diagnostics.hasPrefix(
          "plimsoll: error: standard output cannot hold both the model of -o and the document of --json\n"))
    }
    // What goes to the null device meets nothing there.
    let null = try BuiltTool.run("\"$PLIMSOLL\" train ewma \(Tool.oil) -o /dev/null --json > /dev/null")
    #expect(null.code == 0)
    // The table leaves standard output to the file.
    let piped = try BuiltTool.run(
      "set -o pipefail; \"$PLIMSOLL\" train ewma \(Tool.oil) -o /dev/stdout 2> /dev/null | \"$PLIMSOLL\" inspect -",
      in: folder)
    #expect(piped.code == 0)
  }

  @Test func truncatedFilesAreRefused() throws {
    let whole = try bytes(of: "m.safetensors")
    for length in [0, 1, 7, 8, 9, 100, whole.count / 2, whole.count - 1] {
      try Data(whole.prefix(length)).write(to: URL(fileURLWithPath: folder("cut")))
      for command in [["inspect"], ["export", "--format", "json"]] {
        let run = Tool.run(command + [folder("cut")])
        #expect(run.code == .badData)
        #expect(run.error?.hasPrefix("\(folder("cut")): ") == true)
      }
    }
  }

  @Test func aFlippedBitIsFoundWhereverItIs() throws {
    let whole = try bytes(of: "m.safetensors")
    let headerLength = 8 + whole.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    let places = Array(0..<headerLength) + stride(from: headerLength, to: whole.count, by: 997) + [whole.count - 1]
    for place in places {
      var bytes = whole
      bytes[place] ^= 1 << UInt8(place % 8)
      let file = ModelFileTests.damaged(bytes)
      #expect(file == .badData, "byte \(place)")
    }
  }

  /// What `inspect` says of bytes on standard input.
  private static func damaged(_ bytes: [UInt8]) -> ExitCode {
    let ignored = CapturedOutput()
    return Plimsoll.tool.run(
      ["inspect", "-"], environment: [:], standardInput: InputChannel { () throws(SystemError) in bytes },
      standardOutput: ignored.channel(), diagnostics: Diagnostics(channel: ignored.channel()))
  }

  @Test func otherFilesAreNamed() throws {
    #expect(Tool.run("inspect", Tool.oil).error == "\(Tool.oil): not a model file but text")
    let empty = try folder.write("", to: "empty")
    #expect(Tool.run("inspect", empty).error == "\(empty): not a model file but an empty file")
  }

  @Test func aFullDiskIsReported() {
    let run = Tool.run("train", "garch", Tool.oil, "-o", "/dev/full")
    #expect(run.code == .inputOutput)
    #expect(run.error == "cannot write '/dev/full': No space left on device")
    #expect(run.output == "")
    let folderIsMissing = Tool.run("train", "garch", "none", "-o", folder("no/m"))
    #expect(folderIsMissing.code == .inputOutput)
  }

  /// The limit on the size of files stops the write in the middle, as a full disk does.
  @Test(.enabled(if: BuiltTool.isInstalled("bash"))) func aWriteThatFailsLeavesTheOldFile() throws {
    let before = try bytes(of: "m.safetensors")
    let script = "trap '' XFSZ; ulimit -f 1; \"$PLIMSOLL\" train garch \(Tool.oil) --mean zero -o m.safetensors"
    let result = try BuiltTool.run(script, in: folder)
    #expect(result.code == 74)
    #expect(result.diagnostics == "plimsoll: error: cannot write 'm.safetensors': File too large\n")
    #expect(try folder.names == ["m.safetensors"])
    #expect(try bytes(of: "m.safetensors") == before)
  }
}
