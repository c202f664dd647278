import ForecastEvaluation
import MarketData
import ModelExchange
import Synchronization
import VolatilityModels

/// `plimsoll evaluate`: forecasts of several models as they would have been made in time, and how far off they were.
package struct EvaluateCommand: Command {
  private static let prices = Operand(
    "PRICES", .inputFile, help: "CSV file of prices, returns or variances, plain, .gz or .zip")
  private static let models = Option(
    "models", .list(of: .evaluatedModel), value: "NAMES", default: [.named(.garch), .named(.ewma)],
    help: "Models to compare, separated by commas, or all")
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
  private static let sum = Option(
    flag: "sum", help: "Forecast the variance of all H periods together, not that of the last of them")
  private static let step = Option(
    "step", .integer(in: 1...), value: "N", default: 1, help: "Number of periods from one forecast to the next")
  private static let target = Option(
    "target", .choice(of: VarianceProxy.self), value: "NAME", default: .squaredReturn,
    help: "What is taken for the variance of a period")

  package static let specification = CommandSpecification(
    name: "evaluate",
    summary: "Compare the forecasts of models, made as they would have been in time",
    discussion: """
      Walks through the returns: at each one, every model forecasts the variance of the return H periods later (with \
      --sum, of all H together) from what was known then. The models are fitted to the first N returns and again at \
      every so many forecasts. The forecasts are compared with what came, by mean losses (f the forecast, y the \
      target): QLIKE ln f + y/f, MSE (f - y)², MAE |f - y|; smaller is better. QLIKE and MSE rank models rightly \
      though the target is noisy; MAE does not. The level of QLIKE depends on the unit, differences do not.

      Whether differences are more than luck is told by the tests of the field: Diebold-Mariano against the baseline, \
      the Mincer-Zarnowitz regression, superior predictive ability, and the model confidence set.

      Models of returns: ewma, riskmetrics2006, garch, gjr and egarch, the last three also with -t, -skewt or -ged. \
      Regressions on past variances (as --target measures them): har, log-har, harq, har-j, har-rs, ridge. Combinations \
      of all of these that are named: mean, inverse-loss, granger-ramanathan. With 'all', models that the data do not \
      allow are left out, and it is said why.

        plimsoll evaluate prices.csv --models garch,gjr-t,egarch,har,ewma
        plimsoll evaluate hourly.csv --bar 1d --target realized --models all
        plimsoll evaluate hourly.csv --horizon 24 --sum --step 24 --train 8760
        plimsoll evaluate realized.csv --variance-column rv --models har,log-har
      """,
    operands: [prices.specification],
    options: [
      models.specification, train.specification, refit.specification, window.specification, horizon.specification,
      sum.specification, step.specification, target.specification,
    ] + VarianceColumnOptions.specifications + ForecastTestOptions.specifications,
    groups: [
      OptionGroup(ModelOptions.shared.title, ModelOptions.shared.options + AutoregressionOptions.specifications),
      ReturnOptions.group,
    ])

  private let file: InputFile
  private let models: [EvaluatedModel.Choice]
  private let walk: WalkForward
  private let target: VarianceProxy
  private let columns: VarianceColumnOptions
  private let tests: ForecastTestOptions
  private let modelOptions: ModelOptions
  private let autoregressions: AutoregressionOptions
  private let returnOptions: ReturnOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    file = arguments[Self.prices]
    models = arguments[Self.models]
    for (index, model) in models.enumerated() where models[..<index].contains(model) {
      throw .usage("option --models names \(model.text) twice")
    }
    walk = WalkForward(
      trainCount: arguments[Self.train], refitEvery: arguments[Self.refit], window: arguments[Self.window],
      horizon: arguments[Self.horizon], aggregation: arguments[Self.sum] ? .sum : .single, step: arguments[Self.step])
    columns = try VarianceColumnOptions(arguments)
    let targetSource = arguments.source(of: Self.target.specification)
    if columns.variance != nil, targetSource == .commandLine, arguments[Self.target] != .realized {
      throw .usage("--variance-column is the target: --target \(arguments[Self.target].rawValue) is another")
    }
    target = columns.variance == nil ? arguments[Self.target] : .realized
    tests = try ForecastTestOptions(arguments)
    modelOptions = try ModelOptions(arguments)
    autoregressions = try AutoregressionOptions(arguments)
    returnOptions = try ReturnOptions(arguments)
    if returnOptions.returnColumn != nil, columns.variance == nil, target != .squaredReturn {
      let prices = target == .parkinson ? "the high and the low" : "the prices"
      throw .usage("--target \(target.rawValue) needs \(prices) of each bar, which --return-column does not read")
    }
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let chosen = EvaluatedModel.models(models)
    let isAll = models.contains(.all)
    let hasVolatility = chosen.contains { if case .volatility = $0.kind(modelOptions) { true } else { false } }
    // A file of variances need not have prices: then all models are those of variances.
    let canDoWithout = isAll && columns.variance != nil && returnOptions.returnColumn == nil
    let input = try VarianceInput(
      file, proxy: target, needsReturns: hasVolatility && !canDoWithout, options: returnOptions, columns: columns,
      further: autoregressions.columns, in: context)
    var choice = try EvaluationChoice(
      chosen, isAll: isAll, input: input, walk: walk, options: modelOptions, autoregressions: autoregressions)
    let comparison: ForecastComparison
    let results: ForecastTests
    do throws(EvaluationError) {
      comparison = try compare(&choice, isAll: isAll, input, context)
    } catch {
      throw failure(error)
    }
    for reason in choice.leftOut { context.diagnostics.warn("\(file): \(reason)") }
    let testOptions = try tests.options(
      models: choice.forecasters.map(\.name), seed: context.seed, threads: context.threads)
    do throws(EvaluationError) {
      results = try ForecastTests(of: comparison, overlap: walk.overlap, options: testOptions)
    } catch {
      throw failure(error)
    }
    warn(of: comparison, context.diagnostics)
    let report = EvaluationReport(
      comparison: comparison, tests: results, walk: walk, input: input)
    return .report(Report(json: report.json, text: "\(input.line(file))\n\(report.text)"))
  }

  /// Walks the models; where all were asked for, without those that cannot walk to the end.
  private func compare(
    _ choice: inout EvaluationChoice, isAll: Bool, _ input: VarianceInput, _ context: CommandContext
  ) throws(EvaluationError) -> ForecastComparison {
    while true {
      let count = walk.origins(count: input.variances.count).count * choice.forecasters.count
      let progress = context.progress("evaluating", total: count)
      let shown = Mutex(0)
      do throws(EvaluationError) {
        return try walk.compare(
          choice.forecasters, on: input.returns?.returns, variances: input.variances, target: target,
          threads: context.threads
        ) { done, _ in
          progress.advance(
            by: shown.withLock { known in
              defer { known = done }
              return done - known
            })
        }
      } catch .model(let name, let reason) {
        guard isAll, choice.leaveOut(name, because: reason) else { throw .model(name: name, reason: reason) }
      } catch {
        throw error
      }
    }
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
