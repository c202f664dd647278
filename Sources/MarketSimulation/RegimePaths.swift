import NumericalMethods

/// The paths of the log price within successive bars of a market with regimes.
struct RegimePaths {
  private let days: Double
  private var level: MeanRevertingProcess
  private var returns: SplitMix64
  private var volatility: SplitMix64
  private var jumps: SplitMix64
  private var withinBars: SplitMix64

  init(days: Double, seed: UInt64) {
    self.days = days
    returns = RandomStream.returns.generator(seed: seed)
    jumps = RandomStream.jumps.generator(seed: seed)
    withinBars = RandomStream.withinBars.generator(seed: seed)
    volatility = RandomStream.volatility.generator(seed: seed)
    level = MeanRevertingProcess(
      value: volatility.nextNormal(), step: days, timeConstant: RegimeMarket.volatilityMemory)
  }

  /// The path of the next bar, and the standard deviation of its end, jumps included.
  mutating func next(_ regime: RegimeMarket.Regime) -> (bar: BarPath, volatility: Double) {
    let traits = regime.traits
    let s = RegimeMarket.volatilityDeviation
    let deviation = traits.volatility * days.squareRoot() * PortableFunctions.exp(s * level.value - s * s)
    let z = returns.nextNormal()
    let path = BarPath(
      change: traits.drift * days + deviation * z, deviation: deviation, jumps: nextJumps(traits), random: &withinBars)
    let rho = RegimeMarket.leverage
    level.advance(by: rho * z + (1 - rho * rho).squareRoot() * volatility.nextNormal())
    let jumpVariance =
      traits.jumpsPerDay * days * (traits.jumpMean * traits.jumpMean + traits.jumpDeviation * traits.jumpDeviation)
    return (path, (deviation * deviation + jumpVariance).squareRoot())
  }

  /// The jumps within a bar: the time from one to the next is exponential.
  private mutating func nextJumps(_ traits: RegimeMarket.Traits) -> [Double] {
    guard traits.jumpsPerDay > 0 else { return [] }
    let mean = traits.jumpsPerDay * days
    var sizes: [Double] = []
    var time = -PortableFunctions.log(jumps.nextUniform())
    while time < mean {
      sizes.append(traits.jumpMean + traits.jumpDeviation * jumps.nextNormal())
      time -= PortableFunctions.log(jumps.nextUniform())
    }
    return sizes
  }
}
