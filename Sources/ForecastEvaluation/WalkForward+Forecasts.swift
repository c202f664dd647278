public import MarketData
public import VolatilityModels

extension WalkForward {
  /// The forecasts of a model on a series of returns.
  ///
  /// No forecast depends on a return after its origin: the model is handed the returns up to the origin, slice by
  /// slice or one by one, and has nothing else. What is forecast is the variance of the return given the past, with
  /// an autoregressive mean `VarianceForecast.returnVariances`.
  ///
  /// A refit that fails leaves the parameters as they were until the next one, and is reported.
  ///
  /// - Parameters:
  ///   - model: the specification that is fitted.
  ///   - returns: at least `trainCount + horizon` returns; the forecasts are in their squared unit.
  ///   - progress: called after every forecast with the number of forecasts made and that of all.
  /// - Returns: a forecast for each origin, in order.
  /// - Throws: `EvaluationError.tooFewReturns`, `.firstFitFailed`.
  public func forecasts(
    of model: some VolatilityModel, on returns: ReturnSeries,
    progress: ((_ done: Int, _ count: Int) -> Void)? = nil
  ) throws(EvaluationError) -> WalkForwardForecasts {
    let origins = origins(count: returns.count)
    guard let first = origins.first else { throw tooFewReturns(count: returns.count) }
    var walker = try Self.start(model, to: returns[sample(at: first)], origin: first)
    var records: [ForecastRecord] = []
    records.reserveCapacity(origins.count)
    var refitCount = 0
    var failedRefits: [WalkForwardForecasts.FailedRefit] = []
    var known = first
    for (number, origin) in origins.enumerated() {
      while known < origin {
        known += 1
        walker.advance(by: returns, at: known)
      }
      if number > 0, number.isMultiple(of: refitEvery) {
        refitCount += 1
        do {
          try walker.refit(to: returns[sample(at: origin)])
        } catch {
          failedRefits.append(WalkForwardForecasts.FailedRefit(originIndex: origin, reason: .volatility(error)))
        }
      }
      let variances = walker.variances(horizon: horizon)
      let variance = aggregation == .single ? variances[horizon - 1] : variances.reduce(0, +)
      records.append(ForecastRecord(originIndex: origin, targetIndices: targets(of: origin), variance: variance))
      progress?(records.count, origins.count)
    }
    return WalkForwardForecasts(records: records, refitCount: refitCount, failedRefits: failedRefits)
  }

  private static func start<Model: VolatilityModel>(
    _ model: Model, to sample: ReturnSeries, origin: Int
  ) throws(EvaluationError) -> Walker<Model> {
    do throws(VolatilityError) {
      return try Walker(model, to: sample)
    } catch {
      throw .firstFitFailed(origin: origin, reason: error)
    }
  }
}

/// A model on its way.
///
/// It holds no series: what it has not been handed, it cannot know.
private struct Walker<Model: VolatilityModel> {
  private let model: Model
  private var fitted: Model.Fitted
  private var state: VolatilityState

  init(_ model: Model, to sample: ReturnSeries) throws(VolatilityError) {
    self.model = model
    fitted = try model.fit(to: sample, continuing: nil)
    state = fitted.path.state
  }

  /// Takes in the return at `index` and no other.
  mutating func advance(by returns: ReturnSeries, at index: Int) {
    let regressors = fitted.regressors(of: returns, at: index)
    state = fitted.advanced(state, by: returns.values[index], regressors: regressors)
  }

  mutating func refit(to sample: ReturnSeries) throws(VolatilityError) {
    fitted = try model.fit(to: sample, continuing: fitted)
    state = fitted.path.state
  }

  func variances(horizon: Int) -> [Double] {
    fitted.forecast(from: state, horizon: horizon).returnVariances
  }
}
