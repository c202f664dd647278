public import MarketData
import NumericalMethods
import Synchronization
public import VolatilityModels

extension WalkForward {
  /// Walks several models through the same periods and measures their forecasts.
  ///
  /// - Parameters:
  ///   - models: what makes forecasts, with their names; combinations are of all that are none.
  ///   - returns: at least `trainCount + horizon` returns; `nil` where no model is of returns.
  ///   - variances: what was seen of the variance of each period, and what models of variances are fitted to.
  ///   - target: what the variances are.
  ///   - threads: the number of models that walk at a time; it changes no result.
  ///   - progress: called now and then with the number of forecasts made and that of all models, by the thread that
  ///     made them.
  /// - Returns: the forecasts of each model with their mean losses, in the order of `models`.
  /// - Throws: `EvaluationError`; what concerns one model as `.model` with its name.
  /// - Precondition: there is at least one model that is no combination, no two have the same name, the members of each
  ///   geometric mean are among them, there are as many returns as variances, and `threads` is positive.
  public func compare(
    _ models: [(name: String, forecaster: Forecaster)], on returns: ReturnSeries?, variances: VarianceSeries,
    target: VarianceProxy, threads: Int = 1, progress: (@Sendable (_ done: Int, _ count: Int) -> Void)? = nil
  ) throws(EvaluationError) -> ForecastComparison {
    precondition(returns.map { $0.count == variances.count } ?? true, "there is a variance for each return")
    precondition(Set(models.map(\.name)).count == models.count, "no two models have the same name")
    let origins = origins(count: variances.count)
    guard !origins.isEmpty else { throw tooFewReturns(count: variances.count) }
    let single = models.filter { !$0.forecaster.isCombination }
    precondition(!single.isEmpty, "a combination is of other models")
    let made = Mutex(0)
    let total = models.count * origins.count
    @Sendable func report(_ count: Int) {
      guard let progress else { return }
      // Within the lock, so that no thread tells of fewer forecasts than another did before.
      made.withLock { made in
        made += count
        progress(made, total)
      }
    }
    let results = parallelMap(count: single.count, threads: threads) { index in
      Result { () throws(EvaluationError) in
        try self.forecasts(of: single[index].forecaster, on: returns, variances: variances, report: report)
      }
    }
    var known: [String: WalkForwardForecasts] = [:]
    for (result, (name, _)) in zip(results, single) {
      known[name] = try Self.named(name) { () throws(EvaluationError) in try result.get() }
    }
    let components = single.compactMap { known[$0.name] }
    let proxies = ForecastComparison.sums(of: variances.values, over: origins.map(targets))
    let singles = known
    for (name, forecaster) in models where forecaster.isCombination {
      known[name] = try Self.named(name) { () throws(EvaluationError) in
        switch forecaster {
        case .combination(let rule, let window):
          return try combined(components, by: rule, window: window, proxies: proxies)
        case .geometricMean(let members):
          return geometricMean(of: members.map { Self.forecasts(of: $0, in: singles) })
        case .volatility, .autoregression, .other: preconditionFailure("a combination is of others")
        }
      }
      report(origins.count)
    }
    return try ForecastComparison(
      of: models.compactMap { model in known[model.name].map { (model.name, $0) } }, target: target,
      proxies: variances.values)
  }

  /// Walks several models of returns through the same returns and measures their forecasts.
  ///
  /// - Parameters:
  ///   - models: the specifications with their names.
  ///   - returns: at least `trainCount + horizon` returns.
  ///   - target: what is taken for the variance.
  ///   - bars: the bars that the returns were computed from, where the target needs them.
  ///   - threads: the number of models that walk at a time; it changes no result.
  ///   - progress: called with the number of forecasts made and that of all models after every forecast, by the
  ///     thread that made it.
  /// - Returns: the forecasts of each model with their mean losses, in the order of `models`.
  /// - Throws: `EvaluationError`; what concerns one model as `.model` with its name.
  /// - Precondition: there is at least one model, and `threads` is positive.
  public func compare(
    _ models: [(name: String, model: any VolatilityModel)], on returns: ReturnSeries, target: VarianceProxy,
    bars: BarSeries? = nil, threads: Int = 1, progress: (@Sendable (_ done: Int, _ count: Int) -> Void)? = nil
  ) throws(EvaluationError) -> ForecastComparison {
    try compare(
      models.map { ($0.name, Forecaster.volatility($0.model)) }, on: returns,
      variances: VarianceSeries(target, of: returns, bars: bars), target: target, threads: threads, progress: progress)
  }

  /// The forecasts of one model that is no combination.
  private func forecasts(
    of forecaster: Forecaster, on returns: ReturnSeries?, variances: VarianceSeries, report: @escaping (Int) -> Void
  ) throws(EvaluationError) -> WalkForwardForecasts {
    switch forecaster {
    case .volatility(let model):
      guard let returns else { preconditionFailure("a model of returns needs returns") }
      return try forecasts(of: model, on: returns) { _, _ in report(1) }
    case .autoregression(let model):
      let forecasts = try forecasts(of: model, on: variances)
      report(forecasts.records.count)
      return forecasts
    case .other(let model):
      return try model.forecasts(on: self, count: variances.count, report: report)
    case .combination, .geometricMean: preconditionFailure("a combination needs the forecasts of others")
    }
  }

  /// The forecasts of a member of a combination.
  private static func forecasts(
    of member: String, in known: [String: WalkForwardForecasts]
  ) -> WalkForwardForecasts {
    guard let forecasts = known[member] else { preconditionFailure("a geometric mean is of models that are there") }
    return forecasts
  }

  /// What `body` gives; an error concerns the model `name`, unless it concerns all.
  private static func named<Value>(
    _ name: String, _ body: () throws(EvaluationError) -> Value
  ) throws(EvaluationError) -> Value {
    do throws(EvaluationError) {
      return try body()
    } catch .tooFewReturns(let count, let needed) {
      throw .tooFewReturns(count: count, needed: needed)
    } catch {
      throw .model(name: name, reason: error)
    }
  }
}
