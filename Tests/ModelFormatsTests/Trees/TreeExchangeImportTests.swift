import Foundation
import GradientBoosting
import ModelFormats
import Testing

/// Models that LightGBM and XGBoost trained predict here what they predict there; `models.py` and `older_models.py` in
/// `Fixtures/Trees` made them.
@Suite struct TreeExchangeImportTests {
  private static let folder = URL(filePath: #filePath).appending(path: "../../Fixtures/Trees").standardized

  private static func names(_ suffix: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(suffix) && !$0.hasPrefix("refused") }.sorted()
  }

  static func bytes(_ file: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: file)))
  }

  static func ensemble(_ file: String) throws -> TreeEnsemble {
    let bytes = try bytes(file)
    return try file.hasSuffix("txt")
      ? TreeEnsemble(lightGBM: bytes, file: file) : TreeEnsemble(xgboost: bytes, file: file)
  }

  @Test func thereAreModels() {
    #expect(Self.names("txt").count == 21 && Self.names("json").count == 20)
  }

  /// The versions that files say they are of.
  @Test func thereAreModelsOfOlderVersions() throws {
    for file in Self.names("txt") {
      let isOlder = file.hasPrefix("lightgbm-3-")
      #expect(String(decoding: try Self.bytes(file), as: UTF8.self).contains(isOlder ? "version=v3\n" : "version=v4\n"))
    }
    for file in Self.names("json") {
      let isOlder = file.hasPrefix("xgboost-2-")
      let text = String(decoding: try Self.bytes(file), as: UTF8.self)
      #expect(text.contains(isOlder ? #""version":[2,"# : #""version":[3,"#), "\(file)")
    }
  }

  /// XGBoost itself rounds to single precision; LightGBM's leaves are rounded here.
  @Test(arguments: names("txt") + names("json"))
  func predictsWhatTheProgramPredicts(file: String) throws {
    let ensemble = try Self.ensemble(file)
    let cases = (file.split(separator: ".").first ?? "") + ".safetensors"
    let arrays = try SafetensorsFile(decoding: Self.bytes(String(cases)), file: String(cases)).tensors
    let rows = try #require(arrays["rows"]?.values(as: Float.self))
    let expected = try #require(arrays["predictions"]?.values(as: Double.self))
    let found = ensemble.predictions(of: try FeatureTable(names: ensemble.columnNames, values: rows))
    #expect(found.count == expected.count && expected.count >= 400)
    let difference = zip(found, expected).map { abs($0 - $1) }.max() ?? .infinity
    #expect(difference <= 1e-6, "\(difference)")
    let hasNames = !["xgboost-complete.json", "xgboost-2-binary.json"].contains(file)
    #expect(ensemble.columnNames == (hasNames ? ["return", "volatility", "log(range)"] : ["f0", "f1", "f2"]))
  }

  @Test func knowsWhatWasTrained() throws {
    let objectives: [(String, BoostingObjective)] = [
      ("lightgbm-quantile.txt", .quantile(0.7)), ("lightgbm-steep.txt", .binary), ("lightgbm-huber.txt", .squaredError),
      ("lightgbm-two-classes.txt", .multiclass(classCount: 2)), ("xgboost-quantile.json", .quantile(0.7)),
      ("xgboost-binary.json", .binary), ("xgboost-two-classes.json", .multiclass(classCount: 2)),
      ("lightgbm-five-classes.txt", .multiclass(classCount: 5)),
      ("xgboost-five-classes.json", .multiclass(classCount: 5)),
      ("lightgbm-3-quantile.txt", .quantile(0.7)), ("xgboost-2-quantile.json", .quantile(0.7)),
    ]
    for (file, objective) in objectives { #expect(try Self.ensemble(file).objective == objective, "\(file)") }
    #expect(try Self.ensemble("lightgbm-forest.txt").isAveraged)
    #expect(try Self.ensemble("lightgbm-binary-forest.txt").isAveraged)
    let constant = try Self.ensemble("lightgbm-constant.txt")
    #expect(constant.trees.isEmpty && constant.initialMargins == [0.028796497581060974])
    // ln(0.2/0.8) = −ln 4.
    #expect(try Self.ensemble("xgboost-binary-base-score.json").initialMargins == [-1.3862943611198906])
    // From the JSON, by eye.
    #expect(try Self.ensemble("xgboost-forest.json").roundCount == 3)
  }

  /// Rows and gains of the first tree, as the file has them.
  @Test func keepsRowsAndGains() throws {
    let tree = try Self.ensemble("lightgbm-regression.txt").trees[0]
    let lines = String(decoding: try Self.bytes("lightgbm-regression.txt"), as: UTF8.self).split(separator: "\n")
    func numbers(_ key: String) -> [Double] {
      let line = lines.first { $0.hasPrefix("\(key)=") } ?? ""
      return line.dropFirst(key.count + 1).split(separator: " ").compactMap { Double($0) }
    }
    #expect(tree.nodes.map(\.gain) == numbers("split_gain"))
    #expect(tree.nodes.map { Double($0.rowCount) } == numbers("internal_count"))
    #expect(tree.leaves.map { Double($0.rowCount) } == numbers("leaf_count"))
    #expect(try Self.ensemble("xgboost-small.json").trees[0].nodes[0].rowCount == 200)
  }

  /// LightGBM parts missing values from all others by an infinite threshold.
  @Test func missingValuesMayBeApart() throws {
    for file in ["lightgbm-missing-apart.txt", "lightgbm-3-regression.txt"] {
      #expect(String(decoding: try Self.bytes(file), as: UTF8.self).contains("threshold=inf "))
      let root = try #require(try Self.ensemble(file).trees[0].nodes.first)
      #expect(root.column == 0 && root.threshold == .greatestFiniteMagnitude && !root.missingGoesLeft)
    }
  }

  @Test(arguments: [
    ("refused-lightgbm-infinity.txt", "parts missing values of column 0 from all others"),
    ("refused-lightgbm-zero.txt", "takes zero for missing"),
  ])
  func refusesWhatWouldPredictOtherwise(file: String, reason: String) throws {
    let error = #expect(throws: ModelExchangeError.self) { try Self.ensemble(file) }
    guard case .unsupported(file, let found) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found.contains(reason))
  }

  @Test func saysHowABinaryFileBecomesAReadableOne() throws {
    let error = #expect(throws: ModelExchangeError.self) {
      try TreeEnsemble(xgboost: try Self.bytes("xgboost-small.ubj"), file: "model.ubj")
    }
    #expect(try #require(error).description.contains("saved under a name that ends in .json"))
  }
}
