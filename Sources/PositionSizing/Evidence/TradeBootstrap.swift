import NumericalMethods

/// Draws as many trades as there are, with replacement, again and again.
struct TradeBootstrap {
  /// For each trade that was won or lost what it adds to a resample: its win, its loss, and 1 for a win.
  private let trades: [SIMD4<Double>]

  /// Resamples of `returns`, none of which is 0.
  init(of returns: [Double]) {
    trades = returns.map { SIMD4(max($0, 0), max(-$0, 0), $0 > 0 ? 1 : 0, 0) }
  }

  /// Resamples, the same for the same settings.
  func resamples(by settings: BootstrapSettings) -> [TradeResample] {
    var generator = SplitMix64(seed: settings.seed)
    return (0..<settings.resamples).map { _ in TradeResample(sums: drawn(by: &generator), trades: trades.count) }
  }

  /// The sums over one resample.
  ///
  /// A random number is good for two trades, which go to two sums that need not wait for each other. Half of its bits
  /// favour some of n trades by n/2³² at most.
  private func drawn(by generator: inout SplitMix64) -> SIMD4<Double> {
    let count = UInt64(trades.count)
    var first = SIMD4<Double>.zero
    var second = SIMD4<Double>.zero
    for _ in 0..<(trades.count / 2) {
      let bits = generator.next()
      first += trades[Int(truncatingIfNeeded: ((bits >> 32) &* count) >> 32)]
      second += trades[Int(truncatingIfNeeded: ((bits & 0xFFFF_FFFF) &* count) >> 32)]
    }
    if count % 2 == 1 { first += trades[generator.nextIndex(below: trades.count)] }
    return first + second
  }
}

/// The estimates from one resample.
struct TradeResample {
  private let won: Double
  private let lost: Double
  private let wins: Double
  private let trades: Double

  init(sums: SIMD4<Double>, trades: Int) {
    won = sums[0]
    lost = sums[1]
    wins = sums[2]
    self.trades = Double(trades)
  }

  var averageWin: Double? { wins > 0 ? won / wins : nil }
  var averageLoss: Double? { wins < trades ? lost / (trades - wins) : nil }
  var payoffRatio: Double? {
    guard let averageWin, let averageLoss else { return nil }
    return averageWin / averageLoss
  }

  /// f* = p − q·L/W: with p = wins/trades, W = won/wins and L = lost/losses it is p·(1 − lost/won).
  var kellyFraction: Double { won > lost ? wins / trades * (1 - lost / won) : 0 }
}
