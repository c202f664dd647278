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
    // The checks of forecasts and proxies are those of the other form.
    _ = try qlike.values(of: forecasts, against: proxies)
    var losses: [Double] = []
    losses.reserveCapacity(forecasts.count)
    for (index, (forecast, proxy)) in zip(forecasts, proxies).enumerated() {
      guard proxy > 0 else { throw .zeroProxy(index: index) }
      let ratio = proxy / forecast
      guard ratio > 0 else { throw .unusableLoss(loss: .qlike, index: index, forecast: forecast, proxy: proxy) }
      losses.append(max(0, ratio - .log(ratio) - 1))
    }
    return losses
  }
}
