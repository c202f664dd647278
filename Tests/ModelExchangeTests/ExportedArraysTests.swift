import ForeignReaders
import GradientBoosting
import ModelExchange
import ModelFormats
import RecurrentNetworks
import Testing
import VolatilityForecasting

/// What a model file holds, for programs that read arrays: every number arrives, in the type and shape that it has.
@Suite(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
struct ExportedArraysTests {
  /// A document of every kind of model.
  private static func documents() throws -> [ModelDocument] {
    let provenance = ModelFileSamples.provenance
    let trees = try TreeSamples.rich.get().ensembles[0]
    let network = try SequenceNetwork(
      LSTMParameters(random: LSTM(inputSize: 2, hiddenSize: 8, layerCount: 2), seed: 1), inputNames: ["é", "b"])
    return try ModelFileSamples.ofEachKind() + [
      NetworkSamples.document(NetworkSamples.rich), NetworkSamples.document(NetworkSamples.plain),
      TreeSamples.document(TreeSamples.rich),
      ModelDocument(try RegimeSamples.rich.get(), provenance: provenance),
      ModelDocument(trees, provenance: provenance), ModelDocument(network, provenance: provenance),
    ]
  }

  @Test func everyKindIsThere() throws {
    #expect(Set(try Self.documents().map(\.kind)) == Set(ModelKind.allCases))
  }

  @Test func numPyAndJSONHaveAllNumbers() throws {
    var exports: [ForeignExport] = []
    for (number, document) in try Self.documents().enumerated() {
      let name = "\(number)-\(document.kind.rawValue)"
      let text = document.json.text().unicodeScalars.map { Int32($0.value) }
      exports.append(
        ForeignExport(
          name: "npz-\(name)", format: .npz, bytes: try ModelExport(.npz).bytes(of: document),
          expected: document.tensors.merging([ModelDocument.descriptionKey: Tensor(text)]) { first, _ in first }))
      exports.append(
        ForeignExport(
          name: "json-\(name)", format: .document, bytes: try ModelExport(.json).bytes(of: document),
          expected: document.tensors))
    }
    try checkEqual(exports)
  }

  @Test func pyTorchsNamesArrive() throws {
    let (rich, plain) = (try NetworkSamples.rich.get(), try NetworkSamples.plain.get())
    var all: [String: Tensor] = [:]
    for (number, member) in rich.members.enumerated() {
      for (name, tensor) in member.stateDictionary { all["member.\(number).\(name)"] = tensor }
    }
    let (richDocument, plainDocument) = (
      try NetworkSamples.document(NetworkSamples.rich), try NetworkSamples.document(NetworkSamples.plain)
    )
    try checkEqual([
      ForeignExport(
        name: "all", format: .safetensors, bytes: try ModelExport(.safetensors).bytes(of: richDocument),
        expected: all),
      ForeignExport(
        name: "member", format: .safetensors,
        bytes: try ModelExport(.safetensors, part: "member.1").bytes(of: richDocument),
        expected: rich.members[1].stateDictionary),
      ForeignExport(
        name: "only", format: .safetensors, bytes: try ModelExport(.safetensors).bytes(of: plainDocument),
        expected: plain.members[0].stateDictionary),
    ])
    #expect(plain.members[0].stateDictionary["lstm.weight_ih_l0"]?.elementType == .float32)
  }

  private func checkEqual(_ exports: [ForeignExport]) throws {
    let readings = try ForeignReaders.read(exports)
    for export in exports {
      let differences = try #require(readings[export.name]?.differences)
      #expect(Set(differences.keys) == Set(export.expected.keys))
      for (name, difference) in differences { #expect(difference.differing == 0, "\(export.name): \(name)") }
    }
  }
}
