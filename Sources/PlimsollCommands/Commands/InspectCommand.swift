import MarketData
import ModelExchange
import ModelFormats
import VolatilityModels

/// `plimsoll inspect`: what a model file holds.
package struct InspectCommand: Command {
  private static let model = Operand("MODEL", .inputFile, help: "Model file that 'plimsoll train' wrote")

  package static let specification = CommandSpecification(
    name: "inspect",
    summary: "Show what a model file holds",
    discussion: """
      Shows what was fitted, to which data and by which command, and the estimates. The checksum in the file is \
      compared with its contents first: a file that was changed or cut short is an error.

        plimsoll inspect model.safetensors
        plimsoll inspect model.safetensors --json
      """,
    operands: [model.specification])

  private let model: InputFile

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    model = arguments[Self.model]
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let model = try ModelFile(model, in: context)
    var members = try model.document.exportedJSON.objectValue ?? [:]
    members["tensors"] = nil
    return .report(Report(json: .object(members), text: text(of: model)))
  }

  private func text(of model: ModelFile) -> String {
    let provenance = model.document.provenance
    var facts = ResultTable(columns: ["file", self.model.description])
    facts.append(["kind", .text(model.document.kind.rawValue)])
    for (name, value) in model.model.choices { facts.append([.text(name), .text(value)]) }
    let isImported = [.ensemble, .network].contains(model.document.kind)
    if !isImported {
      facts.append(["returns", .text("\(model.returnKind.rawValue), in \(model.model.scale.words)")])
    }
    let unit =
      switch model.model {
      case .autoregression: "variances"
      case .network, .trees, .regimes: "bars"
      default: "returns"
      }
    for source in provenance.sources {
      facts.append(
        isImported
          ? ["imported from", .text(source.fileName)]
          : ["data", .text("\(source.fileName), \(source.observationCount) \(unit)")])
      if let first = source.first, let last = source.last { facts.append(["range", .text("\(first) to \(last)")]) }
      facts.append(["sha256", .text(source.sha256)])
    }
    if !provenance.arguments.isEmpty {
      facts.append(["command", .text("plimsoll " + provenance.arguments.joined(separator: " "))])
    }
    facts.append(["version", .text(provenance.toolVersion)])
    let features = model.model.featureTable.map { "\n" + $0.text } ?? ""
    return facts.text + "\n"
      + (isImported ? "" : FitReport(model: model.model, name: model.model.kindName, periods: nil).text) + features
  }
}
