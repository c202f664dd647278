import NumericalMethods

/// A measure of how far a forecast f of a variance is from what was seen of that variance, its proxy y.
///
/// A proxy is noisy: a squared return is right on average only. `qlike` and `mse` rank forecasts by a noisy proxy
/// as they would by the variance itself; the others do not: `mae` prefers forecasts of the proxy's median, `mseLog` of
/// its geometric mean, and `hmse` of E y²/E y, which is above the mean.
/// Source: Patton (2011), "Volatility forecast comparison using imperfect volatility proxies".
public enum ForecastLoss: String, Sendable, Codable, CaseIterable {
  /// The quasi-likelihood loss ln f + y/f, defined at y = 0 too.
  ///
  /// The form y/f − ln(y/f) − 1 differs from it by −ln y − 1, which is free of f: differences between models are the
  /// same. Through ln f its level depends on the unit, so compare losses in one unit only.
  case qlike
  /// The squared error (f − y)².
  case mse
  /// The absolute error |f − y|.
  case mae
  /// The squared error of the logarithms, (ln f − ln y)², which is undefined at y = 0.
  case mseLog = "mse-log"
  /// The squared relative error (y/f − 1)², "heteroskedasticity-adjusted".
  ///
  /// Source: Bollerslev & Ghysels (1996), "Periodic autoregressive conditional heteroscedasticity".
  case hmse

  /// The loss of each forecast.
  ///
  /// - Parameters:
  ///   - forecasts: variances, positive and finite.
  ///   - proxies: what was seen of them, in the same unit; finite and not negative.
  /// - Returns: one loss for each forecast.
  /// - Throws: `EvaluationError.invalidForecast`, `.invalidProxy`, `.unusableLoss`, and for `mseLog`
  ///   `.zeroProxy`.
  /// - Precondition: there are as many proxies as forecasts.
  public func values(of forecasts: [Double], against proxies: [Double]) throws(EvaluationError) -> [Double] {
    precondition(forecasts.count == proxies.count, "there is a proxy for each forecast")
    var losses: [Double] = []
    losses.reserveCapacity(forecasts.count)
    for (index, (forecast, proxy)) in zip(forecasts, proxies).enumerated() {
      guard forecast > 0, forecast.isFinite else { throw .invalidForecast(index: index, value: forecast) }
      guard proxy >= 0, proxy.isFinite else { throw .invalidProxy(index: index, value: proxy) }
      guard proxy > 0 || self != .mseLog else { throw .zeroProxy(index: index) }
      let loss = value(forecast, proxy)
      guard loss.isFinite else {
        throw .unusableLoss(loss: self, index: index, forecast: forecast, proxy: proxy)
      }
      losses.append(loss)
    }
    return losses
  }

  /// The mean of the losses.
  ///
  /// - Parameters:
  ///   - forecasts: variances, positive and finite.
  ///   - proxies: what was seen of them, in the same unit; finite and not negative.
  /// - Returns: the mean over all forecasts.
  /// - Throws: `EvaluationError.invalidForecast`, `.invalidProxy`, `.unusableLoss`, and for `mseLog`
  ///   `.zeroProxy`.
  /// - Precondition: there are as many proxies as forecasts, and at least one.
  public func mean(of forecasts: [Double], against proxies: [Double]) throws(EvaluationError) -> Double {
    precondition(!forecasts.isEmpty, "a mean is over at least one forecast")
    // Each loss is divided first, so that a sum of finite ones cannot overflow.
    let count = Double(forecasts.count)
    return try values(of: forecasts, against: proxies).reduce(0) { $0 + $1 / count }
  }

  private func value(_ forecast: Double, _ proxy: Double) -> Double {
    switch self {
    case .qlike: .log(forecast) + proxy / forecast
    case .mse: squared(forecast - proxy)
    case .mae: abs(forecast - proxy)
    case .mseLog: squared(.log(forecast) - .log(proxy))
    case .hmse: squared(proxy / forecast - 1)
    }
  }

  private func squared(_ x: Double) -> Double { x * x }
}
