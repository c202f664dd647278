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
  private static func document(_ sample: Result<TrainedRegimeClassifier, any Error>) throws -> ModelDocument {
    ModelDocument(try sample.get(), provenance: ModelFileSamples.provenance)
  }

  @Test func comesBackAndLabelsToTheLastBit() throws {
    for sample in [RegimeSamples.rich, RegimeSamples.plain] {
      let trained = try sample.get()
      let document = try Self.document(sample)
      let read = try ModelFileSamples.readBack(document)
      let stored = try StoredModel(read)
      #expect(stored == .regimes(trained))
      #expect(stored.document(provenance: read.provenance).encoded() == document.encoded())
      #expect(stored.kind == .regimes && stored.volatilityModel == nil && stored.parameters.isEmpty)
      let market = try RegimeSamples.market("C", seed: 5)
      let copy = try TrainedRegimeClassifier(read)
      let (expected, found) = (try trained.probabilities(of: market), try copy.probabilities(of: market))
      #expect(found.map { $0?.map(\.bitPattern) } == expected.map { $0?.map(\.bitPattern) })
      #expect(expected.contains { $0 != nil })
    }
    let json = try Self.document(RegimeSamples.rich).exportedJSON
    #expect(json["logLoss"]?.doubleValue != nil && json["tensors"]?["trees.leaf.value"] != nil)
  }

  @Test func refusesPartsThatAreMissing() throws {
    let document = try Self.document(RegimeSamples.rich)
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
    let more = try ModelFileSamples.tampered(Self.document(RegimeSamples.plain)) { _, _, tensors in
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
    let changed = try ModelFileSamples.tampered(Self.document(RegimeSamples.rich)) { _, _, tensors in
      tensors[name] = tensor
    }
    #expect(throws: ModelExchangeError.self) { try StoredModel(changed) }
  }

  /// Whatever stands there: an error, or a classifier that labels or refuses to.
  @Test func neverCrashes() throws {
    let market = try RegimeSamples.market("C", seed: 6)
    let document = try Self.document(RegimeSamples.rich)
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
