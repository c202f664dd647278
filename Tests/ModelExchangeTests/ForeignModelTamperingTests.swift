import GradientBoosting
import ModelExchange
import ModelFormats
import NumericalMethods
import RecurrentNetworks
import Testing

/// Files of trees and networks by themselves whose checksum is right and whose contents are not: an error that names the
/// file, never a crash.
@Suite struct ForeignModelTamperingTests {
  private static let names = ["ensemble-numbers", "ensemble-classes", "network"]

  private func expectRefusal(
    _ document: ModelDocument, _ part: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do throws(ModelExchangeError) {
      _ = try StoredModel(document)
      Issue.record("\(document.kind): \(part) is accepted", sourceLocation: sourceLocation)
    } catch {
      #expect(error.description.hasPrefix("x: "), sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: names)
  func refusesPartsThatAreMissing(name: String) throws {
    let document = try ExportSamples.document(name)
    let paths = ModelFileSamples.paths(of: document)
    #expect(paths.count >= 6)
    for path in paths { expectRefusal(try ModelFileSamples.tampered(document, at: path, nil), "\(path)") }
    for name in document.tensors.keys {
      let without = try ModelFileSamples.tampered(document) { _, _, tensors in tensors[name] = nil }
      #expect(throws: ModelExchangeError.missingTensor(file: "x", name: name)) { try StoredModel(without) }
    }
  }

  @Test(arguments: names)
  func refusesPartsTooMany(name: String) throws {
    let document = try ExportSamples.document(name)
    for path in ModelFileSamples.paths(of: document) {
      let more = path.dropLast() + ["more"]
      expectRefusal(try ModelFileSamples.tampered(document, at: Array(more), 1), "\(more)")
    }
    expectRefusal(try ModelFileSamples.tampered(document) { _, metrics, _ in metrics["more"] = 1 }, "metric")
    let sound = try #require(document.tensors.keys.sorted().first)
    for more in ["more", "", "\(sound).more", "member.0.\(sound)", "trees.1.leaf.value", "lstm.weight_ih_l2"] {
      expectRefusal(
        try ModelFileSamples.tampered(document) { _, _, tensors in tensors[more] = Tensor([1.0 as Float]) }, more)
    }
  }

  @Test(arguments: names)
  func refusesMembersThatAreWrong(name: String) throws {
    let document = try ExportSamples.document(name)
    for path in ModelFileSamples.paths(of: document) {
      // A network need not name its inputs.
      for wrong in [.null, 7.5, "nothing", [7.5], [[:]], ["more": 1], -1, .integer(.max)] as [JSONValue]
      where !(path == ["inputs"] && wrong == .null) {
        expectRefusal(try ModelFileSamples.tampered(document, at: path, wrong), "\(path) \(wrong)")
      }
    }
  }

  /// What an element may not be; children are not their own parents, and rows may be any number.
  private static let illegalIntegers: [String: [Double]] = [
    "trees.tree.leaves": [-1e30, -1, 0, 1e30], "trees.node.column": [-1e30, -1, 1e30],
    "trees.node.left": [-1e30, 0, 1e30], "trees.node.right": [-1e30, 0, 1e30],
    "trees.node.missing_goes_left": [2, 255],
    "trees.node.rows": [-1e30, -1], "trees.leaf.rows": [-1e30, -1],
  ]

  @Test(arguments: names)
  func refusesTensorsThatAreWrong(name: String) throws {
    let document = try ExportSamples.document(name)
    for (name, tensor) in document.tensors {
      let isFloating = tensor.elementType == .float32 || tensor.elementType == .float64
      let values: [Double] = try isFloating ? [.nan, .infinity, -.infinity] : #require(Self.illegalIntegers[name])
      let wrong = tensor.wrongForms + values.map { tensor.replacingFirst(by: $0) }
      for tensor in wrong {
        expectRefusal(
          try ModelFileSamples.tampered(document) { _, _, tensors in tensors[name] = tensor }, "\(name) \(tensor.shape)"
        )
      }
    }
  }

  @Test(
    arguments: [
      ("network", ["model"], "ensemble", ".model", #""ensemble" where "network" is expected"#),
      ("network", ["hiddenSize"], 7, "", "a layer has 8 to 256 units, not 7"),
      ("network", ["hiddenSize"], 257, "", "a layer has 8 to 256 units, not 257"),
      ("network", ["inputSize"], 0, "", "a step has 1 to 4096 inputs, not 0"),
      ("network", ["inputSize"], 4097, "", "a step has 1 to 4096 inputs, not 4097"),
      ("network", ["layerCount"], 0, "", "a network has 1 to 3 layers, not 0"),
      ("network", ["layerCount"], 4, "", "a network has 1 to 3 layers, not 4"),
      ("network", ["outputSize"], 0, "", "a head has 1 to 4096 outputs, not 0"),
      ("network", ["inputSize"], 1, ".inputs", "has not a name for each of 1 inputs"),
      ("network", ["inputs"], ["a"], ".inputs", "has not a name for each of 2 inputs"),
      ("network", ["inputs"], ["a", "a"], ".inputs", "has a name twice"),
      ("network", ["normalizesLayers"], 0, ".normalizesLayers", "0 where true or false is expected"),
      ("ensemble-numbers", ["model"], "trees", ".model", #""trees" where "ensemble" is expected"#),
      ("ensemble-numbers", ["trees", "columns"], ["a", "a"], ".trees.columns", "has a name twice"),
      (
        "ensemble-numbers", ["trees", "objective", "name"], "mae", ".trees.objective.name",
        #""mae" where one of "squared-error", "quantile", "binary", "multiclass" is expected"#
      ),
      (
        "ensemble-numbers", ["trees", "objective"], ["name": "quantile", "level": 1], ".trees.objective",
        "1.0 is not a level between 0 and 1"
      ),
      (
        "ensemble-numbers", ["trees", "objective"], ["name": "quantile", "level": 0], ".trees.objective",
        "0.0 is not a level between 0 and 1"
      ),
      (
        "ensemble-classes", ["trees", "objective", "classCount"], 1, ".trees.objective",
        "1 classes are not 2 to 65,536"
      ),
      (
        "ensemble-classes", ["trees", "objective", "classCount"], 65_537, ".trees.objective",
        "65537 classes are not 2 to 65,536"
      ),
    ] as [(String, [String], JSONValue, String, String)])
  func namesThePlace(name: String, path: [String], value: JSONValue, place: String, reason: String) throws {
    let document = try ModelFileSamples.tampered(ExportSamples.document(name), at: path, value)
    #expect(
      throws: ModelExchangeError.malformed(file: "x", place: "plimsoll.specification\(place)", reason: reason)
    ) { try StoredModel(document) }
  }

  /// Sizes that are legal and not those of the tensors.
  @Test(
    arguments: [
      (["hiddenSize"], 16), (["layerCount"], 1), (["layerCount"], 3), (["outputSize"], 2), (["normalizesLayers"], true),
    ] as [([String], JSONValue)])
  func refusesSizesThatTheTensorsHaveNot(path: [String], value: JSONValue) throws {
    expectRefusal(try ModelFileSamples.tampered(ExportSamples.document("network"), at: path, value), "\(path)")
  }

  @Test(arguments: names)
  func refusesADocumentOfAnotherKind(name: String) throws {
    let document = try ExportSamples.document(name)
    for kind in ModelKind.allCases where kind != document.kind {
      expectRefusal(try ModelFileSamples.tampered(document, kind: kind) { _, _, _ in }, kind.rawValue)
    }
  }

  /// Parts exchanged at random: an error, or a model that is applied and exported.
  @Test(arguments: names)
  func survivesRandomTampering(name: String) throws {
    let document = try ExportSamples.document(name)
    var random = SplitMix64(seed: 31)
    let paths = ModelFileSamples.paths(of: document)
    let junk: [JSONValue] = [
      .null, true, 0, 1, 2, -1, .integer(.max), .integer(.min), 0.5, 1e300, "", "binary", [], [1], ["a"], ["a", "b"],
      [:],
      ["name": "binary"], ["name": "multiclass", "classCount": 3],
    ]
    let numbers: [Double] = [0, 1, -1, 2, 1e-300, 1e30, -1e30, 3e38, .nan, .infinity, -.infinity, -2, -3, 7]
    var accepted = 0
    for _ in 0..<1000 {
      var changed = document
      for _ in 0...random.nextIndex(below: 2) {
        if random.nextIndex(below: 3) == 0 {
          changed = try ModelFileSamples.tampered(
            changed, at: paths[random.nextIndex(below: paths.count)], junk[random.nextIndex(below: junk.count)])
        } else {
          let names = changed.tensors.keys.sorted()
          let (name, number) = (
            names[random.nextIndex(below: names.count)], numbers[random.nextIndex(below: numbers.count)]
          )
          let index = random.nextIndex(below: max(changed.tensors[name]?.count ?? 1, 1))
          changed = try ModelFileSamples.tampered(changed) { _, _, tensors in
            tensors[name] = tensors[name]?.replacing(at: index, by: number)
          }
        }
      }
      guard let stored = try? StoredModel(changed) else { continue }
      accepted += 1
      switch stored {
      case .ensemble(let trees):
        let margins = trees.margins(of: [Float](repeating: 0.5, count: trees.columnNames.count)[...])
        #expect(trees.objective.predictions(ofMargins: margins).count >= 1)
      case .sequenceNetwork(let network):
        let inputs = [Float](repeating: 0.5, count: 3 * network.parameters.architecture.inputSize)
        #expect(LSTMNetwork(network.parameters).outputs(of: inputs, steps: 3).count >= 1)
      default: Issue.record("\(stored.kind)")
      }
      for format in ExportFormat.allCases { _ = try? ModelExport(format).bytes(of: changed) }
    }
    #expect(accepted > 0 && accepted < 1000)
  }
}
