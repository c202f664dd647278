/// The loss of a forecast q of the α-quantile of a return y: (α − 1{y < q})(y − q), the quantile or tick loss.
///
/// It is never negative, in the unit of the returns, and smallest on average for the true quantile.
/// Sources: Koenker & Bassett (1978), "Regression quantiles"; Giacomini & Komunjer (2005), "Evaluation and combination
/// of conditional quantile forecasts".
public struct TickLoss: Sendable, Equatable {
  /// α, above 0 and below 1.
  public let level: Double

  /// The loss for a quantile.
  ///
  /// - Precondition: the level is above 0 and below 1.
  public init(level: Double) {
    precondition(level > 0 && level < 1, "the level of a quantile is above 0 and below 1")
    self.level = level
  }

  /// The loss of each forecast.
  ///
  /// - Parameters:
  ///   - quantiles: the forecasts, finite.
  ///   - returns: what was seen, finite, in the same unit.
  /// - Returns: one loss for each forecast.
  /// - Throws: `EvaluationError.invalidReturn`, `.invalidQuantile`; `.invalidLoss` outside double precision.
  /// - Precondition: there are as many quantiles as returns.
  public func values(of quantiles: [Double], against returns: [Double]) throws(EvaluationError) -> [Double] {
    precondition(quantiles.count == returns.count, "there is a quantile for each return")
    var losses: [Double] = []
    losses.reserveCapacity(returns.count)
    for (index, (quantile, value)) in zip(quantiles, returns).enumerated() {
      guard value.isFinite else { throw .invalidReturn(index: index, value: value) }
      guard quantile.isFinite else { throw .invalidQuantile(index: index, value: quantile) }
      let loss = value < quantile ? (1 - level) * (quantile - value) : level * (value - quantile)
      guard loss.isFinite else { throw .invalidLoss(series: 0, index: index, value: loss) }
      losses.append(loss)
    }
    return losses
  }
}
