import ForecastEvaluation
import MarketData
import ModelExchange
import Synchronization
import VolatilityModels

/// `plimsoll evaluate` of forecasts of volatility: each as it would have been made in time, and how far off it was.
struct VolatilityEvaluation {
  private static let models = Option(
    "models", .list(of: .evaluatedModel), value: "NAMES", default: [.named(.garch), .named(.ewma)],
    help: "Models to compare, separated by commas; files of lstm, trees; all for those that learn from no features")
  private static let target = Option(
    "target", .choice(of: VarianceProxy.self), value: "NAME", default: .squaredReturn,
    help: "What is taken for the variance of a period")

  /// The options in the order of the help.
  static let specifications =
    [models.specification] + WalkOptions.specifications + [target.specification]
    + VarianceColumnOptions.specifications + ForecastTestOptions.specifications
  /// The groups of options after those.
  static let groups =
    [OptionGroup(ModelOptions.shared.title, ModelOptions.shared.options + AutoregressionOptions.specifications)]
    + LearnedForecastOptions.groups

  private let files: [InputFile]
  private let models: [EvaluatedModel.Choice]
  private let walk: WalkOptions
  private let target: VarianceProxy
  private let columns: VarianceColumnOptions
  private let tests: ForecastTestOptions
  private let modelOptions: ModelOptions
  private let autoregressions: AutoregressionOptions
  private let learned: LearnedForecastOptions
  private let returnOptions: ReturnOptions

  /// The values in a command's arguments.
  ///
  /// - Parameters:
  ///   - arguments: the arguments.
  ///   - files: the files that are walked through.
  /// - Throws: `CommandError.usage` for options that contradict each other.
  /// - Precondition: the command's specification has these options and those of returns.
  init(_ arguments: ParsedArguments, files: [InputFile]) throws(CommandError) {
    self.files = files
    models = arguments[Self.models]
    for (index, model) in models.enumerated() where models[..<index].contains(model) {
      throw .usage("option --models names \(model.text) twice")
    }
    walk = try WalkOptions(arguments)
    columns = try VarianceColumnOptions(arguments)
    let targetSource = arguments.source(of: Self.target.specification)
    if columns.variance != nil, targetSource == .commandLine, arguments[Self.target] != .realized {
      throw .usage("--variance-column is the target: --target \(arguments[Self.target].rawValue) is another")
    }
    target = columns.variance == nil ? arguments[Self.target] : .realized
    tests = try ForecastTestOptions(arguments)
    modelOptions = try ModelOptions(arguments)
    autoregressions = try AutoregressionOptions(arguments)
    let named = EvaluatedModel.named(models, isPanel: files.count > 1)
    learned = try LearnedForecastOptions(
      arguments,
      trainsNetworks: named.contains(where: \.trainsNetworks), trainsTrees: named.contains(where: \.trainsTrees),
      hasFiles: models.contains { if case .file = $0 { true } else { false } })
    returnOptions = try ReturnOptions(arguments)
    if returnOptions.returnColumn != nil, columns.variance == nil, target != .squaredReturn {
      let prices = target == .parkinson ? "the high and the low" : "the prices"
      throw .usage("--target \(target.rawValue) needs \(prices) of each bar, which --return-column does not read")
    }
  }

  /// Walks the models through the files.
  ///
  /// - Throws: `CommandError`, and what keeps a model from being fitted.
  func run(_ context: CommandContext) throws -> CommandOutput {
    var markets: [LearnedForecasts.Market] = []
    for file in files {
      let input = try input(file, context)
      markets.append(.init(file: file, input: input, walk: try walk.walk(through: input, of: file)))
    }
    var choices = try choices(markets, context)
    var comparisons: [ForecastComparison] = []
    for (index, market) in markets.enumerated() {
      do throws(EvaluationError) {
        comparisons.append(try compare(&choices[index], market, context))
      } catch {
        throw failure(error, market)
      }
      for reason in choices[index].leftOut { context.diagnostics.warn("\(market.file): \(reason)") }
      warn(of: comparisons[index], context.diagnostics)
    }
    var reports: [EvaluationReport] = []
    for (market, comparison) in zip(markets, comparisons) {
      let options = try testOptions(comparison, context)
      do throws(EvaluationError) {
        let tests = try ForecastTests(of: comparison, overlap: market.walk.overlap, options: options)
        reports.append(
          EvaluationReport(comparison: comparison, tests: tests, walk: market.walk, input: market.input))
      } catch {
        throw failure(error, market)
      }
    }
    guard markets.count > 1 else {
      return .report(Report(json: reports[0].json, text: "\(markets[0].input.line(files[0]))\n\(reports[0].text)"))
    }
    let panel = try panel(markets, comparisons, context)
    warn(of: panel, context.diagnostics)
    let report = PanelReport(panel: panel, files: files, reports: reports, walk: markets[0].walk)
    return .report(Report(json: report.json, text: report.text))
  }

  private func input(_ file: InputFile, _ context: CommandContext) throws(CommandError) -> VarianceInput {
    let hasFiles = models.contains { if case .file = $0 { true } else { false } }
    // A file of variances need not have prices: then all models are those of variances, and of those that are named.
    let canDoWithout = models.contains(.all) && columns.variance != nil && returnOptions.returnColumn == nil
    let isPanel = files.count > 1
    let needing =
      canDoWithout
      ? EvaluatedModel.named(models, isPanel: isPanel) : EvaluatedModel.models(models, isPanel: isPanel)
    return try VarianceInput(
      file, proxy: target, needsReturns: hasFiles || needing.contains(where: needsReturns), options: returnOptions,
      columns: columns, further: autoregressions.columns, in: context)
  }

  private func needsReturns(_ model: EvaluatedModel) -> Bool {
    switch model.kind(modelOptions) {
    case .volatility, .learned: true
    case .autoregression, .geometricMean, .combination: false
    }
  }

  /// The models of each market; of several markets those that all of them allow.
  private func choices(
    _ markets: [LearnedForecasts.Market], _ context: CommandContext
  ) throws(CommandError) -> [EvaluationChoice] {
    let isPanel = markets.count > 1
    let chosen = EvaluatedModel.models(models, isPanel: isPanel)
    let optional = Set(chosen).subtracting(EvaluatedModel.named(models, isPanel: isPanel))
    let paths = models.compactMap { if case .file(let path) = $0 { path } else { nil } }
    var learned = LearnedForecasts(of: markets, options: learned, in: context)
    var choices: [EvaluationChoice] = []
    for (index, market) in markets.enumerated() {
      choices.append(
        try EvaluationChoice(
          chosen, files: paths, optional: optional, isPanel: isPanel, input: market.input, walk: market.walk,
          options: modelOptions, autoregressions: autoregressions
        ) { (model) throws(CommandError) in try learned.forecaster(model, market: index) })
    }
    let names = choices.map { Set($0.forecasters.map(\.name)) }
    let common = names.dropFirst().reduce(names[0]) { $0.intersection($1) }
    for index in choices.indices { choices[index].keep(common) }
    return choices
  }

  /// Walks the models; where all were asked for, without those that cannot walk to the end.
  private func compare(
    _ choice: inout EvaluationChoice, _ market: LearnedForecasts.Market, _ context: CommandContext
  ) throws(EvaluationError) -> ForecastComparison {
    let input = market.input
    while true {
      let count = market.walk.origins(count: input.variances.count).count * choice.forecasters.count
      let progress = context.progress("evaluating", total: count)
      let shown = Mutex(0)
      do throws(EvaluationError) {
        return try market.walk.compare(
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
        // In a panel all markets have the same models.
        guard files.count == 1, choice.leaveOut(name, because: reason) else {
          throw .model(name: name, reason: reason)
        }
      } catch {
        throw error
      }
    }
  }

  private func testOptions(
    _ comparison: ForecastComparison, _ context: CommandContext
  ) throws(CommandError) -> ForecastTests.Options {
    try tests.options(models: comparison.entries.map(\.name), seed: context.seed, threads: context.threads)
  }

  private func panel(
    _ markets: [LearnedForecasts.Market], _ comparisons: [ForecastComparison], _ context: CommandContext
  ) throws(CommandError) -> PanelComparison {
    let options = try testOptions(comparisons[0], context)
    do throws(EvaluationError) {
      var members: [PanelComparison.Market] = []
      for (market, comparison) in zip(markets, comparisons) {
        members.append(
          try .init(
            name: MarketName(of: market.file).description, comparison: comparison,
            timeStamps: market.input.variances.timeStamps))
      }
      return try PanelComparison(of: members, overlap: markets[0].walk.overlap, options: options)
    } catch {
      throw .badData("\(error)")
    }
  }

  private func failure(_ error: EvaluationError, _ market: LearnedForecasts.Market) -> CommandError {
    let failure = CommandError(error, in: market.file)
    guard case .tooFewReturns(let count, _) = error else { return failure }
    let walk = market.walk
    let hint = "--train \(walk.trainCount) and --horizon \(walk.horizon) need more than the \(count) there are"
    return .badData(failure.message, hint: hint)
  }

  /// The share of times in common below which markets are said not to move in step.
  private static let fewestSharedTimes = 0.9

  private func warn(of panel: PanelComparison, _ diagnostics: Diagnostics) {
    for pair in panel.sharedTimes where pair.share < Self.fewestSharedTimes {
      let share = TableCell.number(100 * pair.share, digits: 3).shown
      diagnostics.warn(
        "\(pair.markets.joined(separator: " and ")): only \(share) % of their forecasts are made at the same times, so "
          + "that the tests over all markets miss that their errors move together; --test-from begins all walks at one "
          + "time, and bars that are complete keep them in step")
    }
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
