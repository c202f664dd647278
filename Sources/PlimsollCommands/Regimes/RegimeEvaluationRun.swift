import ForecastEvaluation
import MarketData
import RegimeClassification

/// `plimsoll evaluate --labels`: classifiers of regimes against the baselines, on what came after they were fitted.
struct RegimeEvaluationRun {
  private static let labels = Option(
    optional: "labels", .list(of: .regimeLabel), value: "NAMES", defaultText: "volatility is compared, not regimes",
    help:
      "What classifiers are to tell, such as state-7,volatility-7: compares classifiers, not forecasts of volatility")
  private static let classifiers = Option(
    "classifiers", .list(of: .choice(of: Candidate.self)), value: "NAMES", default: Candidate.allCases,
    help: "Classifiers to compare")
  private static let pool = Option(
    "pool", .choice(of: RegimeEvaluation.Pool.self), value: "KIND", default: .all,
    help: "Whose past a market is told from: its own, that of all files, or of the others alone")
  private static let refitDays = Option(
    "refit-days", .integer(in: 1...36_500), value: "N", default: 91, help: "Days from one fit to the next")
  private static let blockDays = Option(
    "block-days", .integer(in: 1...36_500), value: "N", default: 60,
    help: "Days of the blocks that are resampled for intervals")

  /// A classifier by its name on the command line.
  private enum Candidate: String, CaseIterable {
    case average, logistic, trees, forest

    var candidate: RegimeEvaluation.Candidate {
      switch self {
      case .average: .init(rawValue, [.logistic, .trees])
      case .logistic: .init(rawValue, [.logistic])
      case .trees: .init(rawValue, [.trees])
      case .forest: .init(rawValue, [.forest])
      }
    }
  }

  /// The options in the order of the help.
  static let specifications =
    [
      labels.specification, classifiers.specification, pool.specification, refitDays.specification,
      blockDays.specification,
    ] + RegimeOptionSet.specifications

  /// The options of comparisons of volatility, but for those that are of both.
  private static let foreign: [OptionSpecification] = {
    let shared: Set = [
      WalkOptions.testFrom.specification.name, AutoregressionOptions.features.specification.name,
      MarketsBeside.specification.name,
    ]
    let joined = JoinOptions.group.options.map(\.name)
    return (VolatilityEvaluation.specifications + VolatilityEvaluation.groups.flatMap(\.options)).filter {
      !shared.contains($0.name) && !joined.contains($0.name)
    }
  }()

  private let labels: [RegimeLabel]
  private let candidates: [RegimeEvaluation.Candidate]
  private let pool: RegimeEvaluation.Pool
  private let refitDays: Int
  private let blockDays: Int
  private let set: RegimeOptionSet
  private let start: TimeStamp
  private let join: JoinOptions
  private let beside: MarketsBeside
  private let returnOptions: ReturnOptions

  /// The values in a command's arguments; `nil` where no labels are named.
  ///
  /// - Parameter arguments: the arguments.
  /// - Throws: `CommandError.usage`, also for an option on the command line that is about forecasts of volatility.
  /// - Precondition: the command's specification has these options, those of a walk and of regressions, those of joined
  ///   files and those of returns.
  init?(_ arguments: ParsedArguments) throws(CommandError) {
    guard let labels = arguments[Self.labels] else {
      for option in Self.specifications where arguments.source(of: option) == .commandLine {
        throw .usage("option \(option.spelling) is for classifiers of regimes, which --labels compares")
      }
      return nil
    }
    guard !labels.isEmpty, Set(labels).count == labels.count else {
      throw .usage("option --labels names each label once, and one at least")
    }
    for option in Self.foreign where arguments.source(of: option) == .commandLine {
      throw .usage("option \(option.spelling) is for forecasts of volatility; --labels compares classifiers")
    }
    guard let start = arguments[WalkOptions.testFrom] else {
      throw .usage("--labels needs --test-from, the moment from which on regimes are told")
    }
    let classifiers = arguments[Self.classifiers]
    guard !classifiers.isEmpty, Set(classifiers).count == classifiers.count else {
      throw .usage("option --classifiers names each classifier once, and one at least")
    }
    self.labels = labels
    candidates = classifiers.map(\.candidate)
    pool = arguments[Self.pool]
    refitDays = arguments[Self.refitDays]
    blockDays = arguments[Self.blockDays]
    set = try RegimeOptionSet(arguments)
    self.start = start
    join = try JoinOptions(arguments)
    beside = MarketsBeside(arguments)
    returnOptions = try ReturnOptions(arguments)
    try ReturnOptions.requireNoReturns(arguments, for: TrainedModel.regimes.rawValue)
  }

  /// Compares the classifiers on the bars of `files`.
  ///
  /// - Throws: `CommandError`.
  func run(_ files: [InputFile], in context: CommandContext) throws(CommandError) -> CommandOutput {
    if files.count == 1, pool == .others { throw .usage("--pool others needs several files, one is given") }
    let markets = try RegimeMarkets(files, options: returnOptions, join: join, beside: beside, in: context)
    var comparisons: [RegimeComparison] = []
    for label in labels {
      var evaluation = RegimeEvaluation(
        classifier: try set.classifier(of: label, for: markets.histories, folds: nil, in: context), start: start)
      evaluation.candidates = candidates
      evaluation.pool = pool
      evaluation.refitDays = refitDays
      evaluation.options = ClassifierComparison.Options(
        blockDays: blockDays, seed: context.seed, threads: context.threads)
      comparisons.append(try compare(evaluation, markets, context))
    }
    let report = RegimeEvaluationReport(comparisons: comparisons, markets: markets)
    return .report(Report(json: report.json, text: report.text))
  }

  private func compare(
    _ evaluation: RegimeEvaluation, _ markets: RegimeMarkets, _ context: CommandContext
  ) throws(CommandError) -> RegimeComparison {
    // Progress is counted in thousandths: how many fits there are is known with the first of them.
    let progress = context.progress("comparing \(evaluation.classifier.task.label)", total: 1000)
    var shown = 0
    defer { progress.finish() }
    do throws(RegimeError) {
      return try evaluation.compare(on: markets.histories, threads: context.threads) { done, count in
        progress.advance(by: 1000 * done / count - shown)
        shown = 1000 * done / count
      }
    } catch .evaluation(.tooFewForecasts) {
      throw .badData(
        "there is nothing to tell of \(evaluation.classifier.task.label) from \(start) on: a bar has to have its history "
          + "before it and its label behind it, and others before the test to learn from")
    } catch .evaluation(.blockTooLong(_, let days)) {
      throw .usage(
        "what is told spans \(days) days, too few for blocks of \(blockDays) days",
        hint: "--block-days N takes shorter ones")
    } catch {
      return try CommandError.mappingRegimes { () throws(RegimeError) in throw error }
    }
  }
}
