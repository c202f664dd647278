import NumericalMethods
public import VolatilityModels

/// A market whose log returns follow a GARCH of any order and of known parameters.
///
/// r_t = μ + e_t, e_t = σ_t z_t, with σ²_t by the equation of `GARCHParameters` (Bollerslev 1986), in percent per bar;
/// the z_t are independent with mean 0 and variance 1. The path starts at the
/// unconditional variance, and its first ``burnInCount`` returns are not used. The close moves by exactly r_t (before
/// prices are rounded); within the bar, the price runs as a Brownian bridge of variance σ²_t. With normal innovations
/// and μ = 0 a bar is therefore that of a Brownian motion of variance σ²_t; with Student's t, its range goes with σ_t and
/// r_t as if the path were Brownian given its end. The volume goes with σ_t.
public struct GARCHMarket: Sendable, Equatable {
  /// The parameters per bar, for returns in percent.
  public let parameters: GARCHParameters
  /// The family of the distribution of the z_t.
  public let innovations: Innovations
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
  ///   - parameters: μ (`nil` is zero), ω, and the α, γ and β, per bar and for returns in percent, and the shape of the
  ///     innovations.
  ///   - innovations: the family of the innovations; `nil` for Student's t where `parameters` have a ν and no λ, the
  ///     skewed t where they have both, and the normal distribution where they have none.
  ///   - startPrice: the open of the first bar, 10⁻⁹ to 10¹⁸.
  /// - Throws: `SimulationError.invalidParameter` for a persistence of at least 1, an autoregressive mean, regressors, a
  ///   shape that the innovations can't have, or a start price out of range.
  /// - Precondition: the parameters have the shape parameters of `innovations`.
  public init(
    parameters: GARCHParameters, innovations: Innovations? = nil, startPrice: Double = GARCHMarket.defaultStartPrice
  ) throws(SimulationError) {
    if let phi = parameters.phi {
      throw .invalidParameter(name: "phi", value: phi, expected: "none: the mean is constant")
    }
    if let delta = parameters.deltas.first {
      throw .invalidParameter(name: "delta", value: delta, expected: "none: the market has no regressors")
    }
    guard parameters.unconditionalVariance != nil else {
      throw .invalidParameter(
        name: parameters.gammas.isEmpty ? "alpha + beta" : "alpha + gamma/2 + beta", value: parameters.persistence,
        expected: "a sum below 1: otherwise the returns have no variance")
    }
    let family = innovations ?? [Innovations.normal, .studentT, .skewedT][parameters.shape.count]
    do throws(VolatilityError) {
      _ = try InnovationDistribution(family, shape: parameters.shape)
    } catch {
      guard case .invalidParameter(let name, let value, let expected) = error else {
        preconditionFailure("a shape can only be out of its range")
      }
      throw .invalidParameter(name: name.rawValue, value: value, expected: expected)
    }
    try PricePath.check(startPrice: startPrice)
    self.parameters = parameters
    self.innovations = family
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
      columns: [("trueVariance", path.variances.map { ($0 / 10_000).rounded(toSignificantDigits: 7) })])
  }

  /// The log returns in percent, before prices are rounded, and the variance of each given the past.
  package func returns(count: Int, seed: UInt64) -> (values: [Double], variances: [Double]) {
    var random = RandomStream.returns.generator(seed: seed)
    let p = parameters
    guard let distribution = try? InnovationDistribution(innovations, shape: p.shape) else {
      preconditionFailure("the shape was checked when the market was made")
    }
    // Before the first period all is at the unconditional variance.
    let start = p.unconditionalVariance ?? p.omega
    let lagCount = max(p.alphas.count, p.gammas.count, p.betas.count)
    var residuals = [Double](repeating: start.squareRoot(), count: lagCount)
    var pastVariances = [Double](repeating: start, count: lagCount)
    var variance = start
    var values: [Double] = []
    var variances: [Double] = []
    for t in 0..<GARCHMarket.burnInCount + count {
      let residual = variance.squareRoot() * distribution.random(using: &random)
      if t >= GARCHMarket.burnInCount {
        values.append((p.mu ?? 0) + residual)
        variances.append(variance)
      }
      residuals.insert(residual, at: 0)
      residuals.removeLast()
      pastVariances.insert(variance, at: 0)
      pastVariances.removeLast()
      variance = p.omega
      for (alpha, past) in zip(p.alphas, residuals) { variance += alpha * past * past }
      for (gamma, past) in zip(p.gammas, residuals) where past < 0 { variance += gamma * past * past }
      for (beta, past) in zip(p.betas, pastVariances) { variance += beta * past }
    }
    return (values, variances)
  }
}
