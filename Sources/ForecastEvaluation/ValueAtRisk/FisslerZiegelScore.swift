import NumericalMethods

/// The loss of a pair of forecasts, value at risk v and expected shortfall e, against a return y:
/// −1{y ≤ v}(v − y)/(αe) + v/e + ln(−e) − 1.
///
/// v is the α-quantile and e the mean of the returns below it, both as returns: e ≤ v, e < 0. No loss of the shortfall
/// alone is smallest on average for the truth; this one of the pair is, and differences between models do not depend
/// on the unit of the returns.
/// Sources: Fissler & Ziegel (2016), "Higher order elicitability and Osband's principle"; Patton, Ziegel & Chen (2019),
/// "Dynamic semiparametric models for expected shortfall (and value-at-risk)", the loss FZ0.
public struct FisslerZiegelScore: Sendable, Equatable {
  /// α, above 0 and below 1.
  public let level: Double

  /// The loss for a quantile and the mean below it.
  ///
  /// - Precondition: the level is above 0 and below 1.
  public init(level: Double) {
    precondition(level > 0 && level < 1, "the level of a quantile is above 0 and below 1")
    self.level = level
  }

  /// The loss of each pair of forecasts.
  ///
  /// - Parameters:
  ///   - quantiles: the values at risk, finite.
  ///   - expectedShortfalls: the expected shortfalls, negative and at most the quantiles.
  ///   - returns: what was seen, finite, in the same unit.
  /// - Returns: one loss for each pair, of any sign.
  /// - Throws: `EvaluationError.invalidReturn`, `.invalidQuantile`, `.invalidExpectedShortfall`; `.invalidLoss` outside
  ///   double precision.
  /// - Precondition: there is a pair for each return.
  public func values(
    quantiles: [Double], expectedShortfalls: [Double], against returns: [Double]
  ) throws(EvaluationError) -> [Double] {
    precondition(
      quantiles.count == returns.count && expectedShortfalls.count == returns.count,
      "there is a quantile and a shortfall for each return")
    var losses: [Double] = []
    losses.reserveCapacity(returns.count)
    for (index, value) in returns.enumerated() {
      let (quantile, shortfall) = (quantiles[index], expectedShortfalls[index])
      guard value.isFinite else { throw .invalidReturn(index: index, value: value) }
      guard quantile.isFinite else { throw .invalidQuantile(index: index, value: quantile) }
      guard shortfall < 0, shortfall <= quantile, shortfall.isFinite else {
        throw .invalidExpectedShortfall(index: index, quantile: quantile, value: shortfall)
      }
      let excess = value <= quantile ? (quantile - value) / level : 0
      let loss = (quantile - excess) / shortfall + .log(-shortfall) - 1
      guard loss.isFinite else { throw .invalidLoss(series: 0, index: index, value: loss) }
      losses.append(loss)
    }
    return losses
  }
}
