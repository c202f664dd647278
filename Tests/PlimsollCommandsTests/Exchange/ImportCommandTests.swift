import Foundation
import GradientBoosting
import ModelFormats
import PlimsollCommands
import RecurrentNetworks
import Testing

/// What `import` reports, warns of and refuses.
@Suite struct ImportCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: folder(name)))
    return folder(name)
  }

  private static func fixture(_ name: String) -> String {
    Tool.package.appendingPathComponent("Tests/ModelFormatsTests/Fixtures/\(name)").path
  }

  /// Models that LightGBM, XGBoost and PyTorch wrote.
  @Test(arguments: [
    ("Trees/lightgbm-three-classes.txt", "lightgbm", "classes"), ("Trees/lightgbm-forest.txt", "lightgbm", "number"),
    ("Trees/xgboost-binary.json", "xgboost", "classes"), ("Trees/lightgbm-quantile.txt", "lightgbm", "quantile"),
  ]) func treesOfTheirMakers(name: String, format: String, predicts: String) {
    let run = Tool.run("import", Self.fixture(name), "--json")
    #expect(run.code == .success && run["format"] == .string(format), "\(run.diagnostics)")
    #expect(run["model"] == "ensemble" && run["columns"]?.arrayValue?.isEmpty == false)
    #expect(run["trees"]?.doubleValue ?? 0 > 0 && run["rounds"]?.doubleValue ?? 0 > 0)
    #expect(run["predicts"] == .string(predicts), "\(run.output)")
    let classes: JSONValue? = predicts == "classes" ? (name.contains("three") ? 3 : 2) : nil
    #expect(run["classes"] == classes && (run["quantile"]?.doubleValue != nil) == (predicts == "quantile"))
  }

  /// The outputs of PyTorch are those of the command, for windows that stand one below the other.
  @Test func aNetworkOfItsMaker() throws {
    let path = Self.fixture("pytorch_lstm.safetensors")
    let file = try SafetensorsFile(decoding: [UInt8](Data(contentsOf: URL(fileURLWithPath: path))), file: path)
    func numbers(_ name: String) throws -> [Double] {
      try JSONValue(parsing: #require(file.metadata[name]).utf8).arrayValue?.compactMap(\.doubleValue) ?? []
    }
    let (windows, outputs) = (try numbers("windows"), try numbers("outputs"))
    let (steps, inputs) = (7, 3)
    let model = folder("model.safetensors")
    let run = Tool.run("import", path, "--inputs", "z,y,x", "-o", model, "--json")
    #expect(
      run.code == .success && run["layers"] == 2 && run["units"] == 8 && run["outputs"] == 2, "\(run.diagnostics)")
    var table = "z,y,x\n"
    for row in 0..<windows.count / inputs {
      table += windows[row * inputs..<(row + 1) * inputs].map { "\($0)" }.joined(separator: ",") + "\n"
    }
    let told = Tool.run("predict", model, "-", "--steps", "\(steps)", "--json", input: table)
    let rows = try JSONValue(parsing: told.output.utf8).arrayValue ?? []
    #expect(rows.count == windows.count / inputs - steps + 1)
    for window in 0..<windows.count / inputs / steps {
      let row = rows[window * steps]
      for output in 0..<2 {
        let found = try #require(row["output_\(output)"]?.doubleValue)
        #expect(abs(found - outputs[2 * window + output]) < 2e-6)
      }
    }
  }

  /// A network of a forecaster comes back with the names of its inputs, and a word on their scaling.
  @Test func aPartOfAForecaster() throws {
    let model = try SampleNetwork(Tool.bars(400)).write(to: folder("lstm.safetensors"))
    let part = folder("part.safetensors")
    #expect(
      Tool.run("export", model, "--format", "safetensors", "--part", "member.1", "-o", part).code == .success)
    let run = Tool.run("import", part, "--json")
    #expect(run["inputs"]?.arrayValue == ["return-1-scaled", "log-range-5-relative"], "\(run.diagnostics)")
    #expect(run.diagnostics.contains("the network reads scaled inputs"))
    let whole = folder("whole.safetensors")
    #expect(Tool.run("export", model, "--format", "safetensors", "-o", whole).code == .success)
    #expect(Tool.run("import", whole).error?.contains("say which member is meant") == true)
    let taken = Tool.run("import", whole, "--member", "1", "--json")
    #expect(taken.code == .success && taken["inputs"] == run["inputs"] && taken["parameters"] == run["parameters"])
  }

  @Test func namesAreThoseThatTheFileStates() throws {
    let parameters = LSTMParameters(random: try LSTM(inputSize: 2, hiddenSize: 8), seed: 4)
    func file(_ inputs: String) throws -> String {
      try write(
        SafetensorsFile(tensors: parameters.stateDictionary, metadata: ["inputs": inputs]).encoded(), to: "theirs")
    }
    let named = Tool.run("import", try file(#"["b","a"]"#), "--json")
    #expect(named["inputs"]?.arrayValue == ["b", "a"] && named.diagnostics.isEmpty, "\(named.diagnostics)")
    #expect(named["units"] == 8 && named["layers"] == 1 && named["outputs"] == 1 && named["normalized"] == false)
    let scaled = Tool.run("import", try file(#"{"names":["b","a"],"means":[1,2],"factors":[1,1]}"#), "--json")
    #expect(scaled["inputs"]?.arrayValue == ["b", "a"])
    #expect(scaled.diagnostics.contains("the network reads scaled inputs"), "\(scaled.diagnostics)")
    let stated = Tool.run("import", try file(#"["b","a"]"#), "--inputs", "x,y", "--json")
    #expect(stated["inputs"]?.arrayValue == ["x", "y"])
    let few = Tool.run("import", try file(#"["a"]"#), "--json")
    #expect(few["inputs"] == .null && few.diagnostics.contains("the file names 1 inputs, the network reads 2"))
    // What another program means by the entry is not known.
    for other in ["[1,2]", "free text", "[]", #"{"names":"a,b"}"#] {
      let run = Tool.run("import", try file(other), "--json")
      #expect(run.code == .success && run["inputs"] == .null && run.diagnostics.isEmpty, "\(other): \(run.diagnostics)")
    }
  }

  @Test func aModelFileIsNoneOfAnotherProgram() throws {
    let model = try SampleNetwork(Tool.bars(400)).write(to: folder("lstm.safetensors"))
    #expect(Tool.run("import", model).error?.hasSuffix("takes one of the networks out of one of kind lstm") == true)
    #expect(Tool.run("import", model, "--member", "0").code == .success)
  }

  /// A file of the right program that is damaged is told so, without a word on other programs.
  @Test func aDamagedFileHasNoHint() throws {
    for text in ["tree\nversion=v4\n", #"{"learner":{}}"#] {
      let run = Tool.run("import", try write(Array(text.utf8), to: "theirs"))
      #expect(run.code == .badData && run.hint == nil, "\(run.diagnostics)")
    }
    let forced = Tool.run("import", try write(Array("tree".utf8), to: "theirs"), "--format", "xgboost")
    #expect(forced.hint?.contains("XGBoost's JSON") == true)
  }

  @Test(arguments: [
    ("PK\u{3}\u{4} and so on", "save_file(model.state_dict(), FILE)"), ("\u{FEFF}no tree", "safetensors"),
    ("\u{FEFF}tree\nversion=v4\n", "LightGBM's text"),
    (#"{"name":"tree","version":"v4"}"#, "not dump_model"),
  ]) func aFileOfNoneIsToldWhatItWasReadAs(text: String, hint: String) throws {
    let run = Tool.run("import", try write(Array(text.utf8), to: "theirs"), "-o", folder("none"))
    #expect(run.code == .badData && run.hint?.contains(hint) == true, "\(run.diagnostics)")
    #expect(!FileManager.default.fileExists(atPath: folder("none")))
  }
}
