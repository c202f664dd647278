import NumericalMethods

/// A market that goes through four regimes, with funding rates and exchange flows.
///
/// The regimes follow a Markov chain; ``Regime`` has their parameters. In a bar of Δ days, in regime s,
///
/// - the log price moves by δ_s Δ + σ_t z_t plus jumps, z_t standard normal: a Brownian path of standard deviation σ_t,
///   and in the crisis a Poisson number of normal jumps;
/// - σ_t = v_s √Δ exp(h_t − 0.35²), so that v_s² is the mean daily variance of the regime. h_t has standard deviation
///   0.35 and forgets it in 2 days; its shocks have the correlation −0.4 with z_{t−1} (leverage);
/// - the volume is proportional to the volatility, times noise;
/// - a premium P over the index, persistent over a day around the mean of the regime, gives the funding rate at 0, 8 and
///   16 h UTC as exchanges compute it: P + clamp(0.01 % − P, −0.05 %, 0.05 %), clamped to ±0.3 %. A bar has the mean of the
///   rates settled from its start to before its end, or without one the last rate before; the rate settled at its start
///   follows from the regime before it;
/// - coins flow to exchanges and from them, persistently; inflow rises over the 2 days before a crisis and in it.
///
/// What happens first does not depend on the number of bars.
public struct RegimeMarket: Sendable, Equatable {
  /// The open of the first bar.
  public let startPrice: Double

  /// The number of days simulated before the first bar.
  public static let burnInDays = 30
  /// The standard deviation of the logarithm of the volatility within a regime.
  static let volatilityDeviation = 0.35
  /// The days in which a deviation of the volatility falls to 1/e.
  static let volatilityMemory = 2.0
  /// The correlation of a return with the shock to the logarithm of the volatility after it.
  static let leverage = -0.4
  /// The daily volatility at which the volume is at its base.
  static let referenceVolatility = 0.03

  /// A market.
  ///
  /// - Parameter startPrice: the open of the first bar, 10⁻⁹ to 10¹⁸.
  /// - Throws: `SimulationError.invalidParameter` for a start price out of range.
  public init(startPrice: Double = GARCHMarket.defaultStartPrice) throws(SimulationError) {
    try PricePath.check(startPrice: startPrice)
    self.startPrice = startPrice
  }

  /// The bars of a seed; the same on every machine.
  ///
  /// - Parameters:
  ///   - grid: the time and the number of the bars.
  ///   - seed: what all random numbers follow from.
  /// - Returns: bars with their regimes and the columns `funding` (a fraction per 8 h), `inflow` and `outflow` (coins).
  ///   `trueVolatility` includes the jumps: it is the standard deviation of the bar's log return given its regime and
  ///   σ_t.
  /// - Throws: `SimulationError.priceOutOfRange` if the price leaves 10⁻⁹ to 10¹⁸.
  public func simulate(_ grid: BarGrid, seed: UInt64) throws(SimulationError) -> SimulatedMarket {
    let burnIn = (RegimeMarket.burnInDays * 86_400 + grid.barSeconds - 1) / grid.barSeconds
    let chain = RegimeChain(days: grid.days, count: burnIn + grid.count, seed: seed)
    var paths = RegimePaths(days: grid.days, seed: seed)
    var volumes = VolumeProcess(seed: seed, days: grid.days)
    var fundingRate = FundingRate(seed: seed)
    var inflows = ExchangeFlow(.inflow, seed: seed, days: grid.days)
    var outflows = ExchangeFlow(.outflow, seed: seed, days: grid.days)
    let scale = RegimeMarket.referenceVolatility * grid.days.squareRoot()
    var prices = try PricePath(startPrice: startPrice)
    var (volume, volatility, funding, inflow, outflow) = ([Double](), [Double](), [Double](), [Double](), [Double]())
    for index in 0..<burnIn + grid.count {
      let bar = index - burnIn
      let regime = chain.regimes[index]
      let path = paths.next(regime)
      let traded = volumes.next(relativeVolatility: path.volatility / scale)
      let rate = fundingRate.next(
        from: grid.start(of: bar), to: grid.start(of: bar + 1), before: chain.regimes[max(index - 1, 0)], in: regime)
      let flowIn = inflows.next(regime, alarm: chain.alarm(at: index))
      let flowOut = outflows.next(regime)
      guard bar >= 0 else { continue }
      try prices.append(path.bar)
      volatility.append(path.volatility)
      volume.append(traded)
      funding.append(rate)
      inflow.append(flowIn.rounded(toSignificantDigits: 7))
      outflow.append(flowOut.rounded(toSignificantDigits: 7))
    }
    return SimulatedMarket(
      timeStamps: grid.timeStamps, prices: prices, volume: volume, trueVolatility: volatility,
      columns: [("funding", funding), ("inflow", inflow), ("outflow", outflow)],
      regimes: Array(chain.regimes[burnIn..<burnIn + grid.count]))
  }
}
