import Foundation
import GradientBoosting
import ModelFormats
import PlimsollCommands
import RecurrentNetworks
import Testing

/// `predict` on tables as they come: each row has its answer, in its place.
@Suite struct PredictCommandTests {
  private let folder: TemporaryFolder
  private let trees: String
  private let network: String

  init() throws {
    folder = try TemporaryFolder()
    trees = folder("trees.safetensors")
    network = folder("network.safetensors")
    // 1 to the left of 0.5 and where there is no number, 2 to the right.
    let values = (0..<200).map { $0.isMultiple(of: 10) ? Float.nan : Float($0) / 200 }
    var training = TreeTraining(objective: .squaredError)
    training.mode = .boosting(learningRate: 1)
    (training.rounds, training.tree.leafCount, training.tree.minimumLeafRows) = (1, 2, 1)
    let table = try FeatureTable(names: ["a"], values: values)
    let targets = values.map { $0 > 0.5 ? 2.0 : 1 }
    let ensemble = try training.train(on: LabelledTable(features: table, targets: targets)).ensemble
    let booster = try write(ensemble.lightGBM(), to: "booster.txt")
    #expect(Tool.run("import", booster, "-o", trees).code == .success)
    let parameters = LSTMParameters(random: try LSTM(inputSize: 1, hiddenSize: 8), seed: 4)
    let file = try write(SafetensorsFile(tensors: parameters.stateDictionary).encoded(), to: "theirs")
    #expect(Tool.run("import", file, "-o", network).code == .success)
  }

  private func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: folder(name)))
    return folder(name)
  }

  private func rows(_ csv: String) -> [[String]] {
    csv.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  private func predicted(_ text: String) -> Run { Tool.run("predict", trees, "-", input: text) }

  @Test func everyRowHasItsAnswerAlsoAnEmptyOne() {
    let told = rows(predicted("a,b\n,\n0.9,\n,\n0.1,x\ninf,\n-inf,\nNA,\n").output)
    #expect(told.map(\.first) == ["row", "1", "2", "3", "4", "5", "6", "7"])
    #expect(told.dropFirst().map { Double($0[1])?.rounded() } == [1, 2, 1, 1, 2, 1, 1])
  }

  @Test func whatSaysWhichRowItIsIsCarriedOver() {
    let told = rows(predicted("Timestamp,a,SYMBOL\n\"1, or 2\",0.9,x\n,0.1,\n").output)
    #expect(told[0] == ["Timestamp", "SYMBOL", "prediction"])
    #expect(told[1][0] == "\"1" && told[2].prefix(2) == ["", ""])
  }

  /// Names of a DataFrame that was given none, and names with signs that part fields elsewhere.
  @Test(arguments: [("0", "0,1\n0.9,x\n"), ("0", ",0\n7,0.9\n"), ("a|b|c", "a|b|c,e\n0.9,1\n"), ("nan", "nan\n0.9\n")])
  func namesMayBeOdd(name: String, table: String) throws {
    let features = try FeatureTable(names: [name], values: (0..<200).map { Float($0) / 200 })
    var training = TreeTraining(objective: .squaredError)
    training.rounds = 1
    let labelled = try LabelledTable(features: features, targets: features.values.map { $0 > 0.5 ? 2.0 : 1 })
    let booster = try write(training.train(on: labelled).ensemble.xgboost(), to: "odd.json")
    let model = folder("odd.safetensors")
    #expect(Tool.run("import", booster, "-o", model).code == .success)
    let run = Tool.run("predict", model, "-", input: table)
    #expect(run.code == .success && rows(run.output).count == 2, "\(run.diagnostics)")
  }

  @Test func noRowsGiveNoAnswers() {
    let run = predicted("a,b\n")
    #expect(run.code == .success && run.output == "row,prediction\n")
  }

  @Test(arguments: [
    ("0.5,1\n0.25,2\n", "standard input: the first line does not name the columns"),
    ("\n\n", "standard input: the file is empty, where a table was expected"),
    ("", "standard input: the file is empty, where a table was expected"),
    ("b,c\n1,2\n", "standard input: the model reads a column that the file lacks: a"),
    ("a,b,a\n1,2,3\n", "standard input: several columns are named 'a', where the model reads one"),
    ("timestamp,a,timestamp\n1,2,3\n", "standard input: several columns are named 'timestamp'"),
    ("a,b\n1,2\n1,2,3\n", "standard input:3: 3 fields, where 2 were expected"),
    ("a,b\n1,2\n7%,2\n", "standard input:3, column 'a': '7%', where a number was expected"),
  ]) func faultsAreTold(text: String, error: String) {
    let run = predicted(text)
    #expect(run.code == .badData && run.error == error && run.output.isEmpty, "\(run.diagnostics)")
  }

  @Test func namesThatAreMissingAreNotAllTold() throws {
    let names = (0..<20).map { "column \($0)" }
    let table = try FeatureTable(names: names, values: (0..<2000).map { Float($0 % 37) })
    var training = TreeTraining(objective: .squaredError)
    training.rounds = 1
    let labelled = try LabelledTable(features: table, targets: (0..<100).map { Double($0 % 5) })
    let booster = try write(training.train(on: labelled).ensemble.xgboost(), to: "wide.json")
    let model = folder("wide.safetensors")
    #expect(Tool.run("import", booster, "-o", model).code == .success)
    let run = Tool.run("predict", model, "-", input: "x\n1\n")
    #expect(run.error?.hasSuffix("column 6, column 7 and 12 more") == true, "\(run.diagnostics)")
  }

  @Test func aNetworkReadsAllColumnsWhereItHasNoNames() {
    let run = Tool.run("predict", network, "-", "--steps", "1", input: "timestamp,x\n1,0.5\n2,\n3,0.5\n")
    let told = rows(run.output)
    #expect(run.code == .success && told.count == 4 && told[2] == ["2", ""] && told[1][1] == told[3][1])
    let wide = Tool.run("predict", network, "-", "--steps", "1", input: "x,y\n1,2\n")
    #expect(wide.code == .badData && wide.hint == "'plimsoll import --inputs' states which columns a network reads")
  }
}
