import Foundation
import MarketData
import ModelExchange
import ModelFormats
import VolatilityModels

/// `plimsoll train`: a model fitted to the returns or variances of a file.
package struct TrainCommand: Command {
  private static let model = Operand("MODEL", .choice(of: TrainedModel.self), help: "Model to fit")
  private static let prices = Operand(
    repeated: "PRICES", .inputFile,
    help:
      "CSV file of prices, of returns with --return-column, or of variances with --variance-column; plain, .gz or .zip")
  private static let horizon = Option(
    "horizon", .integer(in: 1...10_000), value: "H", default: 1,
    help: "Number of periods whose mean variance a HAR model forecasts")

  package static let specification = CommandSpecification(
    name: "train",
    summary: "Fit a volatility model to prices or returns and write it to a file",
    discussion: """
      Fits a model to the returns of a file, prints the estimates, and with -o writes the model for 'plimsoll \
      forecast'. Without -o nothing is written. The models are:

        garch            GARCH, by default (1,1), by maximum likelihood
        gjr              the same with asymmetry: losses weigh more than gains
        egarch           the logarithm of the variance, with asymmetry
        ewma             moving average of squared returns (RiskMetrics)
        riskmetrics2006  averages of ever longer memory (RiskMetrics 2006)
        har              regression on averages over a day, a week and a month
        log-har          the same in logarithms
        harq             har with quarticity; har-j jumps, har-rs semivariances
        fine-log-har     log-har with finer averages, the hour and the weekday
        ridge            log-har with all that the data say, under a penalty
        lstm             networks that learn from features of the bars
        trees            gradient-boosted trees that do
        regimes          a classifier that tells bull, consolidation, bear or crisis

      Returns are computed from close to close and, unless --scale says otherwise, in percent: then the mean and the \
      volatility are in percent and variances in percent squared. HAR models take a variance that was measured in each \
      period, best from the data within it. The same input and command write the same file.

      lstm and trees learn from the bars of one file or of several together. They correct a ridge regression of log \
      variances; networks and regression are fitted to the time before --validate-from, and the networks stop where they \
      are best after it. Trees learn from all of the time, unless --patience lets them stop so too. The file is about \
      returns as fractions and the next bars that --horizons names. An interrupted training of networks goes on from its \
      --checkpoint and ends with the same file. Features can look at the other files, and at those of --beside, which \
      are not learned from.

      regimes learns, from one file or several together, the probabilities of what --label names; they are for 'plimsoll \
      label'. The models start from a simulation of the label and learn what it misses. Scores are of stretches of time \
      that are held out in turn, with nothing learned whose label overlaps theirs.

        plimsoll train garch prices.csv -o model.safetensors
        plimsoll train gjr prices.csv --distribution skewt --mean ar1 --json
        plimsoll train egarch prices.csv --order 2,1,1
        plimsoll train garch prices.csv --regressors volume --variance-targeting
        plimsoll train ewma prices.csv --lambda 0.97 -o ewma.safetensors
        plimsoll train log-har hourly.csv --bar 1d -o har.safetensors
        plimsoll train harq realized.csv --variance-column rv --quarticity-column rq
        plimsoll train lstm btc.csv eth.csv --to 2022-07-01 -o lstm.safetensors
        plimsoll train trees btc.csv eth.csv --to 2022-07-01 -o trees.safetensors
        plimsoll train regimes btc.csv eth.csv --bar 1d -o regimes.safetensors
      """,
    operands: [model.specification, prices.specification],
    groups: [
      ModelOptions.group,
      OptionGroup(
        "Options of HAR models",
        [horizon.specification] + AutoregressionOptions.specifications
          + MeasureOption.specifications),
      OptionGroup("Options of lstm and trees, which also take --features", LearnedFit.specifications),
      OptionGroup("Options of lstm", NetworkFit.specifications),
      OptionGroup("Options of trees", TreeOptionSet.specifications),
      OptionGroup("Options of regimes, which also takes --features and --beside", RegimeFit.specifications),
      JoinOptions.group,
      ReturnOptions.group,
    ],
    output: .artifact("model"))

  private let model: TrainedModel
  private let files: [InputFile]
  private let modelOptions: ModelOptions
  private let autoregressions: AutoregressionOptions
  private let measure: MeasureOption
  private let horizon: Int
  private let networks: NetworkFit?
  private let trees: TreeFit?
  private let regimes: RegimeFit?
  private let returnOptions: ReturnOptions
  private let command: [String]

  /// The file of a model that has but one.
  private var file: InputFile { files[0] }

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    model = arguments[Self.model]
    files = arguments[Self.prices]
    guard files.count == 1 || model.isLearned else {
      throw .usage("\(model.rawValue) is fitted to one file, \(files.count) are given")
    }
    for (index, file) in files.enumerated() where files[..<index].contains(file) {
      throw .usage("\(file) is given twice")
    }
    var foreign = ModelOptions.namesForeign(to: model)
    modelOptions = try ModelOptions(arguments, model: model)
    // The environment and a configuration may serve several commands; the command line is about this model only.
    for option in Self.optionsForeign(to: model) {
      guard arguments.source(of: option) != .commandLine else {
        throw .usage("option \(option.spelling) does not apply to \(model.rawValue)")
      }
      foreign.insert(option.name)
    }
    // Where the state was kept in between has no part in the result.
    foreign.insert(NetworkFit.checkpointName)
    let read = try AutoregressionOptions(arguments)
    autoregressions = read
    let features = read.features?.map(\.name)
    networks = model == .lstm ? try NetworkFit(arguments, features: features) : nil
    trees = model == .trees ? try TreeFit(arguments, features: features) : nil
    regimes = model == .regimes ? try RegimeFit(arguments) : nil
    horizon = arguments[Self.horizon]
    returnOptions = try ReturnOptions(arguments)
    measure = try MeasureOption(arguments, hasBar: returnOptions.bars.size != nil)
    command = arguments.command.arguments(without: foreign)
  }

  /// The options of other kinds of models than the one that is trained, but for those of models of returns.
  private static func optionsForeign(to model: TrainedModel) -> [OptionSpecification] {
    let features = AutoregressionOptions.specifications.filter { $0.name == "features" }
    let autoregression =
      [horizon.specification] + AutoregressionOptions.specifications.filter { $0.name != "features" }
      + MeasureOption.specifications
    let (networks, trees) = (NetworkFit.specifications, TreeOptionSet.specifications)
    let regimes = RegimeFit.specifications
    if model == .lstm { return autoregression + trees + regimes }
    if model == .trees { return autoregression + networks + regimes }
    if model == .regimes {
      let learned = LearnedFit.specifications.filter { $0.name != MarketsBeside.specification.name }
      return autoregression + learned + networks + trees
    }
    return LearnedFit.specifications + networks + trees + regimes + JoinOptions.group.options
      + (model.autoregression == nil ? autoregression + features : [])
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    if let networks {
      let result = try networks.run(files, in: context)
      let report = NetworkReport(result: result)
      return artifact(
        .network(result.network), of: result.markets.sources, Report(json: report.json, text: report.text), context)
    }
    if let trees {
      let result = try trees.run(files, in: context)
      let report = TreeReport(result: result)
      return artifact(
        .trees(result.trees), of: result.markets.sources, Report(json: report.json, text: report.text), context)
    }
    if let regimes {
      let result = try regimes.run(files, in: context)
      let report = RegimeReport(result: result)
      return artifact(
        .regimes(result.classifier), of: result.markets.sources, Report(json: report.json, text: report.text), context)
    }
    let training = try model.autoregression.map { try autoregression($0, context) } ?? volatilityModel(context)
    warn(of: training.model, context.diagnostics)
    let report = FitReport(model: training.model, name: model.rawValue, periods: training.periods)
    var json = report.json
    json["seconds"] = .number(training.seconds)
    json["returns"] = JSONValue(training.source.returns?.rawValue)
    // No time of day: the same input and command are to give the same file.
    let provenance = Provenance(
      toolVersion: context.tool.version, sources: [training.source], arguments: command)
    return .artifact(
      [UInt8](training.model.document(provenance: provenance).encoded()),
      report: Report(json: .object(json), text: "\(report.heading)\n\(training.line)\n\n\(report.text)"))
  }

  /// The file of networks or trees, which depends on the seed.
  private func artifact(
    _ model: StoredModel, of sources: [Provenance.Source], _ report: Report, _ context: CommandContext
  ) -> CommandOutput {
    let provenance = Provenance(
      toolVersion: context.tool.version, sources: sources, seed: context.seed, arguments: command)
    return .artifact([UInt8](model.document(provenance: provenance).encoded()), report: report)
  }

  /// A model and what it was fitted to.
  private struct Training {
    var model: StoredModel
    var seconds: Double
    var source: Provenance.Source
    var line: String
    var periods: PeriodsPerYear?
  }

  private func volatilityModel(_ context: CommandContext) throws(CommandError) -> Training {
    let input = try returnOptions.read(file, in: context)
      .adding(regressors: modelOptions.regressors, layout: returnOptions.layout, context)
    let clock = ContinuousClock()
    let start = clock.now
    let fitted: StoredModel
    do throws(VolatilityError) {
      switch model {
      case .garch: fitted = .garch(try modelOptions.garch().fit(to: input.returns))
      case .gjr: fitted = .garch(try modelOptions.gjr().fit(to: input.returns))
      case .egarch: fitted = .egarch(try modelOptions.egarch().fit(to: input.returns))
      case .riskMetrics2006: fitted = .riskMetrics2006(try RiskMetrics2006.standard.fit(to: input.returns))
      default: fitted = .ewma(try modelOptions.ewma.fit(to: input.returns))
      }
    } catch {
      throw CommandError(error, in: file)
    }
    return Training(
      model: fitted, seconds: start.duration(to: clock.now) / .seconds(1), source: input.source, line: input.line,
      periods: returnOptions.periodsPerYear ?? input.periodsPerYear)
  }

  private func autoregression(_ kind: AutoregressionKind, _ context: CommandContext) throws(CommandError) -> Training {
    let input = try VarianceInput(
      file, proxy: measure.proxy, needsReturns: false, options: returnOptions, columns: measure.columns,
      further: autoregressions.columns, in: context)
    let clock = ContinuousClock()
    let start = clock.now
    do throws(HARError) {
      let model = try autoregressions.specification(kind, of: input.variances, horizon: horizon)
      let fitted = try model.fit(to: input.variances)
      return Training(
        model: .autoregression(fitted, measure: measure.name),
        seconds: start.duration(to: clock.now) / .seconds(1), source: input.source(file), line: input.line(file),
        periods: returnOptions.periodsPerYear ?? input.periodsPerYear)
    } catch {
      throw CommandError(error, in: file).hinting(AutoregressionOptions.hint(for: error))
    }
  }

  private func warn(of model: StoredModel, _ diagnostics: Diagnostics) {
    let limits = model.activeConstraints
    guard !limits.isEmpty else { return }
    let fades = !limits.contains(where: \.isOfPersistence)
    let consequences =
      (fades ? [] : ["a shock to the variance never fades, and there is no unconditional variance"])
      + (limits.allSatisfy(\.isOfPersistence) ? [] : ["a parameter that a limit fixes has no standard error"])
    diagnostics.warn(
      "\(file): the estimates lie on the limit \(limits.map(\.rawValue).joined(separator: ", ")): "
        + consequences.joined(separator: "; "))
  }
}

extension ParameterLimit {
  /// Whether it is that of shocks that never fade.
  fileprivate var isOfPersistence: Bool { rawValue.hasSuffix("< 1") && rawValue.contains("beta") }
}
