public import ModelFormats
import RecurrentNetworks

extension ModelDocument {
  /// The document of a network by itself.
  ///
  /// Its tensors, of float32, are the parameters under PyTorch's names: `lstm.weight_ih_l0` … and `head.weight`.
  public init(_ network: SequenceNetwork, provenance: Provenance) {
    let architecture = network.parameters.architecture
    self.init(
      kind: .network,
      specification: [
        "model": .string(ModelKind.network.rawValue),
        "inputSize": .integer(architecture.inputSize), "hiddenSize": .integer(architecture.hiddenSize),
        "layerCount": .integer(architecture.layerCount), "outputSize": .integer(architecture.outputSize),
        "normalizesLayers": .bool(architecture.normalizesLayers),
        "inputs": network.inputNames.map { .array($0.map { .string($0) }) } ?? .null,
      ],
      provenance: provenance, tensors: network.parameters.stateDictionary)
  }
}

extension SequenceNetwork {
  /// The network that a document holds, equal to the last bit to the one that was put in.
  ///
  /// - Throws: `ModelExchangeError`: what in the document is not as a network has it.
  public init(_ document: ModelDocument) throws(ModelExchangeError) {
    try document.require(.network)
    let field = document.specificationField
    _ = try field.object(required: [
      "model", "inputSize", "hiddenSize", "layerCount", "outputSize", "normalizesLayers", "inputs",
    ])
    _ = try document.metricsField.object(required: [])
    let architecture: LSTM
    let (inputs, hidden) = (try field.member("inputSize").integer(), try field.member("hiddenSize").integer())
    let (layers, outputs) = (try field.member("layerCount").integer(), try field.member("outputSize").integer())
    let normalizes = try field.member("normalizesLayers").bool()
    do throws(RecurrentNetworkError) {
      architecture = try LSTM(
        inputSize: inputs, hiddenSize: hidden, layerCount: layers, outputSize: outputs, normalizesLayers: normalizes)
    } catch {
      throw field.malformed("\(error)")
    }
    let names = try field.member("inputs")
    let inputNames = names.value == .null ? nil : try names.names()
    guard inputNames.map({ $0.count == inputs }) ?? true else {
      throw names.malformed("has not a name for each of \(inputs) inputs")
    }
    try self.init(try document.network(of: architecture, prefix: ""), inputNames: inputNames)
  }
}
