import GradientBoosting
import ModelExchange
import ModelFormats
import RecurrentNetworks

/// `plimsoll import`: a model of another program as a model file.
package struct ImportCommand: Command {
  private static let file = Operand("FILE", .inputFile, help: "File that LightGBM, XGBoost or PyTorch wrote")
  private static let format = Option(
    optional: "format", .choice(of: ImportFormat.self), value: "NAME", defaultText: "told by the contents",
    help: "Format of the file")
  private static let inputs = Option(
    optional: "inputs", .list(of: .text), value: "NAMES", defaultText: "the columns of a table in their order",
    help: "Names of the inputs of a network, in their order")
  private static let member = Option(
    optional: "member", .integer(in: 0...), value: "N", defaultText: "the only one",
    help: "Number of the network to take, from 0, of a file that holds several as member.0, member.1 …")

  package static let specification = CommandSpecification(
    name: "import",
    summary: "Take over a model that another program wrote",
    discussion: """
      Makes a model file of trees or of a network, which 'plimsoll predict' applies and 'plimsoll export' writes in \
      other formats:

        lightgbm  the text of save_model: boosted trees and forests
        xgboost   the JSON of save_model("model.json"): boosted trees
        pytorch   a state dictionary in safetensors: an nn.LSTM and a linear head

      Thresholds and leaves are kept in single precision, and features are rounded to it before they are compared. What \
      Plimsoll has no like of, such as splits on categories, other objectives or networks in both directions, is refused \
      with the reason.

        plimsoll import booster.txt -o model.safetensors
        plimsoll import booster.json --format xgboost -o model.safetensors
        plimsoll import net.safetensors --inputs return,range -o model.safetensors
      """,
    operands: [file.specification], options: [format.specification, inputs.specification, member.specification],
    output: .artifact("model"))

  private let file: InputFile
  private let format: ImportFormat?
  private let inputs: [String]?
  private let member: Int?
  private let command: [String]

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    file = arguments[Self.file]
    format = arguments[Self.format]
    inputs = arguments[Self.inputs]
    member = arguments[Self.member]
    command = arguments.command.arguments(without: [])
    if let format { try checkOptions(format) }
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let contents = try context.contents(of: file)
    let format = format ?? ImportFormat(of: contents)
    try checkOptions(format)
    let model: StoredModel
    do throws(ModelExchangeError) {
      model = try self.model(contents, format)
    } catch {
      throw CommandError(error, in: file)
    }
    let provenance = Provenance(
      toolVersion: context.tool.version, sources: [file.source(contents, count: 0, timeStamps: nil, returns: nil)],
      arguments: command)
    let report = FitReport(model: model, name: model.kindName, periods: nil)
    return .artifact(
      [UInt8](model.document(provenance: provenance).encoded()),
      report: Report(
        json: .object(model.choiceMembers.merging(["format": .string(format.rawValue)]) { first, _ in first }),
        text: "\(report.heading)\n"))
  }

  private func checkOptions(_ format: ImportFormat) throws(CommandError) {
    guard format != .pytorch else { return }
    if inputs != nil { throw .usage("--inputs is of networks; the columns of trees are named in the file") }
    if member != nil { throw .usage("--member is of networks, the file is of \(format.rawValue)") }
  }

  private func model(_ contents: [UInt8], _ format: ImportFormat) throws(ModelExchangeError) -> StoredModel {
    switch format {
    case .lightgbm: return .ensemble(try TreeEnsemble(lightGBM: contents, file: file.description))
    case .xgboost: return .ensemble(try TreeEnsemble(xgboost: contents, file: file.description))
    case .pytorch:
      let tensors = try SafetensorsFile(decoding: contents, file: file.description)
      return .sequenceNetwork(
        try SequenceNetwork(
          LSTMParameters(stateDictionary: tensors, name: file.description, member: member), inputNames: inputs))
    }
  }
}
