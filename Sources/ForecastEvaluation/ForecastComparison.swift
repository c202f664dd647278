/// The forecasts of several models for the same returns, measured against the same proxies.
///
/// `EWMA.riskMetrics` is the baseline of models of returns, a `HAR` that of all who know variances: a model that does not
/// beat it is not worth its estimation.
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
    /// The mean of `ForecastLoss.hmse`.
    public let hmse: Double
    /// The mean of `ForecastLoss.mseLog`; `nil` where a proxy is zero.
    public let mseLog: Double?
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
    let chosen = Self.sums(of: proxies, over: targetIndices)
    self.proxies = chosen
    var entries: [Entry] = []
    for (name, forecasts) in forecasts {
      do throws(EvaluationError) {
        entries.append(try Entry(name: name, forecasts: forecasts, proxies: chosen))
      } catch {
        throw .model(name: name, reason: error)
      }
    }
    self.entries = entries
  }

  /// What was seen of the variance over each range of periods.
  static func sums(of proxies: [Double], over ranges: [ClosedRange<Int>]) -> [Double] {
    precondition(
      ranges.allSatisfy { proxies.indices.contains($0.upperBound) }, "every return that is forecast has a proxy")
    return ranges.map { proxies[$0].reduce(0, +) }
  }
}

extension ForecastComparison.Entry {
  fileprivate init(name: String, forecasts: WalkForwardForecasts, proxies: [Double]) throws(EvaluationError) {
    let variances = forecasts.variances
    self.name = name
    self.forecasts = forecasts
    qlike = try ForecastLoss.qlike.mean(of: variances, against: proxies)
    mse = try ForecastLoss.mse.mean(of: variances, against: proxies)
    mae = try ForecastLoss.mae.mean(of: variances, against: proxies)
    hmse = try ForecastLoss.hmse.mean(of: variances, against: proxies)
    mseLog = proxies.contains(0) ? nil : try ForecastLoss.mseLog.mean(of: variances, against: proxies)
  }
}
