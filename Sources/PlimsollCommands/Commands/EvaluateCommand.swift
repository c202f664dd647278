import ForecastEvaluation
import MarketData
import ModelExchange
import VolatilityModels

/// `plimsoll evaluate`: forecasts of several models as they would have been made in time, and how far off they were.
package struct EvaluateCommand: Command {
  private static let prices = Operand(
    "PRICES", .inputFile, help: "CSV file of prices, or of returns with --return-column, plain, .gz or .zip")
  private static let models = Option(
    "models", .list(of: .choice(of: EvaluatedModel.self)), value: "NAMES", default: [.garch, .ewma],
    help: "Models to compare, separated by commas")
  private static let train = Option(
    "train", .integer(in: 1...), value: "N", default: 1000, help: "Number of returns of the first fit")
  private static let refit = Option(
    "refit", .integer(in: 1...), value: "N", default: 20, help: "Number of forecasts from one fit to the next")
  private static let window = Option(
    "window", .choice(of: WalkForward.Window.self), value: "KIND", default: .rolling,
    help: "Returns of the later fits, the last ones (as many as in the first fit) or all")
  private static let horizon = Option(
    "horizon", .integer(in: 1...10_000), value: "H", default: 1,
    help: "Number of periods from a forecast to the period whose variance it is of")
  private static let target = Option(
    "target", .target, value: "NAME", default: .squaredReturn, help: "What is taken for the variance of a period")

  package static let specification = CommandSpecification(
    name: "evaluate",
    summary: "Compare the forecasts of models, made as they would have been in time",
    discussion: """
      Walks through the returns: at each one, every model forecasts the variance of the return H periods later from \
      what was known then. The models are fitted to the first N returns and again at every so many forecasts. The \
      forecasts are compared with what came, by three mean losses (f the forecast, y the target): QLIKE ln f + y/f, \
      MSE (f - y)² and MAE |f - y|. Smaller is better. QLIKE and MSE rank models rightly though the target is \
      noisy; MAE does not. The table sets each model against ewma, where that is among them: by the difference in \
      QLIKE, whose level depends on the unit, and by the ratio in MSE and MAE.

        plimsoll evaluate prices.csv
        plimsoll evaluate prices.csv --models garch,garch-t,ewma --refit 5 --json
        plimsoll evaluate bars.csv --target parkinson --window expanding --horizon 5
      """,
    operands: [prices.specification],
    options: [
      models.specification, train.specification, refit.specification, window.specification, horizon.specification,
      target.specification,
    ],
    groups: [ModelOptions.shared, ReturnOptions.group])

  private let file: InputFile
  private let models: [EvaluatedModel]
  private let walk: WalkForward
  private let target: VarianceProxy
  private let modelOptions: ModelOptions
  private let returnOptions: ReturnOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    file = arguments[Self.prices]
    models = arguments[Self.models]
    for (index, model) in models.enumerated() where models[..<index].contains(model) {
      throw .usage("option --models names \(model.rawValue) twice")
    }
    walk = WalkForward(
      trainCount: arguments[Self.train], refitEvery: arguments[Self.refit], window: arguments[Self.window],
      horizon: arguments[Self.horizon])
    target = arguments[Self.target]
    modelOptions = try ModelOptions(arguments)
    returnOptions = try ReturnOptions(arguments)
    if target == .parkinson, returnOptions.returnColumn != nil {
      throw .usage("--target parkinson needs the high and the low of each bar, which --return-column does not read")
    }
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let input = try returnOptions.read(file, in: context)
    let comparison: ForecastComparison
    do throws(EvaluationError) {
      let named = models.map { (name: $0.rawValue, model: $0.specification(modelOptions)) }
      let count = walk.origins(count: input.returns.count).count * named.count
      let progress = context.progress("evaluating", total: count)
      comparison = try walk.compare(
        named, on: input.returns, target: target, bars: input.bars, threads: context.threads
      ) { _, _ in progress.advance() }
    } catch {
      throw failure(error)
    }
    warn(of: comparison, context.diagnostics)
    let report = EvaluationReport(comparison: comparison, walk: walk, returns: input.returns)
    return .report(Report(json: report.json, text: "\(input.line)\n\(report.text)"))
  }

  private func failure(_ error: EvaluationError) -> CommandError {
    let failure = CommandError(error, in: file)
    guard case .tooFewReturns(let count, _) = error else { return failure }
    let hint = "--train \(walk.trainCount) and --horizon \(walk.horizon) need more than the \(count) there are"
    return .badData(failure.message, hint: hint)
  }

  private func warn(of comparison: ForecastComparison, _ diagnostics: Diagnostics) {
    for entry in comparison.entries {
      guard let first = entry.forecasts.failedRefits.first else { continue }
      diagnostics.warn(
        "\(entry.name): \(entry.forecasts.failedRefits.count) of \(entry.forecasts.refitCount) refits failed and left "
          + "the parameters as they were; the first because \(first.reason)")
    }
  }
}

extension ArgumentKind where Value == VarianceProxy {
  /// What is taken for the variance; a target that needs data within the bars is known, but not to be had.
  fileprivate static var target: ArgumentKind {
    let names = ArgumentKind.choice(of: VarianceProxy.self)
    return ArgumentKind(
      expectation: names.expectation, choices: names.choices, text: names.text
    ) { (text) throws(RejectedText) in
      guard text != "realized" else {
        throw RejectedText(
          text,
          expectation: "available: it needs data within each bar; take one of "
            + names.choices.joined(separator: ", "))
      }
      return try names.value(text)
    }
  }
}
