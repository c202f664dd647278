import GradientBoosting
import MarketData
import MarketSimulation
import ModelExchange
import ModelFormats
import RegimeClassification
import Testing
import VolatilityForecasting

/// Classifiers of regimes in files: what comes back is what was put in, and what is none is refused by its place.
@Suite struct RegimeFileTests {
  /// A simulated market of 600 days with funding.
  private static func market(_ name: String, seed: UInt64) throws -> MarketHistory {
    let grid = BarGrid(start: TimeStamp(microseconds: 0), barSeconds: 86_400, count: 600)
    let simulated = try RegimeMarket().simulate(grid, seed: seed)
    return try MarketHistory(name: name, bars: simulated.bars())
  }

  /// All models, a hidden Markov model, a column and a temperature.
  private static let rich = Result { () throws in
    let task = try RegimeTask(
      label: .hiddenMarkov(ahead: 7),
      features: [.momentum(days: 7), .volatility(days: 7), .state, .hiddenMarkov, .column("funding", days: nil)])
    var classifier = RegimeClassifier(task: task, seed: .max - 1)
    classifier.models = [.logistic, .trees, .forest]
    classifier.trees.rounds = 3
    classifier.trees.tree.minimumLeafRows = 20
    classifier.forest.rounds = 3
    classifier.foldCount = 3
    classifier.isCalibrated = true
    classifier.classWeights = .balanced
    return try classifier.train(on: [market("B", seed: 2), market("A", seed: 3)])
  }

  /// The trees alone, without folds.
  private static let plain = Result { () throws in
    var classifier = RegimeClassifier(task: try RegimeTask(features: [.momentum(days: 30)]))
    classifier.models = [.trees]
    classifier.trees.rounds = 1
    classifier.foldCount = nil
    classifier.isCalibrated = false
    return try classifier.train(on: [market("A", seed: 4)])
  }

  private static func document(_ sample: Result<TrainedRegimeClassifier, any Error>) throws -> ModelDocument {
    ModelDocument(try sample.get(), provenance: ModelFileSamples.provenance)
  }

  @Test func comesBackAndLabelsToTheLastBit() throws {
    for sample in [Self.rich, Self.plain] {
      let trained = try sample.get()
      let document = try Self.document(sample)
      let read = try ModelFileSamples.readBack(document)
      let stored = try StoredModel(read)
      #expect(stored == .regimes(trained))
      #expect(stored.document(provenance: read.provenance).encoded() == document.encoded())
      #expect(stored.kind == .regimes && stored.volatilityModel == nil && stored.parameters.isEmpty)
      let market = try Self.market("C", seed: 5)
      let copy = try TrainedRegimeClassifier(read)
      let (expected, found) = (try trained.probabilities(of: market), try copy.probabilities(of: market))
      #expect(found.map { $0?.map(\.bitPattern) } == expected.map { $0?.map(\.bitPattern) })
      #expect(expected.contains { $0 != nil })
    }
    let json = try Self.document(Self.rich).exportedJSON
    #expect(json["logLoss"]?.doubleValue != nil && json["tensors"]?["trees.leaf.value"] != nil)
  }

  @Test func refusesPartsThatAreMissing() throws {
    let document = try Self.document(Self.rich)
    for name in document.tensors.keys {
      let without = try ModelFileSamples.tampered(document) { _, _, tensors in tensors[name] = nil }
      #expect(throws: ModelExchangeError.missingTensor(file: "x", name: name)) { try StoredModel(without) }
    }
    for name in document.specification.keys {
      let without = try ModelFileSamples.tampered(document) { specification, _, _ in specification[name] = nil }
      #expect(throws: ModelExchangeError.self, "\(name)") { try StoredModel(without) }
    }
    let choices = try #require(document.specification["classifier"]?.objectValue)
    for name in choices.keys {
      var fewer = choices
      fewer[name] = nil
      let without = try ModelFileSamples.tampered(document) { specification, _, _ in
        specification["classifier"] = .object(fewer)
      }
      #expect(throws: ModelExchangeError.self, "\(name)") { try StoredModel(without) }
    }
    let more = try ModelFileSamples.tampered(Self.document(Self.plain)) { _, _, tensors in
      tensors["hidden_markov.means"] = Tensor([1.0, 2, 3, 4])
    }
    #expect(throws: ModelExchangeError.self) { try StoredModel(more) }
  }

  @Test(
    arguments: [
      ("temperature", Tensor([0.0])), ("temperature", Tensor([Double.nan])),
      ("hidden_markov.transitions", Tensor([Double](repeating: 1, count: 16), shape: [4, 4])),
      ("logistic.coefficients", Tensor([Double](repeating: 0, count: 4), shape: [1, 4])),
      ("logistic.scaling.factor", Tensor([-1.0])),
    ])
  func refusesTensorsThatAreWrong(name: String, tensor: Tensor) throws {
    let changed = try ModelFileSamples.tampered(Self.document(Self.rich)) { _, _, tensors in tensors[name] = tensor }
    #expect(throws: ModelExchangeError.self) { try StoredModel(changed) }
  }

  /// Whatever stands there: an error, or a classifier that labels or refuses to.
  @Test func neverCrashes() throws {
    let market = try Self.market("C", seed: 6)
    let document = try Self.document(Self.rich)
    let junk: [JSONValue] = [
      .null, true, 0, -1, .integer(.max), .integer(.min), 0.5, 1e300, "", "state-7", "state-400", [], [1], [[]],
      ["trees"], [:],
    ]
    for value in junk {
      for name in document.specification.keys {
        let changed = try ModelFileSamples.tampered(document) { specification, _, _ in specification[name] = value }
        if case .regimes(let classifier)? = try? StoredModel(changed) { _ = try? classifier.probabilities(of: market) }
      }
      for part in ["classifier", "models"] {
        for name in document.specification[part]?.objectValue?.keys.sorted() ?? [] {
          let changed = try ModelFileSamples.tampered(document) { specification, _, _ in
            var members = specification[part]?.objectValue ?? [:]
            members[name] = value
            specification[part] = .object(members)
          }
          if case .regimes(let classifier)? = try? StoredModel(changed) {
            _ = try? classifier.probabilities(of: market)
          }
        }
      }
      let changed = try ModelFileSamples.tampered(document) { _, metrics, _ in metrics["heldOut"] = value }
      _ = try? StoredModel(changed)
    }
  }
}
