import ForecastEvaluation
import MarketData
import ModelExchange
import NumericalMethods
import VolatilityForecasting
import VolatilityModels

/// The forecasts of models that learn from features of the bars, on the walks through one or several files.
///
/// Networks are trained once, on what was known at the first origin of all walks that they serve, trees then and each
/// time that the bars have grown by a tenth; regressions, those that are corrected too, are estimated again as the walk
/// says. The model of a file stays as it is in all.
struct LearnedForecasts {
  /// A file with the walk through it.
  struct Market {
    /// The file.
    let file: InputFile
    /// The variances that are forecast.
    let input: VarianceInput
    /// The walk.
    let walk: WalkForward
  }

  private let markets: [Market]
  private let options: LearnedForecastOptions
  private let context: CommandContext
  private var histories: [MarketHistory]?
  private var pooled: [LearnedModel: any CorrectedRegression] = [:]
  private var pooledTrees: RetrainedVolatilityTrees?

  /// No forecasts yet.
  init(of markets: [Market], options: LearnedForecastOptions, in context: CommandContext) {
    self.markets = markets
    self.options = options
    self.context = context
  }

  /// The forecaster that a model is on the walk through one of the files.
  ///
  /// - Throws: `CommandError` where the model does not fit the walk, or can't be trained.
  mutating func forecaster(_ model: LearnedModel, market number: Int) throws(CommandError) -> Forecaster {
    let market = markets[number]
    let walk = market.walk
    guard walk.aggregation == .sum || walk.horizon == 1 else {
      throw .usage("it forecasts all \(walk.horizon) periods together, not the last of them", hint: "add --sum")
    }
    guard market.input.proxy == .squaredReturn else {
      throw .usage(
        "it forecasts the variance of returns, which --target \(market.input.proxy.rawValue) is not",
        hint: "--target squared-return")
    }
    guard options.returnOptions.kind != .simple else {
      throw .usage("--returns simple does not apply: it forecasts the variance of log returns")
    }
    guard !model.isPooled || markets.count > 1 || model.isFile else {
      throw .usage("it is pooled over several files, one is given", hint: "the name without pooled is that of one file")
    }
    let histories = try allHistories()
    let history = histories[number]
    let rows = try origins(of: market, in: history)
    let learnedFrom = model.isPooled ? histories : [history]
    let position = model.isPooled ? number : 0
    var values = [Double](repeating: .nan, count: history.bars.count)
    switch model {
    case .regression(let isPooled):
      let forecasts = try CommandError.mapping { () throws(ForecastingError) in
        try VarianceRegression.standard(for: learnedFrom, horizons: [walk.horizon], isRelative: isPooled)
          .walk(through: position, of: learnedFrom, at: rows, refitEvery: walk.refitEvery)
      }
      for (row, forecast) in zip(rows, forecasts) { values[row] = forecast }
    case .trees(let isPooled):
      let trees = try retrained(histories, of: isPooled ? nil : number)
      let forecasts = try CommandError.mapping { () throws(ForecastingError) in
        try trees.walk(
          through: position, of: learnedFrom, at: rows, refitEvery: walk.refitEvery, threads: context.threads)
      }
      for (row, forecast) in zip(rows, forecasts) { values[row] = forecast }
    case .network:
      let corrected = try trained(model, histories, number)
      let forecasts = try CommandError.mapping { () throws(ForecastingError) in
        try corrected.walk(
          through: position, of: learnedFrom, at: rows, refitEvery: walk.refitEvery, threads: context.threads)
      }
      for (row, forecast) in zip(rows, forecasts) { values[row] = forecast }
    case .file:
      let corrected = try trained(model, histories, number)
      try check(corrected, firstOrigin: history.closeTime(of: rows[0]), horizon: walk.horizon)
      let forecasts = try CommandError.mapping { () throws(ForecastingError) in
        try corrected.forecasts(for: history, rows: rows[0]..<history.bars.count, threads: context.threads)
      }
      values = forecasts.values(horizon: walk.horizon) ?? values
    }
    let refitCount = model.isFile ? 0 : (rows.count - 1) / walk.refitEvery
    return .other(rowForecasts(values, market: market, refitCount: refitCount))
  }
}

extension LearnedForecasts {
  /// The bars of the walks through all files, each market with the others beside it.
  private mutating func allHistories() throws(CommandError) -> [MarketHistory] {
    if let histories { return histories }
    var alone: [MarketHistory] = []
    for market in markets {
      guard let returns = market.input.returns else {
        throw .badData("\(market.file): it learns from prices, of which the file is not read")
      }
      alone.append(
        try MarketInput(returns, options: options.returnOptions, join: options.join, in: context).history)
    }
    let beside = try options.beside.read(options: options.returnOptions, in: context).map(\.history)
    let made = try CommandError.mapping { () throws(ForecastingError) in
      try MarketHistory.panel(alone, beside: beside)
    }
    histories = made
    return made
  }

  /// The bars at which forecasts are made.
  private func origins(of market: Market, in history: MarketHistory) throws(CommandError) -> [Int] {
    let count = market.input.variances.count
    // The first bar has no return.
    let offset = history.bars.count - count
    let origins = market.walk.origins(count: count)
    guard !origins.isEmpty else {
      throw CommandError(
        EvaluationError.tooFewReturns(count: count, needed: market.walk.trainCount + market.walk.horizon),
        in: market.file)
    }
    return origins.map { $0 + offset }
  }

  /// Log forecasts of returns as fractions, one for each bar, as forecasts in the unit of the walk.
  private func rowForecasts(_ values: [Double], market: Market, refitCount: Int) -> RowForecasts {
    let unit = market.input.variances.scale.multiplier * market.input.variances.scale.multiplier
    return RowForecasts(
      variances: values.suffix(market.input.variances.count).map { unit * .exp($0) }, horizon: market.walk.horizon,
      refitCount: refitCount)
  }

  /// What corrects the regression of a model, trained where it is not yet, or read.
  private mutating func trained(
    _ model: LearnedModel, _ histories: [MarketHistory], _ number: Int
  ) throws(CommandError) -> any CorrectedRegression {
    if let known = pooled[model] { return known }
    let trained: any CorrectedRegression
    switch model {
    case .regression, .trees: preconditionFailure("regressions and trees are trained on the walk")
    case .file(let path): trained = try stored(path)
    case .network(let isPooled, let isHybrid):
      let (learnedFrom, origins) = try known(histories, of: isPooled ? nil : number)
      let network = try CommandError.mapping { () throws(ForecastingError) in
        try options.networks.network(
          for: learnedFrom, horizons: [markets[number].walk.horizon], features: options.features, isHybrid: isHybrid,
          in: context)
      }
      let run = NetworkRun(
        network: network, markets: learnedFrom,
        split:
          try options.learning.split(of: learnedFrom, until: origins.lowerBound),
        checkpoint: nil)
      trained = try run.trained(title: title(isHybrid ? "hybrid" : "lstm", of: learnedFrom, isPooled), in: context)
    }
    if model.isPooled { pooled[model] = trained }
    return trained
  }

  /// Trees of one market or of all, trained where they are not yet.
  private mutating func retrained(
    _ histories: [MarketHistory], of number: Int?
  ) throws(CommandError) -> RetrainedVolatilityTrees {
    if number == nil, let pooledTrees { return pooledTrees }
    let (learnedFrom, origins) = try known(histories, of: number)
    let trees = try CommandError.mapping { () throws(ForecastingError) in
      try options.trees.trees(
        for: learnedFrom, horizons: [markets[number ?? 0].walk.horizon], features: options.treeFeatures, in: context)
    }
    let moments = RetrainedVolatilityTrees.trainingMoments(
      in: learnedFrom, from: origins.lowerBound, to: origins.upperBound)
    let progress = context.progress(
      title("trees", of: learnedFrom, number == nil), total: moments.count * trees.options.rounds)
    let trained = try CommandError.mapping { () throws(ForecastingError) in
      try RetrainedVolatilityTrees(trees, on: learnedFrom, at: moments, threads: context.threads) {
        progress.advance(by: $0)
      }
    }
    progress.finish()
    if number == nil { pooledTrees = trained }
    return trained
  }

  /// The markets that a model learns from, all or one, and the first and the last moment at which a forecast of them is
  /// due.
  private func known(
    _ histories: [MarketHistory], of number: Int?
  ) throws(CommandError) -> (markets: [MarketHistory], origins: ClosedRange<TimeStamp>) {
    let indices = number.map { [$0] } ?? Array(markets.indices)
    var moments: [TimeStamp] = []
    for index in indices {
      let rows = try origins(of: markets[index], in: histories[index])
      moments += [rows[0], rows[rows.count - 1]].map { histories[index].closeTime(of: $0) }
    }
    let (first, last) = (moments.min() ?? moments[0], moments.max() ?? moments[0])
    return (indices.map { histories[$0] }, first...last)
  }

  private func title(_ name: String, of markets: [MarketHistory], _ isPooled: Bool) -> String {
    "\(name) of \(isPooled ? "all files" : markets[0].name)"
  }

  private func stored(_ path: String) throws(CommandError) -> any CorrectedRegression {
    let stored = try ModelFile(.path(path), in: context)
    guard let corrected = stored.model.correctedRegression else {
      throw .badData(
        "\(path.quoted) holds a model of kind \(stored.model.kindName); files of networks and trees can be compared",
        hint: "name the other models, which are fitted on the walk")
    }
    return corrected
  }

  /// Makes sure that the model of a file forecasts what the walk is about, and has not seen it.
  private func check(
    _ corrected: any CorrectedRegression, firstOrigin: TimeStamp, horizon: Int
  ) throws(CommandError) {
    guard corrected.horizons.contains(horizon) else {
      let known = corrected.horizons.map(String.init).joined(separator: ", ")
      throw .usage("the model forecasts \(known) bars ahead, not \(horizon)", hint: "--horizon names one of these")
    }
    let end = corrected.split.validationEnd
    guard end <= firstOrigin else {
      throw .usage(
        "the model has learned from bars up to \(end), and the first forecast is made at \(firstOrigin): it would know "
          + "what it is to forecast",
        hint: "--test-from \(end) begins after that")
    }
  }
}

extension LearnedModel {
  /// Whether the model is in a file.
  fileprivate var isFile: Bool { if case .file = self { true } else { false } }
}
