public import MarketData
import NumericalMethods
import Synchronization
public import VolatilityModels

/// The forecasts of several models for the same returns, measured against the same proxies.
///
/// `EWMA.riskMetrics` is the baseline: a model that does not beat it is not worth its estimation.
public struct ForecastComparison: Sendable, Equatable {
  /// The forecasts of one model and their mean losses.
  public struct Entry: Sendable, Equatable {
    /// The name of the model.
    public let name: String
    /// The forecasts, with the refits that failed.
    public let forecasts: WalkForwardForecasts
    /// The mean of `ForecastLoss.qlike`.
    public let qlike: Double
    /// The mean of `ForecastLoss.mse`, in the fourth power of the unit of the returns.
    public let mse: Double
    /// The mean of `ForecastLoss.mae`, in the squared unit of the returns.
    public let mae: Double
  }

  /// What was taken for the variance.
  public let target: VarianceProxy
  /// The returns whose variances were forecast, by their indices, for each forecast.
  public let targetIndices: [ClosedRange<Int>]
  /// What was seen of the variance that each forecast is of, in the squared unit of the returns.
  public let proxies: [Double]
  /// The models in the order in which they were given.
  public let entries: [Entry]

  /// The number of forecasts of each model.
  public var forecastCount: Int { targetIndices.count }

  /// Measures forecasts that were made on one walk.
  ///
  /// - Parameters:
  ///   - forecasts: the forecasts of each model.
  ///   - target: what is taken for the variance.
  ///   - proxies: the proxy of every return of the series, not only of those that were forecast.
  /// - Throws: `EvaluationError.model` with `.invalidForecast`, `.invalidProxy` or `.unusableLoss`.
  /// - Precondition: there is a model; all have the same origins and targets, and every target has a proxy.
  public init(
    of forecasts: [(name: String, forecasts: WalkForwardForecasts)], target: VarianceProxy, proxies: [Double]
  ) throws(EvaluationError) {
    precondition(!forecasts.isEmpty, "a comparison has at least one model")
    let records = forecasts[0].forecasts.records
    for (_, others) in forecasts.dropFirst() {
      precondition(
        others.records.elementsEqual(records) {
          $0.originIndex == $1.originIndex && $0.targetIndices == $1.targetIndices
        }, "all models forecast the same returns from the same origins")
    }
    self.target = target
    targetIndices = records.map(\.targetIndices)
    precondition(
      targetIndices.allSatisfy { proxies.indices.contains($0.upperBound) }, "every return that is forecast has a proxy")
    let chosen = targetIndices.map { proxies[$0].reduce(0, +) }
    self.proxies = chosen
    var entries: [Entry] = []
    for (name, forecasts) in forecasts {
      do throws(EvaluationError) {
        let variances = forecasts.variances
        entries.append(
          Entry(
            name: name, forecasts: forecasts, qlike: try ForecastLoss.qlike.mean(of: variances, against: chosen),
            mse: try ForecastLoss.mse.mean(of: variances, against: chosen),
            mae: try ForecastLoss.mae.mean(of: variances, against: chosen)))
      } catch {
        throw .model(name: name, reason: error)
      }
    }
    self.entries = entries
  }
}

extension WalkForward {
  /// Walks several models through the same returns and measures their forecasts.
  ///
  /// - Parameters:
  ///   - models: the specifications with their names.
  ///   - returns: at least `trainCount + horizon` returns.
  ///   - target: what is taken for the variance.
  ///   - bars: the bars that the returns were computed from, where the target needs them.
  ///   - threads: the number of models that walk at a time; it changes no result.
  ///   - progress: called after every forecast with the number of forecasts made and that of all models, by the
  ///     thread that made it.
  /// - Returns: the forecasts of each model with their mean losses, in the order of `models`.
  /// - Throws: `EvaluationError`; what concerns one model as `.model` with its name.
  /// - Precondition: there is at least one model, and `threads` is positive.
  public func compare(
    _ models: [(name: String, model: any VolatilityModel)], on returns: ReturnSeries, target: VarianceProxy,
    bars: BarSeries? = nil, threads: Int = 1, progress: (@Sendable (_ done: Int, _ count: Int) -> Void)? = nil
  ) throws(EvaluationError) -> ForecastComparison {
    let proxies = try target.values(for: returns, bars: bars)
    let made = Mutex(0)
    let results = parallelMap(count: models.count, threads: threads) { index in
      Result { () throws(EvaluationError) in
        try self.forecasts(of: models[index].model, on: returns) { _, count in
          guard let progress else { return }
          // Within the lock, so that no thread tells of fewer forecasts than another did before.
          made.withLock { made in
            made += 1
            progress(made, models.count * count)
          }
        }
      }
    }
    var forecasts: [(name: String, forecasts: WalkForwardForecasts)] = []
    for (result, (name, _)) in zip(results, models) {
      do throws(EvaluationError) {
        forecasts.append((name, try result.get()))
      } catch .tooFewReturns(let count, let needed) {
        throw .tooFewReturns(count: count, needed: needed)
      } catch {
        throw .model(name: name, reason: error)
      }
    }
    return try ForecastComparison(of: forecasts, target: target, proxies: proxies)
  }
}
