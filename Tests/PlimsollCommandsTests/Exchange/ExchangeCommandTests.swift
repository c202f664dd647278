import Foundation
import GradientBoosting
import ModelExchange
import ModelFormats
import NumericalMethods
import PlimsollCommands
import RecurrentNetworks
import Testing

/// `export`, `import`, `predict` and `features`: models that go to other programs and come from them.
@Suite struct ExchangeCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder(name))))
  }

  private func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: folder(name)))
    return folder(name)
  }

  private func rows(_ csv: String) -> [[Substring]] {
    csv.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  /// Trees of three classes of two columns, with missing values.
  private func ensemble() throws -> TreeEnsemble {
    var random = SplitMix64(seed: 1)
    let values = (0..<600).map { _ in random.nextUniform() < 0.1 ? Float.nan : Float(random.nextUniform()) }
    let table = try FeatureTable(names: ["left", "right"], values: values)
    let classes = (0..<300).map { values[2 * $0] > 0.6 ? 2.0 : values[2 * $0 + 1] > 0.5 ? 1 : 0 }
    var training = TreeTraining(objective: .multiclass(classCount: 3))
    training.rounds = 5
    training.tree.minimumLeafRows = 10
    return try training.train(on: LabelledTable(features: table, targets: classes)).ensemble
  }

  @Test(arguments: ["lightgbm", "xgboost"]) func treesComeAndGo(format: String) throws {
    let ensemble = try ensemble()
    let file = try write(format == "lightgbm" ? ensemble.lightGBM() : ensemble.xgboost(), to: "theirs")
    let model = folder("model.safetensors")
    let taken = Tool.run("import", file, "-o", model, "--json")
    #expect(taken.code == .success, "\(taken.diagnostics)")
    #expect(
      taken["format"] == .string(format) && taken["model"] == "ensemble" && taken["columns"] == ["left", "right"])
    #expect(Tool.run("import", file, "--format", format).output.hasPrefix("boosted trees: predicts 3 classes"))
    #expect(Tool.run("export", model, "--format", format, "-o", folder("back")).code == .success)
    #expect(try bytes(of: "back") == bytes(of: "theirs"))
    let inspected = Tool.run("inspect", model)
    #expect(inspected.output.contains("imported from") && inspected.output.contains("theirs"))
    #expect(inspected.output.contains("predicts       3 classes"), "\(inspected.output)")
    // The columns are found by name, whatever their order; the others are looked over.
    let table = try folder.write(
      "timestamp,right,x,left\n2020-01-01,0.25,a,0.75\n2020-01-02,,b,0.5\n2020-01-03,0.5,c,\n", to: "rows.csv")
    let run = Tool.run("predict", model, table)
    #expect(run.code == .success, "\(run.diagnostics)")
    let told = rows(run.output)
    #expect(told[0] == ["timestamp", "class", "p_0", "p_1", "p_2"] && told.count == 4)
    let expected = ensemble.predictions(
      of: try FeatureTable(names: ["left", "right"], values: [0.75, 0.25, 0.5, .nan, .nan, 0.5]))
    for row in 0..<3 {
      let probabilities = Array(expected[3 * row..<3 * row + 3])
      #expect(told[row + 1][0] == "2020-01-0\(row + 1)")
      #expect(told[row + 1][2...].map { Double($0) } == probabilities)
      #expect(Int(told[row + 1][1]) == probabilities.firstIndex(of: probabilities.max() ?? 0))
    }
    let lacking = try folder.write("left,rigth\n1,2\n", to: "lacking.csv")
    let refused = Tool.run("predict", model, lacking)
    #expect(refused.code == .badData && refused.error?.contains("lacks: right") == true)
    #expect(refused.hint?.contains("rigth") == true)
    let wrong = try folder.write("left,right\n1,2\n3,four\n", to: "wrong.csv")
    #expect(
      Tool.run("predict", model, wrong).error?.hasSuffix(":3, column 'right': 'four', where a number was expected")
        == true)
    #expect(Tool.run("predict", model, table, "--steps", "2").code == .usage)
    #expect(Tool.run("import", file, "--inputs", "a,b").code == .usage)
    for command in [["forecast"], ["forecast", "--every"], ["score"], ["label"]] {
      let run = Tool.run(command + [model, Tool.oil])
      #expect(run.code == .usage && run.error?.contains("of kind ensemble") == true, "\(run.diagnostics)")
    }
    #expect(Tool.run("evaluate", Tool.oil, "--models", "garch,\(model)").code != .success)
    #expect(Tool.run("features", model, Tool.oil).code == .usage)
  }

  @Test func networksComeAndGo() throws {
    let parameters = LSTMParameters(random: try LSTM(inputSize: 2, hiddenSize: 8, outputSize: 2), seed: 4)
    let file = try write(SafetensorsFile(tensors: parameters.stateDictionary).encoded(), to: "theirs")
    let model = folder("model.safetensors")
    let taken = Tool.run("import", file, "--inputs", "b,a", "-o", model)
    #expect(taken.code == .success, "\(taken.diagnostics)")
    #expect(Tool.run("export", model, "--format", "safetensors", "-o", folder("back")).code == .success)
    let back = try SafetensorsFile(decoding: bytes(of: "back"), file: "back")
    #expect(back.tensors == parameters.stateDictionary)
    let values: [Float] = [0.5, -1, 2, 0.25, -0.125, 3]
    let table = try folder.write("a,b\n-1,0.5\n0.25,2\n3,-0.125\n", to: "rows.csv")
    let told = rows(Tool.run("predict", model, table, "--steps", "2").output)
    #expect(told[0] == ["row", "output_0", "output_1"] && told.count == 3 && told[1][0] == "2" && told[2][0] == "3")
    let network = LSTMNetwork(parameters)
    for window in 0..<2 {
      let outputs = network.outputs(of: Array(values[2 * window..<2 * window + 4]), steps: 2)
      #expect(told[window + 1][1...].map { Double($0) } == outputs.map { Double($0) })
    }
    #expect(Tool.run("predict", model, table).code == .usage)
    #expect(Tool.run("predict", model, table, "--steps", "4").error?.contains("3 rows are fewer than a window") == true)
    let few = Tool.run("import", file, "--inputs", "a")
    #expect(few.code == .badData && few.error?.contains("it reads 2 inputs a step, 1 names are given") == true)
    let nameless = folder("nameless.safetensors")
    #expect(Tool.run("import", file, "-o", nameless).code == .success)
    let other = try folder.write("symbol,first,second\nX,0.5,-1\nX,2,0.25\n", to: "other.csv")
    #expect(rows(Tool.run("predict", nameless, other, "--steps", "2").output)[1][0] == "X")
    let wide = try folder.write("a,b,c\n1,2,3\n", to: "wide.csv")
    #expect(Tool.run("predict", nameless, wide, "--steps", "1").error?.contains("has 3 columns") == true)
  }

  @Test func modelsOfReturnsGoOut() throws {
    let model = folder("garch.safetensors")
    #expect(Tool.run("train", "garch", Tool.oil, "-o", model).code == .success)
    for format in ["onnx", "npz", "json"] {
      let run = Tool.run("export", model, "--format", format, "-o", folder(format))
      #expect(run.code == .success && run.output.isEmpty, "\(run.diagnostics)")
      #expect(Tool.run("export", model, "--format", format, "-o", folder("again")).code == .success)
      #expect(try bytes(of: format) == bytes(of: "again") && !bytes(of: format).isEmpty)
    }
    for (format, reason) in [
      ("lightgbm", "a model of kind garch has no trees"),
      ("safetensors", "a model of kind garch has no networks, and its model file is safetensors already"),
    ] {
      let run = Tool.run("export", model, "--format", format, "-o", folder("none"))
      #expect(run.code == .usage && run.error?.hasSuffix(reason) == true, "\(run.diagnostics)")
      #expect(!FileManager.default.fileExists(atPath: folder("none")))
    }
    #expect(Tool.run("export", model, "--format", "onnx", "--part", "x").error?.contains("has no parts") == true)
    #expect(Tool.run("export", model, "--format", "json", "--part", "x").error?.contains("written whole") == true)
    #expect(Tool.run("export", model, "--format", "npz", "--horizon", "3").error?.contains("--horizon") == true)
    let features = rows(Tool.run("features", model, Tool.oil).output)
    #expect(features[0] == ["timestamp", "return"] && features.count == 8_321)
    #expect(Tool.run("predict", model, Tool.oil).hint == "'plimsoll forecast' and 'plimsoll score' apply it")
  }

  @Test func partsOfForecastersGoOut() throws {
    let model = folder("trees.safetensors")
    let trained = Tool.run(
      "train", "trees", Tool.regimes, "--horizons", "1,24", "--rounds", "3", "--minimum-leaf-rows", "500", "-o", model)
    #expect(trained.code == .success, "\(trained.diagnostics)")
    let run = Tool.run("export", model, "--format", "lightgbm")
    #expect(run.code == .usage && run.error?.contains("choose one of horizon.1, horizon.24") == true)
    let file = folder("trees.txt")
    let wrong = Tool.run("export", model, "--format", "lightgbm", "--part", "horizon.2")
    #expect(wrong.error?.contains("\"horizon.2\" is none of its parts: horizon.1, horizon.24") == true)
    #expect(Tool.run("export", model, "--format", "lightgbm", "--part", "horizon.24", "-o", file).code == .success)
    let imported = folder("imported.safetensors")
    #expect(Tool.run("import", file, "-o", imported).code == .success)
    // What the model reads of prices serves its trees by themselves.
    let features = folder("features.csv")
    #expect(Tool.run("features", model, Tool.regimes, "-o", features).code == .success)
    let predicted = Tool.run("predict", imported, features)
    #expect(predicted.code == .success, "\(predicted.diagnostics)")
    let forecasts = Tool.run(
      "forecast", model, Tool.regimes, "--every", "--horizon", "24", "--csv", "--scale", "fraction")
    #expect(rows(predicted.output).count == rows(forecasts.output).count)
    let other = Tool.run("features", model, Tool.oil)
    #expect(other.code == .badData && other.error?.contains("those that the model was trained on") == true)
  }
}
