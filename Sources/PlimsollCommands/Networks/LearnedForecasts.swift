import ForecastEvaluation
import MarketData
import ModelExchange
import NumericalMethods
import VolatilityForecasting
import VolatilityModels

/// The forecasts of models that learn from features of the bars, on the walks through one or several files.
///
/// Networks are trained once, on what was known at the first origin of all walks that they serve; regressions, those that
/// they correct too, are estimated again as the walk says. The networks of a file stay as they are in all.
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
  private var pooled: [LearnedModel: TrainedVolatilityNetwork] = [:]

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
        try NetworkOptionSet.regression(for: learnedFrom, horizons: [walk.horizon], isRelative: isPooled)
          .walk(through: position, of: learnedFrom, at: rows, refitEvery: walk.refitEvery)
      }
      for (row, forecast) in zip(rows, forecasts) { values[row] = forecast }
    case .network:
      let network = try trained(model, histories, number)
      let forecasts = try CommandError.mapping { () throws(ForecastingError) in
        try network.walk(
          through: position, of: learnedFrom, at: rows, refitEvery: walk.refitEvery, threads: context.threads)
      }
      for (row, forecast) in zip(rows, forecasts) { values[row] = forecast }
    case .file:
      let network = try trained(model, histories, number)
      try check(network, firstOrigin: history.closeTime(of: rows[0]), horizon: walk.horizon)
      let forecasts = try CommandError.mapping { () throws(ForecastingError) in
        try network.forecasts(for: history, rows: rows[0]..<history.bars.count, threads: context.threads)
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

  /// The networks of a model, trained where they are not yet.
  private mutating func trained(
    _ model: LearnedModel, _ histories: [MarketHistory], _ number: Int
  ) throws(CommandError) -> TrainedVolatilityNetwork {
    if let known = pooled[model] { return known }
    switch model {
    case .regression: preconditionFailure("a regression has no networks")
    case .file(let path):
      let stored = try ModelFile(.path(path), in: context)
      guard case .network(let network) = stored.model else {
        throw .badData(
          "\(path.quoted) holds a model of kind \(stored.model.kindName); files of networks can be compared",
          hint: "name the other models, which are fitted on the walk")
      }
      pooled[model] = network
      return network
    case .network(let isPooled, let isHybrid):
      let indices = isPooled ? Array(markets.indices) : [number]
      let learnedFrom = indices.map { histories[$0] }
      var ends: [TimeStamp] = []
      for index in indices {
        ends.append(histories[index].closeTime(of: try origins(of: markets[index], in: histories[index])[0]))
      }
      let network = try CommandError.mapping { () throws(ForecastingError) in
        try options.networks.network(
          for: learnedFrom, horizons: [markets[number].walk.horizon], features: options.features, isHybrid: isHybrid,
          in: context)
      }
      let run = NetworkRun(
        network: network, markets: learnedFrom, split: try options.split.split(of: learnedFrom, until: ends.min()),
        checkpoint: nil)
      let title = (isHybrid ? "hybrid" : "lstm") + (isPooled ? " of all files" : " of \(histories[number].name)")
      let trained = try run.trained(title: title, in: context)
      if isPooled { pooled[model] = trained }
      return trained
    }
  }

  /// Makes sure that networks forecast what the walk is about, and have not seen it.
  private func check(
    _ network: TrainedVolatilityNetwork, firstOrigin: TimeStamp, horizon: Int
  ) throws(CommandError) {
    guard network.specification.horizons.contains(horizon) else {
      let known = network.specification.horizons.map(String.init).joined(separator: ", ")
      throw .usage("the networks forecast \(known) bars ahead, not \(horizon)", hint: "--horizon names one of these")
    }
    guard network.split.validationEnd <= firstOrigin else {
      throw .usage(
        "the networks have learned from bars up to \(network.split.validationEnd), and the first forecast is made at "
          + "\(firstOrigin): they would know what they are to forecast",
        hint: "--test-from \(network.split.validationEnd) begins after that")
    }
  }
}

extension LearnedModel {
  /// Whether the model is in a file.
  fileprivate var isFile: Bool { if case .file = self { true } else { false } }
}
