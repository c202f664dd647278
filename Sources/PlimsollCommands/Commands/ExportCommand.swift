import ModelExchange
import ModelFormats

/// `plimsoll export`: a model in a format of other programs.
package struct ExportCommand: Command {
  private static let model = Operand("MODEL", .inputFile, help: "Model file that 'plimsoll train' wrote")
  private static let format = Option(
    required: "format", .choice(of: ExportFormat.self), value: "NAME", help: "Format to write")
  private static let part = Option(
    optional: "part", .text, value: "NAME", defaultText: "the whole model, or the only part that the format can hold",
    help: "Part to write: member.0, member.1 of lstm, horizon.24 of trees, trees or forest of regimes")
  private static let horizon = Option(
    optional: "horizon", .integer(in: 1...ModelExport.longestHorizon), value: "H",
    defaultText: "\(ModelExport.standardHorizon) for models of returns, no iteration of har",
    help: "Periods ahead that the ONNX graph of a model of returns forecasts, or to which one of har is iterated")

  package static let specification = CommandSpecification(
    name: "export",
    summary: "Write a model in a format of other programs",
    discussion: """
      Writes a model, its numbers in full precision, so that another program runs or reads it:

        onnx         any model: what it reads in, forecasts out (ONNX Runtime)
        safetensors  networks: parameters for load_state_dict of PyTorch
        lightgbm     trees: LightGBM's text
        xgboost      trees: XGBoost's JSON
        npz          any model: all arrays, for NumPy
        json         any model: all that the model file holds, in one document

      A model file itself is a safetensors file and opens in every program that reads those.

      The graphs of lstm, trees and regimes read features before any scaling: 'plimsoll features' writes them for any \
      prices, and the metadata of the graph names them. Those of models of returns read returns in the unit of the model, \
      and give the variance path too. Forecasts are what 'plimsoll forecast' tells: variance and volatility of a \
      period and aggregated_variance of all, in the unit of the model; those of lstm and trees are of returns as fractions, \
      as with --scale fraction. The trees of a forecaster or a classifier by themselves give \
      margins: what a forecaster's add to its regression, or a classifier's to the simulation that it corrects. Where a \
      format has no room for a sign of a column's name, such as : in LightGBM's text, it has _; 'plimsoll import' brings the \
      name back.

        plimsoll export model.safetensors --format onnx -o model.onnx
        plimsoll export lstm.safetensors --format safetensors --part member.0
        plimsoll export regimes.safetensors --format lightgbm -o trees.txt
        plimsoll export model.safetensors --format json
      """,
    operands: [model.specification], options: [format.specification, part.specification, horizon.specification])

  private let model: InputFile
  private let export: ModelExport
  /// Whether the horizon was asked for, not read from a file of options for several commands.
  private let isHorizonAskedFor: Bool

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    model = arguments[Self.model]
    let format = arguments[Self.format]
    isHorizonAskedFor = arguments.source(of: Self.horizon.specification) == .commandLine
    if format != .onnx, isHorizonAskedFor {
      throw .usage("--horizon is of the graphs of ONNX, --format \(format.rawValue) has none")
    }
    if arguments.source(of: GlobalOptions.json.specification) == .commandLine {
      throw .usage(
        "--json is of reports, and what export writes is the model",
        hint: format == .json ? nil : "--format json writes it as JSON")
    }
    export = ModelExport(format, part: arguments[Self.part], horizon: arguments[Self.horizon])
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let stored = try ModelFile(model, in: context)
    var export = export
    if !isHorizonAskedFor, export.part != nil || stored.model.volatilityModel == nil { export.horizon = nil }
    do throws(ModelExchangeError) {
      return .content(try export.bytes(of: stored.document))
    } catch {
      throw CommandError(error, in: model)
    }
  }
}
