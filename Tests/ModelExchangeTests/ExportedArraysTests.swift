import ForeignReaders
import ModelExchange
import ModelFormats
import Testing
import VolatilityForecasting

/// What a model file holds, for programs that read arrays: every number arrives, in the shape that it has, and
/// in its type where the format tells types.
@Suite(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
struct ExportedArraysTests {
  @Test func numPyAndJSONHaveAllNumbers() throws {
    var exports: [ForeignExport] = []
    for (name, document) in try ExportSamples.documents.get() {
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
    let network = try ExportSamples.network().parameters.stateDictionary
    try checkEqual(
      ["all", nil].map { part in
        ForeignExport(
          name: part ?? "whole", format: .safetensors,
          bytes: try ModelExport(.safetensors, part: part).bytes(of: ExportSamples.document("network")),
          expected: network)
      })
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
