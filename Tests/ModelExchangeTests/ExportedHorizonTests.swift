import ForeignReaders
import ModelExchange
import ModelFormats
import Testing
import VolatilityModels

/// How far exported models forecast: as far as was chosen, or as far as they do by themselves.
@Suite(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
struct ExportedHorizonTests {
  private func check(_ exports: [ForeignExport]) throws {
    let readings = try ForeignReaders.read(exports)
    #expect(readings.count == exports.count)
    for (name, reading) in readings {
      for (output, difference) in reading.differences {
        #expect(difference.relative <= 1e-12, "\(name), \(output): \(difference)")
      }
    }
  }

  @Test func modelsOfReturnsForecastTenPeriods() throws {
    let returns = try GARCHONNXSamples.returns(count: 300, seed: 5)
    var exports: [ForeignExport] = []
    for name in ["garch", "garch-volume", "egarch", "ewma", "riskmetrics2006"] {
      let document = try ExportSamples.document(name)
      let model = try #require(try StoredModel(document).volatilityModel)
      for horizon in [nil, 1, 11, 500, name == "ewma" ? 10_000 : 2] as [Int?] {
        exports.append(
          ForeignExport(
            name: "\(name)-\(horizon.map { "\($0)" } ?? "none")", format: .onnx,
            bytes: try ModelExport(.onnx, horizon: horizon).bytes(of: document), inputs: model.onnxInputs(returns),
            expected: try model.onnxOutputs(returns, horizon: horizon ?? 10)))
      }
    }
    #expect(exports.count == 25)
    try check(exports)
  }

  /// Without a choice there is no output of an iteration.
  @Test func autoregressionsAreIteratedWhereThatIsChosen() throws {
    let series = try HARONNXSamples.series()
    var exports: [ForeignExport] = []
    let iterable = try HARONNXSamples.fit(HAR())
    let document = ModelDocument(iterable, measure: "realized", provenance: ModelFileSamples.provenance)
    for horizon in [nil, 1, 40] as [Int?] {
      var export = try iterable.onnxExport("iterable-\(horizon ?? 0)", series, iteratedHorizon: horizon)
      export.bytes = try ModelExport(.onnx, horizon: horizon).bytes(of: document)
      #expect((export.expected["iterated_variance"]?.count) == horizon)
      exports.append(export)
    }
    guard case .autoregression(let rich, _) = try StoredModel(ExportSamples.document("har")) else {
      Issue.record("the document is of another kind")
      return
    }
    var export = try rich.onnxExport("rich", series)
    export.bytes = try ModelExport(.onnx).bytes(of: ExportSamples.document("har"))
    try check(exports + [export])
  }

  @Test func refusesToIterateWhatCannotBe() throws {
    let document = ModelDocument(
      try HARONNXSamples.fit(HAR(horizon: 5)), measure: "realized", provenance: ModelFileSamples.provenance)
    #expect(
      throws: ModelExchangeError.notExportable(
        format: "ONNX", reason: "forecasts cannot be made period after period: the model is for 5 periods")
    ) { try ModelExport(.onnx, horizon: 1).bytes(of: document) }
    #expect(throws: ModelExchangeError.self) {
      try ModelExport(.onnx, horizon: 1).bytes(of: ExportSamples.document("har"))
    }
  }

  @Test func horizonsHaveLimits() async {
    #expect(ModelExport.standardHorizon == 10 && ModelExport.longestHorizon == 10_000)
    #expect(ModelExport(.onnx, horizon: 1).horizon == 1 && ModelExport(.onnx, horizon: 10_000).horizon == 10_000)
    await #expect(processExitsWith: .failure) { _ = ModelExport(.onnx, horizon: 0) }
    await #expect(processExitsWith: .failure) { _ = ModelExport(.onnx, horizon: 10_001) }
  }
}
