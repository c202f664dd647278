import NumericalMethods

extension ForecastLoss {
  /// The quasi-likelihood loss in the form y/f − ln(y/f) − 1, which has no unit and is 0 where the forecast is right.
  ///
  /// Differences between models are those of `qlike`. It is undefined at y = 0, where `qlike` is defined.
  /// Source: Patton (2011), "Volatility forecast comparison using imperfect volatility proxies", the loss with b = −2.
  ///
  /// - Parameters:
  ///   - forecasts: variances, positive and finite.
  ///   - proxies: what was seen of them, in the same unit; positive and finite.
  /// - Returns: one loss for each forecast, none negative.
  /// - Throws: `EvaluationError.invalidForecast`, `.invalidProxy`, `.zeroProxy`, `.unusableLoss`.
  /// - Precondition: there are as many proxies as forecasts.
  public static func normalizedQLIKE(
    of forecasts: [Double], against proxies: [Double]
  ) throws(EvaluationError) -> [Double] {
    // The checks are those of the other form; a loss that is finite there is so here.
    _ = try qlike.values(of: forecasts, against: proxies)
    var losses: [Double] = []
    losses.reserveCapacity(forecasts.count)
    for (index, (forecast, proxy)) in zip(forecasts, proxies).enumerated() {
      guard proxy > 0 else { throw .zeroProxy(index: index) }
      let relativeError = (proxy - forecast) / forecast
      // Near 0 the logarithm of y/f would lose the digits that the difference is made of; far from it, that of 1 + x
      // would be of a rounded −1.
      let logarithm = abs(relativeError) < 0.5 ? Double.log(onePlus: relativeError) : .log(proxy) - .log(forecast)
      losses.append(max(0, relativeError - logarithm))
    }
    return losses
  }
}
