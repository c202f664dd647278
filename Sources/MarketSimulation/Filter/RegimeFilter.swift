import NumericalMethods

/// The probabilities of the regimes of a simulated market given its bars so far, from the true parameters: no forecaster
/// that sees the same bars is better on average.
///
/// It uses all that a bar shows: the change of the price, its high and low, the volume, the funding rate and both flows.
/// The state is the regime with the bars to a crisis that the inflow announces, the level h of the volatility, the
/// persistent part of the volume, and the deviation of the premium. Given a path of the chain the flows are known exactly,
/// and given one of the volatility the volume's part has a Kalman filter; h and the premium are carried by particles,
/// every state of the chain having its own (a Rao–Blackwellised, stratified particle filter). What is left out: the
/// range after a jump does not tell its size for the leverage, two jumps in a bar count as one of the size of two, and
/// what happened before the first bar.
/// Sources: Gordon, Salmond & Smith (1993), "Novel approach to nonlinear/non-Gaussian Bayesian state estimation"; Doucet,
/// Godsill & Andrieu (2000), "On sequential Monte Carlo sampling methods for Bayesian filtering".
public struct RegimeFilter: Sendable, Equatable {
  /// The particles of a regime with no alarm; those of all distances of a crisis together are as many.
  public let particleCount: Int
  /// What all random numbers follow from.
  public let seed: UInt64

  /// A filter.
  ///
  /// - Parameters:
  ///   - particleCount: the particles of a regime, from 16 on. From 200 to 600, probabilities of daily bars change by
  ///     0.012 on average and the balanced accuracy by 0.002.
  ///   - seed: what all random numbers follow from.
  /// - Precondition: there are at least 16 particles.
  public init(particleCount: Int = 400, seed: UInt64 = 1) {
    precondition(particleCount >= 16, "a filter has at least 16 particles")
    self.particleCount = particleCount
    self.seed = seed
  }

  /// The probability of each regime at the close of each bar, or some bars later, given the bars up to that close.
  ///
  /// Bars of an hour to a day take seconds for thousands; the alarm before a crisis has as many states as two days have
  /// bars, which makes bars of minutes slow.
  ///
  /// - Parameters:
  ///   - market: a market that ``RegimeMarket`` simulated; its regimes are not looked at.
  ///   - ahead: the number of bars from the close to the bar whose regime is asked for, 0 or more.
  /// - Returns: the probabilities (n × 4), row after row, in the order of ``RegimeMarket/Regime/index``.
  /// - Precondition: the market has two bars or more, and the columns of ``RegimeMarket``.
  public func probabilities(of market: SimulatedMarket, ahead: Int = 0) -> [Double] {
    precondition(ahead >= 0, "the filter knows no regimes of bars before the last")
    let bars = FilteredBars(of: market)
    var particles = FilterParticles(days: bars.days, particleCount: particleCount, seed: seed)
    return (0..<bars.count).flatMap { bar in
      particles.advance(to: bars[bar])
      var states = particles.weights
      for _ in 0..<ahead { states = particles.chain.advance(states) }
      return particles.chain.regimes(states)
    }
  }
}
