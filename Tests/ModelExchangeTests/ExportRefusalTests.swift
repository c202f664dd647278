import ModelExchange
import ModelFormats
import Testing

/// Every format for every kind of model and every choice of a part: a file, or why there is none.
@Suite struct ExportRefusalTests {
  /// What is refused of a document where a part is chosen, by format; all other formats are written.
  private struct Row {
    var document: String
    var part: String?
    var refusals: [ExportFormat: String]
  }

  private static let whole = "it is written whole, without a choice of its part"
  private static let trees: [ExportFormat] = [.lightgbm, .xgboost]

  private static func row(
    _ document: String, _ part: String?, _ refusals: [ExportFormat: String], trees: String? = nil,
    network: String? = nil
  ) -> Row {
    var refusals = refusals
    if part != nil { (refusals[.json], refusals[.npz]) = (whole, whole) }
    if let trees { (refusals[.lightgbm], refusals[.xgboost]) = (trees, trees) }
    if let network { refusals[.safetensors] = network }
    return Row(document: document, part: part, refusals: refusals)
  }

  private static func noTrees(_ kind: String) -> String {
    kind == "regimes"
      ? "this classifier of regimes is logistic alone, without trees" : "a model of kind \(kind) has no trees"
  }

  private static func noNetworks(_ kind: String) -> String {
    "a model of kind \(kind) has no networks, and its model file is safetensors already"
  }

  private static func none(_ part: String, of known: String) -> String { "\"\(part)\" is none of its parts: \(known)" }

  private static let withoutParts = [
    ("garch", "garch"), ("garch-volume", "garch"), ("egarch", "egarch"), ("ewma", "ewma"),
    ("riskmetrics2006", "riskmetrics2006"), ("har", "har"), ("regimes-logistic", "regimes"),
  ].flatMap { name, kind -> [Row] in
    [
      row(name, nil, [:], trees: noTrees(kind), network: noNetworks(kind)),
      row(
        name, "all", [.onnx: #"the model has no parts, "all" was chosen"#], trees: noTrees(kind),
        network: noNetworks(kind)),
      row(
        name, "trees", [.onnx: #"the model has no parts, "trees" was chosen"#], trees: noTrees(kind),
        network: noNetworks(kind)),
    ]
  }

  private static let ofNetworks = [
    ("lstm-rich", "lstm", ["member.0", "member.1"]), ("lstm-plain", "lstm", ["member.0"]),
    ("lstm-deep", "lstm", ["member.0"]), ("network", "network", ["all"]),
  ].flatMap { name, kind, parts -> [Row] in
    let known = parts.joined(separator: ", ")
    var rows = [row(name, nil, [:], trees: noTrees(kind))]
    for part in parts { rows.append(row(name, part, [:], trees: noTrees(kind))) }
    for part in ["member.2", "member.00", "trees", ""] {
      let reason = none(part, of: known)
      rows.append(row(name, part, [.onnx: reason], trees: noTrees(kind), network: reason))
    }
    return rows
  }

  private static let ofTrees = [
    ("trees-rich", "trees", ["horizon.1", "horizon.6"]), ("trees-plain", "trees", ["horizon.3"]),
    ("regimes-rich", "regimes", ["trees", "forest"]), ("regimes-plain", "regimes", ["trees"]),
    ("ensemble-numbers", "ensemble", ["all"]), ("ensemble-classes", "ensemble", ["all"]),
  ].flatMap { name, kind, parts -> [Row] in
    let known = parts.joined(separator: ", ")
    let several = parts.count == 1 ? nil : "it has several parts: choose one of \(known)"
    var rows = [row(name, nil, [:], trees: several, network: noNetworks(kind))]
    for part in parts { rows.append(row(name, part, [:], network: noNetworks(kind))) }
    for part in ["horizon.2", "logistic", "member.0", ""] {
      let reason = none(part, of: known)
      rows.append(row(name, part, [.onnx: reason], trees: reason, network: noNetworks(kind)))
    }
    return rows
  }

  private static let table = withoutParts + ofNetworks + ofTrees

  @Test func theTableHasEveryDocument() throws {
    let documents = try ExportSamples.documents.get()
    #expect(Set(Self.table.map(\.document)) == Set(documents.keys))
    #expect(Set(documents.values.map(\.kind)) == Set(ModelKind.allCases))
    #expect(Self.table.count == 84)
    #expect(Self.table.reduce(0) { $0 + $1.refusals.count } == 407)
  }

  @Test func writesOrSaysWhyNot() throws {
    for row in Self.table {
      let document = try ExportSamples.document(row.document)
      for format in ExportFormat.allCases {
        let export = ModelExport(format, part: row.part)
        if let reason = row.refusals[format] {
          #expect(
            throws: ModelExchangeError.notExportable(format: format.title, reason: reason),
            "\(row.document), \(row.part ?? "whole")"
          ) { try export.bytes(of: document) }
        } else {
          #expect(throws: Never.self, "\(row.document), \(row.part ?? "whole"), \(format)") {
            let bytes = try export.bytes(of: document)
            #expect(try bytes == export.bytes(of: document) && bytes.count > 100)
          }
        }
      }
    }
  }
}
