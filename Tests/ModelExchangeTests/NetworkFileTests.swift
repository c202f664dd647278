import MarketData
import ModelExchange
import ModelFormats
import RecurrentNetworks
import Testing
import VolatilityForecasting

/// Networks in files: what comes back is what was put in, and forecasts to the last bit as it did.
@Suite struct NetworkFileTests {
  private static let samples = NetworkSamples.all.map(\.1)

  @Test func comesBack() throws {
    for sample in Self.samples {
      let trained = try sample.get()
      let document = try NetworkSamples.document(sample)
      let read = try ModelFileSamples.readBack(document)
      let copy = try TrainedVolatilityNetwork(read)
      #expect(copy == trained)
      let stored = try StoredModel(read)
      #expect(stored == .network(trained))
      #expect(stored.document(provenance: read.provenance).encoded() == document.encoded())
    }
  }

  @Test func forecastsToTheLastBit() throws {
    for (sample, name) in zip(Self.samples, ["A", "BTC", "BTC"]) {
      let (trained, market) = (try sample.get(), try NetworkSamples.market(name, seed: 5))
      let copy = try TrainedVolatilityNetwork(ModelFileSamples.readBack(NetworkSamples.document(sample)))
      let (expected, found) = (try trained.forecasts(for: market), try copy.forecasts(for: market))
      #expect(found.horizons == expected.horizons && found.market == name)
      #expect(found.values.map { $0.map(\.bitPattern) } == expected.values.map { $0.map(\.bitPattern) })
      #expect(expected.values.allSatisfy { $0.last?.isFinite ?? false })
    }
  }

  @Test func isAModelOfItsKind() throws {
    let stored = StoredModel.network(try NetworkSamples.rich.get())
    #expect(stored.kind == .lstm && stored.scale == .fraction)
    #expect(stored.volatilityModel == nil && stored.estimatedModel == nil)
    #expect(stored.parameters.isEmpty && stored.standardErrorKinds.isEmpty && stored.standardErrors(.robust).isEmpty)
    #expect(stored.logLikelihood == nil && stored.observations == nil)
  }

  /// The names and shapes of PyTorch's `nn.LSTM(8, 8, num_layers=2)`: four features of one column and hour-of-day of four.
  @Test func hasPyTorchsTensors() throws {
    let document = try NetworkSamples.document(NetworkSamples.rich)
    for member in ["member.0.", "member.1."] {
      let shapes = [
        "lstm.weight_ih_l0": [32, 8], "lstm.weight_hh_l0": [32, 8], "lstm.bias_ih_l0": [32], "lstm.bias_hh_l0": [32],
        "lstm.weight_ih_l1": [32, 8], "lstm.weight_hh_l1": [32, 8], "lstm.bias_ih_l1": [32], "lstm.bias_hh_l1": [32],
        "norm.0.weight": [8], "norm.0.bias": [8], "norm.1.weight": [8], "norm.1.bias": [8], "head.weight": [2, 8],
        "head.bias": [2],
      ]
      for (name, shape) in shapes {
        let tensor = try #require(document.tensors[member + name])
        #expect(tensor.shape == shape && tensor.elementType == .float32)
      }
      #expect(document.tensors.keys.filter { $0.hasPrefix(member) }.count == shapes.count)
    }
    let own = document.tensors.filter { !$0.key.hasPrefix("member.") }
    #expect(own.values.allSatisfy { $0.elementType == .float64 })
    #expect(
      own.mapValues(\.shape) == [
        "base.coefficients": [2, 4], "base.intercepts": [2], "base.residual_variances": [2],
        "base.corrections": [2], "corrections": [2],
        "base.scaling.mean": [4], "base.scaling.factor": [4], "base.season.factors": [168],
        "base.garch.parameters": [2, 5], "scaling.mean": [8], "scaling.factor": [8], "season.factors": [168],
        "garch.parameters": [2, 5],
      ])
  }

  @Test func saysWhatWasTrained() throws {
    let trained = try NetworkSamples.rich.get()
    let document = try NetworkSamples.document(NetworkSamples.rich)
    let specification = document.specification
    #expect(specification["horizons"] == [1, 6] && specification["penalty"] == 0.05)
    #expect(
      specification["base"]?["features"] == [
        "log-range-6-adjusted-relative", "season-ahead-6", "garch-variance-relative", "level",
      ])
    #expect(specification["network"]?["level"] == "parkinson")
    #expect(specification["network"]?["garchMarkets"] == ["A", "B"] && specification["markets"] == ["B", "A"])
    #expect(specification["options"]?["seed"] == "18446744073709551614")
    #expect(specification["options"]?["patience"] == 1 && specification["options"]?["loss"] == "mse")
    #expect(specification["barMicroseconds"] == 14_400_000_000)
    // 450 and 550 bars of four hours from 2020 on.
    #expect(specification["trainingEnd"] == "2020-03-16T00:00:00Z")
    #expect(specification["validationEnd"] == "2020-04-01T16:00:00Z")
    let plain = try NetworkSamples.document(NetworkSamples.plain)
    #expect(plain.specification["options"]?["patience"] == .null && plain.specification["options"]?["seed"] == 7)
    let epochs = try #require(document.metrics["epochs"]?.arrayValue)
    #expect(epochs.count == 2)
    for (epochs, reports) in zip(epochs, trained.reports) {
      #expect(epochs.arrayValue?.map { $0["trainLoss"] } == reports.map { .number($0.trainLoss) })
      #expect(epochs.arrayValue?.map { $0["epoch"] } == reports.map { .integer($0.epoch) })
    }
  }

  @Test func exportsEverything() throws {
    let trained = try NetworkSamples.rich.get()
    let document = try NetworkSamples.document(NetworkSamples.rich)
    let json = try JSONValue(parsing: document.exportedJSON.text().utf8)
    for (name, value) in try #require(document.json.objectValue) { #expect(json[name] == value) }
    #expect(json["parametersCount"] == .integer(trained.parametersCount))
    #expect(json["trainLoss"] == .number(trained.trainLoss))
    #expect(json["validationLoss"] == trained.validationLoss.map { .number($0) })
    #expect(json["parameters"] == nil && json["logLikelihood"] == nil)
    #expect(json["tensors"]?["corrections"]?.arrayValue?.map(\.doubleValue) == trained.corrections)
    let plain = try NetworkSamples.document(NetworkSamples.plain).exportedJSON
    #expect(plain["validationLoss"] == .null)
  }
}
