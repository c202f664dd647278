import NumericalMethods
import PositionSizing

/// The distribution of the deepest fall below an earlier peak within a number of trades of two outcomes, without chance.
///
/// What matters at any moment is how many trades were won and lost since the last peak. The probabilities of these
/// pairs are carried from trade to trade; a pair at or above the peak becomes (0, 0).
struct MaximumDrawdownDistribution {
  let odds: TradeOdds
  let risk: Double
  let trades: Int

  private var winStep: Double { .log(onePlus: odds.payoffRatio * risk) }
  private var lossStep: Double { .log(onePlus: -risk) }

  /// The probability that the capital never falls by more than the fraction `fall` below a peak.
  func probability(ofAtMost fall: Double) -> Double {
    let deepest = Double.log(onePlus: -fall)
    var alive = [1.0]  // By wins · width + losses.
    for trade in 1...trades {
      let width = trade + 1
      var next = [Double](repeating: 0, count: width * width)
      for wins in 0..<trade {
        for losses in 0..<(trade - wins) {
          let probability = alive[wins * trade + losses]
          guard probability > 0 else { continue }
          move(probability * odds.winRate, wins + 1, losses, deepest, width, &next)
          move(probability * odds.lossRate, wins, losses + 1, deepest, width, &next)
        }
      }
      alive = next
    }
    return alive.reduce(0, +)
  }

  private func move(
    _ probability: Double, _ wins: Int, _ losses: Int, _ deepest: Double, _ width: Int, _ next: inout [Double]
  ) {
    let level = Double(wins) * winStep + Double(losses) * lossStep
    if level >= 0 {
      next[0] += probability
    } else if level >= deepest {
      next[wins * width + losses] += probability
    }
  }

  /// The deepest fall in one simulated sequence of trades.
  func simulated(_ random: inout SplitMix64) -> Double {
    var level = 0.0
    var peak = 0.0
    var deepest = 0.0
    for _ in 0..<trades {
      level += random.nextUniform() < odds.winRate ? winStep : lossStep
      peak = max(peak, level)
      deepest = min(deepest, level - peak)
    }
    return 1 - .exp(deepest)
  }
}
