import NumericalMethods
public import VolatilityModels

/// A market whose log returns follow a GARCH(1,1) of known parameters.
///
/// r_t = μ + e_t, e_t = σ_t z_t, σ²_t = ω + α e²_{t−1} + β σ²_{t−1} (Bollerslev 1986), in percent per bar; the z_t are
/// independent, standard normal or Student's t with ν degrees of freedom scaled to variance 1. The path starts at the
/// unconditional variance, and its first ``burnInCount`` returns are not used. The close moves by exactly r_t (before
/// prices are rounded); within the bar, the price runs as a Brownian bridge of variance σ²_t. With normal innovations
/// and μ = 0 a bar is therefore that of a Brownian motion of variance σ²_t; with Student's t, its range goes with σ_t and
/// r_t as if the path were Brownian given its end. The volume goes with σ_t.
public struct GARCHMarket: Sendable, Equatable {
  /// The parameters per bar, for returns in percent.
  public let parameters: GARCHParameters
  /// The open of the first bar.
  public let startPrice: Double

  /// The number of returns before the first bar.
  public static let burnInCount = 1000

  /// The mean of the daily log returns that the defaults give, in percent.
  public static let dailyMu = 0.1
  /// ω of the defaults for daily returns, in percent squared: with α and β a volatility of 3.5 % a day.
  public static let dailyOmega = 0.49
  /// α of the defaults.
  public static let defaultAlpha = 0.08
  /// β of the defaults.
  public static let defaultBeta = 0.88
  /// ν of the defaults where innovations are Student's t.
  public static let defaultNu = 5.0
  /// The open of the first bar in the defaults.
  public static let defaultStartPrice = 20_000.0

  /// A market of given parameters.
  ///
  /// - Parameters:
  ///   - parameters: μ (`nil` is zero), ω, α and β, per bar and for returns in percent, and ν for Student-t innovations
  ///     (`nil` for normal ones).
  ///   - startPrice: the open of the first bar, 10⁻⁹ to 10¹⁸.
  /// - Throws: `SimulationError.invalidParameter` for α + β ≥ 1, an autoregressive mean or a start price out of range.
  public init(
    parameters: GARCHParameters, startPrice: Double = GARCHMarket.defaultStartPrice
  ) throws(SimulationError) {
    if let phi = parameters.phi {
      throw .invalidParameter(name: "phi", value: phi, expected: "none: the mean is constant")
    }
    guard parameters.unconditionalVariance != nil else {
      throw .invalidParameter(
        name: "alpha + beta", value: parameters.persistence,
        expected: "a sum below 1: otherwise the returns have no variance")
    }
    try PricePath.check(startPrice: startPrice)
    self.parameters = parameters
    self.startPrice = startPrice
  }

  /// The bars of a seed; the same on every machine.
  ///
  /// - Parameters:
  ///   - grid: the time and the number of the bars; the parameters are per bar, however long it is.
  ///   - seed: what all random numbers follow from.
  /// - Returns: bars with the column `trueVariance`, σ²_t of returns as fractions; `trueVolatility` is its square root.
  /// - Throws: `SimulationError.priceOutOfRange` if the price leaves 10⁻⁹ to 10¹⁸.
  public func simulate(_ grid: BarGrid, seed: UInt64) throws(SimulationError) -> SimulatedMarket {
    let path = returns(count: grid.count, seed: seed)
    let meanVolatility = (parameters.unconditionalVariance ?? parameters.omega).squareRoot()
    var withinBars = RandomStream.withinBars.generator(seed: seed)
    var volumes = VolumeProcess(seed: seed, days: grid.days)
    var prices = try PricePath(startPrice: startPrice)
    var volume: [Double] = []
    for (change, variance) in zip(path.values, path.variances) {
      let volatility = variance.squareRoot()
      try prices.append(BarPath(change: change / 100, deviation: volatility / 100, random: &withinBars))
      volume.append(volumes.next(relativeVolatility: volatility / meanVolatility))
    }
    return SimulatedMarket(
      timeStamps: grid.timeStamps, prices: prices, volume: volume,
      trueVolatility: path.variances.map { $0.squareRoot() / 100 },
      columns: [("trueVariance", path.variances.map { ($0 / 10_000).roundedToSevenDigits })])
  }

  /// The log returns in percent, before prices are rounded, and the variance of each given the past.
  package func returns(count: Int, seed: UInt64) -> (values: [Double], variances: [Double]) {
    var random = RandomStream.returns.generator(seed: seed)
    let p = parameters
    var variance = p.unconditionalVariance ?? p.omega
    var values: [Double] = []
    var variances: [Double] = []
    for t in 0..<GARCHMarket.burnInCount + count {
      let z = p.nu.map { random.nextStandardizedStudentT(nu: $0) } ?? random.nextNormal()
      let residual = variance.squareRoot() * z
      if t >= GARCHMarket.burnInCount {
        values.append((p.mu ?? 0) + residual)
        variances.append(variance)
      }
      variance = p.omega + p.alpha * residual * residual + p.beta * variance
    }
    return (values, variances)
  }
}
