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
    optional: "inputs", .list(of: .text), value: "NAMES",
    defaultText: "those that the file states, or the columns of a table in their order",
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

      Thresholds and leaves are kept in single precision, and features are rounded to it before they are compared. \
      An infinite feature is larger than every threshold, also where LightGBM parts missing values from all others and \
      counts it among these. Networks have 1 to 3 layers of 8 to 256 units. What Plimsoll has no like of, such as splits \
      on categories or networks in both directions, is refused with the reason. The objectives of trees that are taken \
      are, of LightGBM, \
      \(TreeEnsemble.lightGBMObjectives.joined(separator: ", ")); of XGBoost \
      \(TreeEnsemble.xgboostObjectives.joined(separator: ", ")).

      Without -o nothing is written: the model is only described.

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
    let (model, facts) = try model(contents, format, context.diagnostics)
    let provenance = Provenance(
      toolVersion: context.tool.version, sources: [file.source(contents, count: 0, timeStamps: nil, returns: nil)],
      arguments: command)
    let report = FitReport(model: model, name: model.kindName, periods: nil)
    return .artifact(
      [UInt8](model.document(provenance: provenance).encoded()),
      report: Report(
        json: .object(facts.merging(["format": .string(format.rawValue)]) { first, _ in first }),
        text: "\(report.heading)\n"))
  }

  private func checkOptions(_ format: ImportFormat) throws(CommandError) {
    guard format != .pytorch else { return }
    if inputs != nil { throw .usage("--inputs is of networks; the columns of trees are named in the file") }
    if member != nil { throw .usage("--member is of networks, the file is of \(format.rawValue)") }
  }

  /// The model of the file and what is reported of it.
  private func model(
    _ contents: [UInt8], _ format: ImportFormat, _ diagnostics: Diagnostics
  ) throws(CommandError) -> (StoredModel, [String: JSONValue]) {
    do throws(ModelExchangeError) {
      switch format {
      case .lightgbm: return Self.stored(try TreeEnsemble(lightGBM: contents, file: file.description))
      case .xgboost: return Self.stored(try TreeEnsemble(xgboost: contents, file: file.description))
      case .pytorch:
        let network = try network(contents, diagnostics)
        return (.sequenceNetwork(network), network.members)
      }
    } catch {
      throw CommandError(error, in: file).hinting(isOther(contents, than: format, error) ? format.hint : nil)
    }
  }

  /// Whether a file that could not be read as one of a format looks as if it were none.
  private func isOther(_ contents: [UInt8], than format: ImportFormat, _ error: ModelExchangeError) -> Bool {
    if case .notAModel = error { return true }
    if case .unsupported = error { return false }
    guard ImportFormat(of: contents) == format else { return true }
    // JSON of any other program, LightGBM's dump_model among them.
    return format == .xgboost && (try? JSONValue(parsing: contents))?.objectValue?["learner"] == nil
  }

  private static func stored(_ ensemble: TreeEnsemble) -> (StoredModel, [String: JSONValue]) {
    (.ensemble(ensemble), ensemble.members)
  }

  private func network(_ contents: [UInt8], _ diagnostics: Diagnostics) throws(ModelExchangeError) -> SequenceNetwork {
    let tensors = try SafetensorsFile(decoding: contents, file: file.description)
    if member == nil, tensors.metadata["plimsoll"] != nil {
      throw .unsupported(
        file: file.description,
        reason: "it is a model file of Plimsoll already; --member N takes one of the networks out of one of kind lstm")
    }
    let parameters = try LSTMParameters(stateDictionary: tensors, name: file.description, member: member)
    let (stated, size) = (tensors.networkInputs, parameters.architecture.inputSize)
    if inputs == nil, let stated, stated.names.count != size {
      diagnostics.warn(
        "\(file): the file names \(stated.names.count) inputs, the network reads \(size): they stay unnamed")
    }
    if stated?.areScaled == true {
      diagnostics.warn(
        "\(file): the network reads scaled inputs; the entry inputs of its metadata says how, and nothing scales them here"
      )
    }
    return try SequenceNetwork(
      parameters, inputNames: inputs ?? stated.flatMap { $0.names.count == size ? $0.names : nil })
  }
}
