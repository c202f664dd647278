import Foundation
import MarketData
import ModelExchange
import VolatilityModels

/// `plimsoll train`: a model fitted to the returns of a file.
package struct TrainCommand: Command {
  private static let model = Operand(
    "MODEL", .choice([ModelKind.garch, .ewma].map { ($0.rawValue, $0) }), help: "Model to fit")
  private static let prices = Operand(
    repeated: "PRICES", .inputFile, help: "CSV file of prices, or of returns with --return-column, plain, .gz or .zip")

  package static let specification = CommandSpecification(
    name: "train",
    summary: "Fit a volatility model to prices or returns and write it to a file",
    discussion: """
      Fits a model to the returns of a file, prints the estimates, and with -o writes the model for 'plimsoll \
      forecast'. Without -o nothing is written. The models are:

        garch  GARCH(1,1), estimated by maximum likelihood
        ewma   exponentially weighted moving average of squared returns (RiskMetrics)

      Returns are computed from close to close and, unless --scale says otherwise, in percent: then the mean and the \
      volatility are in percent and variances in percent squared. The same input and command write the same file.

        plimsoll train garch prices.csv -o model.safetensors
        plimsoll train garch prices.csv --distribution t --mean ar1 --json
        plimsoll train garch fx.csv --return-column ret --presample sample-variance
        plimsoll train ewma prices.csv --lambda 0.97 -o ewma.safetensors
      """,
    operands: [model.specification, prices.specification], groups: [ModelOptions.group, ReturnOptions.group],
    output: .artifact("model"))

  private let model: ModelKind
  private let file: InputFile
  private let modelOptions: ModelOptions
  private let returnOptions: ReturnOptions
  private let command: [String]

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    model = arguments[Self.model]
    let files = arguments[Self.prices]
    guard let file = files.first, files.count == 1 else {
      throw .usage("\(model.rawValue) is fitted to one file, \(files.count) are given")
    }
    self.file = file
    modelOptions = try ModelOptions(arguments, model: model)
    returnOptions = try ReturnOptions(arguments)
    command = arguments.command.arguments(without: ModelOptions.namesForeign(to: model))
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let input = try returnOptions.read(file, in: context)
    let clock = ContinuousClock()
    let start = clock.now
    let fitted = try fit(to: input.returns)
    let seconds = start.duration(to: clock.now) / .seconds(1)
    warn(of: fitted, context.diagnostics)
    let report = FitReport(model: fitted, periods: returnOptions.periodsPerYear ?? input.periodsPerYear)
    var json = report.json
    json["seconds"] = .number(seconds)
    json["returns"] = .string(input.returns.kind.rawValue)
    // No time of day: the same input and command are to give the same file.
    let provenance = Provenance(
      toolVersion: context.tool.version, sources: [input.source], arguments: command)
    return .artifact(
      [UInt8](fitted.document(provenance: provenance).encoded()),
      report: Report(json: .object(json), text: "\(report.heading)\n\(input.line)\n\n\(report.text)"))
  }

  private func fit(to returns: ReturnSeries) throws(CommandError) -> StoredModel {
    do throws(VolatilityError) {
      switch model {
      case .garch: return .garch(try modelOptions.garch.fit(to: returns))
      case .ewma: return .ewma(try modelOptions.ewma.fit(to: returns))
      case .egarch, .riskmetrics2006, .har: preconditionFailure("the operand offers no other models")
      }
    } catch {
      throw CommandError(error, in: file)
    }
  }

  private func warn(of model: StoredModel, _ diagnostics: Diagnostics) {
    let limits = model.activeConstraints
    guard !limits.isEmpty else { return }
    let fades = !limits.contains(.persistenceBelowOne)
    let consequences =
      (fades ? [] : ["a shock to the variance never fades, and there is no unconditional variance"])
      + (limits == [.persistenceBelowOne] ? [] : ["a parameter that a limit fixes has no standard error"])
    diagnostics.warn(
      "\(file): the estimates lie on the limit \(limits.map(\.rawValue).joined(separator: ", ")): "
        + consequences.joined(separator: "; "))
  }
}
