import NumericalMethods
import PositionSizing

/// The growth of capital of which a fixed fraction is put at risk in every trade, from the definition alone.
struct TwoOutcomeGrowth {
  let winRate: Double
  let payoffRatio: Double

  init(_ odds: TradeOdds) {
    winRate = odds.winRate
    payoffRatio = odds.payoffRatio
  }

  /// The expected logarithm of the growth of one trade with the fraction `risk` at risk.
  func rate(at risk: Double) -> Double {
    winRate * .log(onePlus: payoffRatio * risk) + (1 - winRate) * .log(onePlus: -risk)
  }

  /// The fraction of the largest growth, by cutting away the worse third of the interval again and again.
  var bestRisk: Double {
    var low = 0.0
    var high = 0.999
    for _ in 0..<200 {
      let third = (high - low) / 3
      if rate(at: low + third) < rate(at: high - third) { low += third } else { high -= third }
    }
    return (low + high) / 2
  }
}
