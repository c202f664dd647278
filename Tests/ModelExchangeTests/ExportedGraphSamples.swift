import ModelExchange
import ModelFormats
import RecurrentNetworks
import VolatilityForecasting

/// Documents of every kind of model, and all graphs that they are exported as.
enum ExportedGraphSamples {
  /// A network by itself, with names for its inputs and without.
  static func network(isNamed: Bool) throws -> ModelDocument {
    let parameters = LSTMParameters(random: try LSTM(inputSize: 2, hiddenSize: 8), seed: 1)
    return ModelDocument(
      try SequenceNetwork(parameters, inputNames: isNamed ? ["a \"b\"", "é"] : nil),
      provenance: ModelFileSamples.provenance)
  }

  /// A document of every kind, of most of them two.
  static func documents() throws -> [ModelDocument] {
    let provenance = ModelFileSamples.provenance
    let iterated = try HARONNXSamples.fit(VarianceSamples.specifications()[0])
    return try ModelFileSamples.ofEachKind() + [
      ModelDocument(iterated, measure: "realized", provenance: provenance),
      NetworkSamples.document(NetworkSamples.rich), NetworkSamples.document(NetworkSamples.plain),
      TreeSamples.document(TreeSamples.rich), TreeSamples.document(TreeSamples.plain),
      ModelDocument(try RegimeSamples.rich.get(), provenance: provenance),
      ModelDocument(try RegimeSamples.plain.get(), provenance: provenance),
      ModelDocument(try TreeSamples.rich.get().ensembles[0], provenance: provenance),
      network(isNamed: true), network(isNamed: false),
    ]
  }

  /// The graphs of whole models and of all parts, under names that begin with the kind and end with the part.
  static func graphs() throws -> [(name: String, bytes: [UInt8])] {
    try documents().enumerated().flatMap { number, document in
      try ([nil] + StoredModel(document).partNames.map(Optional.some)).map { part in
        (
          name: "\(document.kind.rawValue)-\(number)-\(part ?? "")",
          bytes: try ModelExport(.onnx, part: part).bytes(of: document)
        )
      }
    }
  }
}
