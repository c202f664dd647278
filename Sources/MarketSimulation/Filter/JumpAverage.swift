import NumericalMethods

/// The density of the prices of a bar together with its having jumps, averaged over when and how far the price jumped.
struct JumpAverage {
  /// The density of change, high and low.
  let density: Double

  private static let sizeCount = 4
  private static let pointCount = 3
  private static let sizes = quantiles(sizeCount)
  private static let points = quantiles(pointCount)

  /// Quantiles of the normal distribution at equal distances of probability.
  private static func quantiles(_ count: Int) -> [Double] {
    (0..<count).map { NormalDistribution.quantile((Double($0) + 0.5) / Double(count)) }
  }

  init(prices: PathLikelihood.Prices, volatility: Double, traits: RegimeMarket.Traits, days: Double) {
    let mean = traits.jumpsPerDay * days
    let none = Double.exp(-mean)
    let one = mean * none
    let more = 1 - none - one
    let change = prices.close - traits.drift * days
    // Where a second jump is rare it is not told from the first.
    let cases = more > 0.01 ? [(1, one), (2, more)] : [(1, one + more)]
    density = cases.reduce(0) { sum, jumps in
      let law = Self.size(traits, count: jumps.0, change: change, volatility: volatility)
      let extremes = Self.sizes.reduce(0) {
        $0 + Self.density(of: prices, jump: law.mean + law.deviation * $1, volatility: volatility)
      }
      return sum + jumps.1 * law.changeDensity * extremes / Double(Self.sizeCount)
    }
  }

  /// The law of the size of `count` jumps given the change of the bar, and the density of the change.
  static func size(
    _ traits: RegimeMarket.Traits, count: Int, change: Double, volatility: Double
  ) -> (mean: Double, deviation: Double, changeDensity: Double) {
    let prior = Double(count) * traits.jumpMean
    let variance = Double(count) * traits.jumpDeviation * traits.jumpDeviation
    let total = variance + volatility * volatility
    let deviation = total.squareRoot()
    return (
      prior + variance / total * (change - prior), volatility * (variance / total).squareRoot(),
      NormalDistribution.density((change - prior) / deviation) / deviation
    )
  }

  /// The density of the extremes given the size of the jump, over its possible times and the path before it.
  private static func density(of prices: PathLikelihood.Prices, jump: Double, volatility: Double) -> Double {
    let variance = volatility * volatility
    let end = prices.close - jump
    var sum = 0.0
    for place in 1..<BarPath.stepCount {
      let share = Double(place) / Double(BarPath.stepCount)
      let deviation = volatility * (share * (1 - share)).squareRoot()
      for quantile in points {
        let point = share * end + deviation * quantile
        let before = BridgeExtremes(
          upper: prices.high, lower: prices.low, end: point, variance: share * variance)
        guard before.probability > 0 else { continue }
        let start = point + jump
        let after = BridgeExtremes(
          upper: prices.high - start, lower: prices.low - start, end: prices.close - start,
          variance: (1 - share) * variance)
        sum += before.density(with: after) / Double(pointCount)
      }
    }
    return (sum + densityOfLastJump(prices, end: end, variance: variance)) / Double(BarPath.stepCount)
  }

  /// The density for a jump at the close, which may itself be an extreme: then it lies in one cell of a tick.
  private static func densityOfLastJump(
    _ prices: PathLikelihood.Prices, end: Double, variance: Double
  ) -> Double {
    let path = BridgeExtremes(upper: prices.high, lower: prices.low, end: end, variance: variance)
    let tick = PathLikelihood.Prices.tick
    if prices.close > 0, prices.high - prices.close < tick { return max(0, -path.lowerSlope) / tick }
    if prices.close < 0, prices.close - prices.low < tick { return max(0, path.upperSlope) / tick }
    return max(0, -path.mixedSlope)
  }
}
