import ModelExchange
import ModelFormats
import NumericalMethods
import Testing
import VolatilityForecasting

/// Files of networks whose checksum is right and whose contents are not: an error that names the place, never a crash.
@Suite struct NetworkFileTamperingTests {
  /// The document of a sample, with a value in the place of another in its specification; `nil` takes it away.
  private func tampered(
    _ path: [String], _ value: JSONValue?, of sample: Result<TrainedVolatilityNetwork, any Error> = NetworkSamples.rich
  ) throws -> ModelDocument {
    try ModelFileSamples.tampered(NetworkSamples.document(sample), at: path, value)
  }

  private static let paths: [[String]] = {
    guard let document = try? NetworkSamples.document(NetworkSamples.rich) else { return [] }
    return ModelFileSamples.paths(of: document)
  }()

  @Test func refusesPartsThatAreMissing() throws {
    #expect(Self.paths.count > 30)
    for path in Self.paths {
      let document = try tampered(path, nil)
      #expect(throws: ModelExchangeError.self, "\(path)") { try StoredModel(document) }
    }
    let document = try NetworkSamples.document(NetworkSamples.rich)
    for name in document.tensors.keys {
      let without = try ModelFileSamples.tampered(document) { _, _, tensors in tensors[name] = nil }
      #expect(throws: ModelExchangeError.missingTensor(file: "x", name: name)) { try StoredModel(without) }
    }
    for name in document.metrics.keys {
      let without = try ModelFileSamples.tampered(document) { _, metrics, _ in metrics[name] = nil }
      #expect(throws: ModelExchangeError.self) { try StoredModel(without) }
    }
  }

  @Test(arguments: [
    "more", "member.2.head.bias", "member.0.lstm.weight_ih_l2", "member.00.head.bias", "member.", "base.",
  ])
  func refusesTensorsTooMany(name: String) throws {
    let document = try ModelFileSamples.tampered(NetworkSamples.document(NetworkSamples.rich)) { _, _, tensors in
      tensors[name] = Tensor([1.0 as Float])
    }
    #expect(
      throws: ModelExchangeError.malformed(
        file: "x", place: "the tensor \"\(name)\"", reason: "does not belong to a model of this kind")
    ) { try StoredModel(document) }
  }

  @Test func refusesWhatIsLearnedWithoutAFeatureForIt() throws {
    for name in ["season.factors", "base.season.factors", "garch.parameters"] {
      let document = try ModelFileSamples.tampered(NetworkSamples.document(NetworkSamples.plain)) { _, _, tensors in
        tensors[name] = Tensor([Double](repeating: 1, count: 168))
      }
      #expect(throws: ModelExchangeError.self) { try StoredModel(document) }
    }
  }

  @Test func refusesTensorsThatAreWrong() throws {
    let document = try NetworkSamples.document(NetworkSamples.rich)
    for (name, tensor) in document.tensors {
      let notFinite = tensor.replacing(at: tensor.count - 1, by: .infinity)
      for wrong in tensor.wrongForms + [notFinite, Tensor([Double](), shape: [0])] {
        let changed = try ModelFileSamples.tampered(document) { _, _, tensors in tensors[name] = wrong }
        #expect(throws: ModelExchangeError.self, "\(name)") { try StoredModel(changed) }
      }
    }
  }

  @Test(
    arguments: [
      (["horizons"], [6, 1], "horizons", "do not increase"),
      (["horizons"], [0, 1], "", "horizons are positive and all different, [0, 1] are not"),
      (["penalty"], -1, "", "a penalty is finite and not negative, -1.0 is not"),
      (["base", "features"], [], "base", "a set of features has one at least"),
      (["base", "features"], ["level", "nonsense"], "base.features[1]", #""nonsense" names no feature"#),
      (["base", "level"], "high", "base.level", #""high" where one of "variance", "range", "parkinson" is expected"#),
      (["network", "columns"], ["a", "a"], "network.columns", "has a name twice"),
      (["network", "columns"], [], "network.columns", "has no column"),
      (
        ["network", "garchMarkets"], [], "network.garchMarkets",
        "names no market, and there are features of a GARCH"
      ),
      (["options", "members"], 0, "options", "an ensemble has at least one member, not 0"),
      (["options", "hiddenSize"], 7, "options", "a layer has 8 to 256 units, not 7"),
      (["options", "steps"], 1_000_001, "options.steps", "1000001 where at most 1000000 are expected"),
      (["options", "loss"], "mae", "options.loss", #""mae" where one of "qlike", "mse" is expected"#),
      (["options", "seed"], "-1", "options.seed", #""-1" is not a seed"#),
      (
        ["trainingEnd"], "yesterday", "trainingEnd",
        #""yesterday" where an instant such as "2024-01-31T00:00:00Z" is expected"#
      ),
      (["barMicroseconds"], 0, "barMicroseconds", "0 where a positive number is expected"),
      (["markets"], ["A", "A"], "markets", "has a name twice"),
    ] as [([String], JSONValue, String, String)])
  func namesThePlace(path: [String], value: JSONValue, place: String, reason: String) throws {
    let document = try tampered(path, value)
    #expect(
      throws: ModelExchangeError.malformed(
        file: "x", place: "plimsoll.specification" + (place.isEmpty ? "" : ".\(place)"), reason: reason)
    ) { try StoredModel(document) }
  }

  @Test(
    arguments: [
      ("bestEpochs", [1], "bestEpochs", "has 1 elements where 2 are expected"),
      ("bestEpochs", [1, 3], "bestEpochs", "3 where one of 2 epochs is expected"),
      ("bestEpochs", [0, 1], "bestEpochs", "0 where one of 2 epochs is expected"),
      ("epochs", [], "epochs", "has 0 elements where 2 are expected"),
      ("epochs", [[], []], "epochs[0]", "has no epoch"),
    ] as [(String, JSONValue, String, String)])
  func epochsAreThoseOfTheNetworks(name: String, value: JSONValue, place: String, reason: String) throws {
    let document = try ModelFileSamples.tampered(NetworkSamples.document(NetworkSamples.rich)) { _, metrics, _ in
      metrics[name] = value
    }
    #expect(
      throws: ModelExchangeError.malformed(file: "x", place: "plimsoll.metrics.\(place)", reason: reason)
    ) { try StoredModel(document) }
  }

  /// Whatever numbers stand there: an error, or a forecaster whose forecasts are made or refused.
  @Test func neverCrashes() throws {
    let market = try NetworkSamples.market("A", seed: 3)
    let junk: [JSONValue] = [
      .null, true, 0, -1, 1, .integer(.max), .integer(.min), 0.5, 1e300, "", "level", [], [1], [1, 2], ["level"],
      [.integer(.max - 1), .integer(.max)], [:],
    ]
    var accepted = 0
    for path in Self.paths {
      for value in junk {
        guard let stored = try? StoredModel(tampered(path, value)), case .network(let network) = stored else {
          continue
        }
        accepted += 1
        _ = try? network.forecasts(for: market)
      }
    }
    #expect(accepted > 20)
    let document = try NetworkSamples.document(NetworkSamples.rich)
    for (name, tensor) in document.tensors {
      for number in [0, 1e-300, 1e300, -1e300, .greatestFiniteMagnitude, .leastNonzeroMagnitude] {
        let changed = try ModelFileSamples.tampered(document) { _, _, tensors in
          if var values = tensor.values(as: Double.self) {
            values[values.count - 1] = number
            values[0] = number
            tensors[name] = Tensor(values, shape: tensor.shape)
          } else if var values = tensor.values(as: Float.self) {
            values[0] = number < 0 ? -.greatestFiniteMagnitude : .greatestFiniteMagnitude
            tensors[name] = Tensor(values, shape: tensor.shape)
          }
        }
        guard let stored = try? StoredModel(changed), case .network(let network) = stored else { continue }
        accepted += 1
        _ = try? network.forecasts(for: market)
        #expect(throws: Never.self) { _ = try changed.exportedJSON.text() }
      }
    }
    #expect(accepted > 100)
  }
}
