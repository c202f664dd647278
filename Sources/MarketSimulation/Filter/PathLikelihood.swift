import NumericalMethods

/// How likely the prices of one bar are in each regime, given the volatility: open to close, high and low.
///
/// Without jumps, the change is normal and the extremes are those of a Brownian bridge, whose law the eight steps of
/// ``BarPath`` have but for some e⁻¹⁰. With jumps, one jump of the size of them all comes at the end of a step. Its size
/// given the change is normal; sizes, places, and the point of the path before it are averaged over a fixed grid. Two
/// or more jumps count as one of the size of two.
struct PathLikelihood {
  /// The prices of a bar as logarithms over the open.
  struct Prices {
    let close: Double
    let high: Double
    let low: Double

    /// A tick, to which prices are rounded, as a fraction of the price: about what 7 digits leave.
    static let tick = 5e-7
  }

  private let extremes: LogTable
  /// `nil` where jumps are left out of account.
  private let jumps: LogTable?
  private let prices: Prices
  private let days: Double

  /// The likelihood of a bar.
  ///
  /// - Parameters:
  ///   - prices: the prices of the bar.
  ///   - days: the length of the bar.
  ///   - considersJumps: whether paths with jumps are averaged, which takes longer than all the rest.
  init(of prices: Prices, days: Double, considersJumps: Bool) {
    let prices = Prices(
      close: prices.close, high: max(prices.high, max(0, prices.close) + 0.5 * Prices.tick),
      low: min(prices.low, min(0, prices.close) - 0.5 * Prices.tick))
    self.prices = prices
    self.days = days
    let range = Self.logVolatilities(days: days)
    extremes = LogTable(range, count: 90) { logVolatility in
      let variance = Double.exp(2 * logVolatility)
      return BridgeExtremes(upper: prices.high, lower: prices.low, end: prices.close, variance: variance)
        .density(variance: variance)
    }
    let crisis = RegimeMarket.Regime.crisis.traits
    guard considersJumps else {
      jumps = nil
      return
    }
    jumps = LogTable(Self.logVolatilities(of: crisis, days: days), count: 16) { logVolatility in
      JumpAverage(prices: prices, volatility: .exp(logVolatility), traits: crisis, days: days).density
    }
  }

  /// The logarithm of the density of the bar's prices, and the share in it of paths with jumps.
  func logDensity(_ traits: RegimeMarket.Traits, logVolatility: Double) -> (value: Double, jumpShare: Double) {
    let z = (prices.close - traits.drift * days) * .exp(-logVolatility)
    let calm = -logVolatility - 0.5 * z * z - Self.logRootTwoPi + extremes[logVolatility]
    guard traits.jumpsPerDay > 0, let jumps else { return (calm, 0) }
    let (without, with) = (calm - traits.jumpsPerDay * days, jumps[logVolatility])
    let largest = max(without, with)
    let (weight, jumpWeight) = (Double.exp(without - largest), Double.exp(with - largest))
    return (largest + .log(weight + jumpWeight), jumpWeight / (weight + jumpWeight))
  }

  /// The change, in units of the volatility, that the Brownian part of the bar made.
  func shock(
    _ traits: RegimeMarket.Traits, logVolatility: Double, jumpShare: Double, random: inout SplitMix64
  ) -> Double {
    let volatility = Double.exp(logVolatility)
    let change = prices.close - traits.drift * days
    guard jumpShare > 0, random.nextUniform() < jumpShare else { return change / volatility }
    let law = JumpAverage.size(traits, count: 1, change: change, volatility: volatility)
    return (change - law.mean - law.deviation * random.nextNormal()) / volatility
  }

  /// The logarithms of volatilities that occur in any regime.
  private static func logVolatilities(days: Double) -> ClosedRange<Double> {
    let all = RegimeMarket.Regime.allCases.map { logVolatilities(of: $0.traits, days: days) }
    return all.reduce(all[0]) { min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound) }
  }

  private static func logVolatilities(of traits: RegimeMarket.Traits, days: Double) -> ClosedRange<Double> {
    let center = Double.log(traits.volatility) + 0.5 * .log(days)
    return center - 1.8...center + 1.5
  }

  private static let logRootTwoPi = 0.918938533204672741780329736406
}
