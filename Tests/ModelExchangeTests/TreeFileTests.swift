import GradientBoosting
import MarketData
import ModelExchange
import ModelFormats
import Testing
import VolatilityForecasting

/// Trees in files: what comes back is what was put in, and what is not a forecaster by trees is refused by its place.
@Suite struct TreeFileTests {
  private static let samples = [TreeSamples.rich, TreeSamples.plain]

  @Test func comesBackAndForecastsToTheLastBit() throws {
    for (sample, name) in zip(Self.samples, ["A", "BTC"]) {
      let trained = try sample.get()
      let document = try TreeSamples.document(sample)
      let read = try ModelFileSamples.readBack(document)
      let copy = try TrainedVolatilityTrees(read)
      #expect(copy == trained)
      #expect(try StoredModel(read) == .trees(trained))
      #expect(try StoredModel(read).document(provenance: read.provenance).encoded() == document.encoded())
      let market = try NetworkSamples.market(name, seed: 5)
      let (expected, found) = (try trained.forecasts(for: market), try copy.forecasts(for: market))
      #expect(found.values.map { $0.map(\.bitPattern) } == expected.values.map { $0.map(\.bitPattern) })
      #expect(expected.values.allSatisfy { $0.last?.isFinite ?? false })
    }
  }

  @Test func isAModelOfItsKind() throws {
    let stored = StoredModel.trees(try TreeSamples.rich.get())
    #expect(stored.kind == .trees && stored.scale == .fraction)
    #expect(stored.volatilityModel == nil && stored.estimatedModel == nil && stored.logLikelihood == nil)
    #expect(stored.parameters.isEmpty && stored.standardErrorKinds.isEmpty && stored.observations == nil)
  }

  @Test func hasTheTreesAsTensors() throws {
    let trained = try TreeSamples.rich.get()
    let document = try TreeSamples.document(TreeSamples.rich)
    for (number, ensemble) in trained.ensembles.enumerated() {
      let prefix = "trees.\(number)."
      let leaves = ensemble.trees.flatMap(\.leaves).count
      let nodes = leaves - ensemble.trees.count
      #expect(nodes > 0)
      let expected: [String: (TensorElementType, [Int])] = [
        "tree.leaves": (.int32, [ensemble.trees.count]), "node.column": (.int32, [nodes]),
        "node.left": (.int32, [nodes]), "node.right": (.int32, [nodes]), "node.threshold": (.float32, [nodes]),
        "node.missing_goes_left": (.uint8, [nodes]), "node.gain": (.float64, [nodes]), "node.rows": (.int64, [nodes]),
        "leaf.rows": (.int64, [leaves]), "leaf.value": (.float32, [leaves]), "initial_margins": (.float64, [1]),
      ]
      for (name, (type, shape)) in expected {
        let tensor = try #require(document.tensors[prefix + name])
        #expect(tensor.elementType == type && tensor.shape == shape, "\(name)")
      }
    }
    #expect(document.specification["options"]?["seed"] == "18446744073709551614")
    let json = try JSONValue(parsing: document.exportedJSON.text().utf8)
    #expect(json["treesCount"] == .integer(trained.ensembles.flatMap(\.trees).count))
    #expect(json["validationLoss"]?.arrayValue?.count == 2)
  }

  @Test func refusesPartsThatAreMissing() throws {
    let document = try TreeSamples.document(TreeSamples.rich)
    for name in document.tensors.keys {
      let without = try ModelFileSamples.tampered(document) { _, _, tensors in tensors[name] = nil }
      #expect(throws: ModelExchangeError.missingTensor(file: "x", name: name)) { try StoredModel(without) }
    }
    for name in document.specification.keys {
      let without = try ModelFileSamples.tampered(document) { specification, _, _ in specification[name] = nil }
      #expect(throws: ModelExchangeError.self, "\(name)") { try StoredModel(without) }
    }
    for name in document.metrics.keys {
      let without = try ModelFileSamples.tampered(document) { _, metrics, _ in metrics[name] = nil }
      #expect(throws: ModelExchangeError.self, "\(name)") { try StoredModel(without) }
    }
    let more = try ModelFileSamples.tampered(document) { _, _, tensors in tensors["trees.2.leaf.value"] = Tensor([1.0])
    }
    #expect(throws: ModelExchangeError.self) { try StoredModel(more) }
  }

  /// A first element that no tree can have: a column that is not there, a child that makes a circle, a count of leaves
  /// that is none, a threshold or value that is not finite, a direction that is neither.
  @Test(arguments: [
    ("node.column", 99.0), ("node.column", -1), ("node.left", 0), ("node.left", -100), ("node.right", 1e6),
    ("tree.leaves", 0), ("tree.leaves", -1), ("tree.leaves", 2e9), ("node.threshold", .infinity),
    ("leaf.value", .infinity), ("node.missing_goes_left", 2), ("node.rows", -1), ("leaf.rows", -1),
    ("initial_margins", .infinity),
  ])
  func refusesTreesThatAreNone(name: String, value: Double) throws {
    let document = try TreeSamples.document(TreeSamples.rich)
    let changed = try ModelFileSamples.tampered(document) { _, _, tensors in
      tensors["trees.0." + name] = tensors["trees.0." + name]?.replacingFirst(by: value)
    }
    #expect(throws: ModelExchangeError.self) { try StoredModel(changed) }
  }

  @Test(
    arguments: [
      ("trees", [], "trees", "has 0 elements where 2 are expected"),
      ("horizons", [6, 1], "horizons", "do not increase"),
      ("barMicroseconds", 0, "barMicroseconds", "0 where a positive number is expected"),
    ] as [(String, JSONValue, String, String)])
  func namesThePlace(name: String, value: JSONValue, place: String, reason: String) throws {
    let document = try ModelFileSamples.tampered(TreeSamples.document(TreeSamples.rich)) { specification, _, _ in
      specification[name] = value
    }
    #expect(
      throws: ModelExchangeError.malformed(file: "x", place: "plimsoll.specification.\(place)", reason: reason)
    ) { try StoredModel(document) }
  }

  /// Whatever stands there: an error, or a forecaster whose forecasts are made or refused.
  @Test func neverCrashes() throws {
    let market = try NetworkSamples.market("A", seed: 3)
    let document = try TreeSamples.document(TreeSamples.rich)
    let junk: [JSONValue] = [
      .null, true, 0, -1, .integer(.max), .integer(.min), 0.5, 1e300, "", [], [1], [[]], [[], []], [1, 2], [:],
    ]
    for value in junk {
      for name in document.specification.keys {
        let changed = try ModelFileSamples.tampered(document) { specification, _, _ in specification[name] = value }
        if case .trees(let trees)? = try? StoredModel(changed) { _ = try? trees.forecasts(for: market) }
      }
      for name in document.metrics.keys {
        let changed = try ModelFileSamples.tampered(document) { _, metrics, _ in metrics[name] = value }
        if case .trees(let trees)? = try? StoredModel(changed) { _ = (trees.trainLosses, trees.bestValidationLosses) }
      }
      for name in document.specification["options"]?.objectValue?.keys.sorted() ?? [] {
        let changed = try ModelFileSamples.tampered(document) { specification, _, _ in
          var options = specification["options"]?.objectValue ?? [:]
          options[name] = value
          specification["options"] = .object(options)
        }
        _ = try? StoredModel(changed)
      }
    }
  }
}
