import Foundation
import NumericalMethods

/// Trades like those of `Fixtures/trade_coverage_reference.py`: they win with probability 0.55, with lognormal wins and
/// losses.
enum SimulatedTrades {
  static let truths = [
    "winRate": 0.55, "averageWin": 0.02, "averageLoss": 0.015, "payoffRatio": 0.02 / 0.015, "kellyFraction": 0.2125,
  ]

  static func returns(count: Int, stream: Int) -> [Double] {
    var random = SplitMix64(seed: 2027, stream: stream)
    return (0..<count).map { _ in
      let mean = random.nextUniform() < 0.55 ? 0.02 : -0.015
      return mean * exp(0.5 * random.nextNormal() - 0.125)
    }
  }
}
