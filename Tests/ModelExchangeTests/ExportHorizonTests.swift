import ModelExchange
import ModelFormats
import Testing
import VolatilityForecasting

/// A number of periods is taken where it means something, and else refused.
@Suite struct ExportHorizonTests {
  @Test func modelsOfReturnsAndVariancesTakeOne() throws {
    for document in try ModelFileSamples.ofEachKind() where document.kind != .har {
      let graphs = try [nil, 1, ModelExport.standardHorizon].map {
        try ModelExport(.onnx, horizon: $0).bytes(of: document)
      }
      #expect(graphs[0] != graphs[1] && graphs[0] == graphs[2], "\(document.kind)")
    }
    let autoregression = ModelDocument(
      try HARONNXSamples.fit(VarianceSamples.specifications()[0]), measure: "realized",
      provenance: ModelFileSamples.provenance)
    let graphs = try [nil, 1].map { try ModelExport(.onnx, horizon: $0).bytes(of: autoregression) }
    #expect(graphs[0] != graphs[1])
  }

  @Test func otherModelsRefuseOne() throws {
    let provenance = ModelFileSamples.provenance
    let cases: [(ModelDocument, String?, String)] = [
      (
        try NetworkSamples.document(NetworkSamples.rich), nil,
        "a model of kind lstm has the horizons that it was trained for (1, 6), none to choose"
      ),
      (
        try NetworkSamples.document(NetworkSamples.rich), "member.1",
        #"the part "member.1" by itself has no horizon to choose"#
      ),
      (
        try TreeSamples.document(TreeSamples.plain), nil,
        "a model of kind trees has the horizons that it was trained for (3), none to choose"
      ),
      (
        try TreeSamples.document(TreeSamples.plain), "horizon.3",
        #"the part "horizon.3" by itself has no horizon to choose"#
      ),
      (
        ModelDocument(try RegimeSamples.plain.get(), provenance: provenance), nil,
        "a model of kind regimes has no horizon to choose"
      ),
      (
        ModelDocument(try TreeSamples.plain.get().ensembles[0], provenance: provenance), nil,
        "a model of kind ensemble has no horizon to choose"
      ),
      (
        try ExportedGraphSamples.network(isNamed: true), nil,
        "a model of kind network has no horizon to choose"
      ),
    ]
    for (document, part, reason) in cases {
      #expect(throws: Never.self) { try ModelExport(.onnx, part: part).bytes(of: document) }
      #expect(throws: ModelExchangeError.notExportable(format: "ONNX", reason: reason)) {
        try ModelExport(.onnx, part: part, horizon: 6).bytes(of: document)
      }
    }
  }
}
