import NumericalMethods

/// The particles of a filter of regimes: for each state of the chain its probability, and equally likely values of what
/// else is hidden.
struct FilterParticles {
  /// What is hidden besides the state of the chain.
  struct Particle {
    /// h in standard deviations.
    var level: Double
    /// The mean of the persistent factor of the volume.
    var activity: Double
    /// The deviation of the premium.
    var premium: Double
    /// z, the Brownian part of the last change in units of its standard deviation.
    var shock: Double
  }

  /// A particle with the regime that follows on its state, and how likely what was seen is.
  private struct Successor {
    var particle: Particle
    var logLikelihood: Double
  }

  let chain: AlarmedChain
  /// The probability of each state given the bars so far.
  private(set) var weights: [Double]
  private var particles: [[Particle]]
  private let counts: [Int]
  private var volume: VolumeLikelihood
  private let flows: [FlowLikelihood]
  private var earlierFlows: [[Double]]?
  private var random: SplitMix64
  private let days: Double
  private let logRootDays: Double
  private let levelPersistence: Double

  /// States less likely than this are left out of what follows on them.
  private static let leastWeight = 1e-12
  /// Where a crisis is less likely than this before prices are seen, jumps are left out of account.
  private static let leastJumpProbability = 1e-4

  init(days: Double, particleCount: Int, seed: UInt64) {
    let chain = AlarmedChain(days: days)
    var random = SplitMix64(seed: seed)
    let alarmCount = max(16, particleCount / chain.reach)
    let counts = chain.states.map { $0.barsToCrisis == nil ? particleCount : alarmCount }
    particles = counts.map { count in
      (0..<count).map { _ in
        Particle(
          level: random.nextNormal(), activity: 0, premium: random.nextNormal(), shock: random.nextNormal())
      }
    }
    self.chain = chain
    self.counts = counts
    weights = chain.stationaryProbabilities
    volume = VolumeLikelihood(days: days)
    flows = [ExchangeFlow.Direction.inflow, .outflow].map { FlowLikelihood($0, chain: chain, days: days) }
    self.random = random
    self.days = days
    logRootDays = 0.5 * .log(days)
    levelPersistence = .exp(-days / RegimeMarket.volatilityMemory)
  }

  /// Takes in the next bar.
  mutating func advance(to bar: FilteredBars.Bar) {
    let settlements = bar.settlementsFollowEarlier
    let premium = PremiumLikelihood(rate: bar.funding, settlementCount: settlements.count)
    let deviations = [flows[0].deviations(flow: bar.inflow), flows[1].deviations(flow: bar.outflow)]
    let links = links(deviations)
    let paths = PathLikelihood(
      of: bar.prices, days: days, considersJumps: crisisProbability(links) > Self.leastJumpProbability)
    var successors = [[[Successor]]](repeating: [], count: chain.states.count)
    for state in chain.states.indices where weights[state] > Self.leastWeight {
      successors[state] = self.successors(of: state, bar: bar, paths: paths, premium: premium)
    }
    resample(successors, links: links)
    earlierFlows = deviations
    volume.advance()
  }

  /// For each state the states before it, with the logarithm of their probability and that of the flows.
  private func links(_ deviations: [[Double]]) -> [[(from: Int, logWeight: Double)]] {
    var links = [[(from: Int, logWeight: Double)]](repeating: [], count: chain.states.count)
    for from in chain.states.indices where weights[from] > Self.leastWeight {
      for (to, probability) in chain.transitions[from] {
        let flow = flows.indices.reduce(0) {
          $0 + flows[$1].logDensity(deviations[$1][to], after: earlierFlows?[$1][from])
        }
        links[to].append((from, .log(weights[from] * probability) + flow))
      }
    }
    return links
  }

  /// The probability of a crisis in the bar given its flows and the bars before it.
  private func crisisProbability(_ links: [[(from: Int, logWeight: Double)]]) -> Double {
    let largest = links.reduce(-Double.infinity) { $1.reduce($0) { max($0, $1.logWeight) } }
    let sums = links.map { $0.reduce(0) { $0 + .exp($1.logWeight - largest) } }
    return chain.regimes(sums)[RegimeMarket.Regime.crisis.index] / sums.reduce(0, +)
  }

  /// For each regime that may follow on a state, its particles one bar later.
  private mutating func successors(
    of state: Int, bar: FilteredBars.Bar, paths: PathLikelihood, premium: PremiumLikelihood
  ) -> [[Successor]] {
    let regimes = RegimeMarket.Regime.allCases
    let earlier = chain.states[state].regime.traits
    let follows = Set(chain.transitions[state].map { chain.states[$0.state].regime.index })
    let shockDeviation = (1 - levelPersistence * levelPersistence).squareRoot()
    let rho = RegimeMarket.leverage
    let settled = regimes.map { regime in bar.settlementsFollowEarlier.map { $0 ? earlier : regime.traits } }
    let traits = regimes.map(\.traits)
    var result = regimes.map { _ in [Successor]() }
    for particle in particles[state] {
      let level =
        levelPersistence * particle.level + shockDeviation
        * (rho * particle.shock + (1 - rho * rho).squareRoot() * random.nextNormal())
      for regime in regimes where follows.contains(regime.index) {
        var next = particle
        next.level = level
        var logLikelihood = weighPrices(&next, bar: bar, paths: paths, regime: traits[regime.index])
        if !bar.settlementsFollowEarlier.isEmpty {
          if let weighed = premium.weigh(particle.premium, regimes: settled[regime.index], random: &random) {
            next.premium = weighed.deviation
            logLikelihood += .log(weighed.likelihood)
          } else {
            logLikelihood = -.infinity
          }
        }
        result[regime.index].append(Successor(particle: next, logLikelihood: logLikelihood))
      }
    }
    return result
  }

  /// The logarithm of the likelihood of the prices and the volume; moves the particle on.
  private mutating func weighPrices(
    _ particle: inout Particle, bar: FilteredBars.Bar, paths: PathLikelihood, regime traits: RegimeMarket.Traits
  ) -> Double {
    let s = RegimeMarket.volatilityDeviation
    let logVolatility = .log(traits.volatility) + logRootDays + s * particle.level - s * s
    let prices = paths.logDensity(traits, logVolatility: logVolatility)
    particle.shock = paths.shock(traits, logVolatility: logVolatility, jumpShare: prices.jumpShare, random: &random)
    var logTotal = logVolatility
    if traits.jumpsPerDay > 0 {
      let squares = traits.jumpMean * traits.jumpMean + traits.jumpDeviation * traits.jumpDeviation
      logTotal = 0.5 * .log(.exp(2 * logVolatility) + traits.jumpsPerDay * days * squares)
    }
    let traded = volume.weigh(bar.logVolume, logVolatility: logTotal, mean: particle.activity)
    particle.activity = traded.mean
    return prices.value + traded.logDensity
  }

  /// Gives every state its probability, and particles drawn from all that may have become it.
  private mutating func resample(_ successors: [[[Successor]]], links: [[(from: Int, logWeight: Double)]]) {
    let regimes = chain.states.map(\.regime.index)
    var candidates = [[Double]](repeating: [], count: chain.states.count)
    for to in chain.states.indices {
      for link in links[to] {
        let offset = link.logWeight - .log(Double(counts[link.from]))
        candidates[to].append(contentsOf: successors[link.from][regimes[to]].map { $0.logLikelihood + offset })
      }
    }
    let largest = candidates.reduce(-Double.infinity) { max($0, $1.max() ?? -.infinity) }
    precondition(largest > -.infinity, "a market of regimes has bars that are possible")
    var (newWeights, newParticles) = ([Double](), particles)
    for to in chain.states.indices {
      let weights = candidates[to].map { Double.exp($0 - largest) }
      let total = weights.reduce(0, +)
      newWeights.append(total)
      guard total > 0 else { continue }
      let drawn = Self.systematic(weights, total: total, count: counts[to], offset: random.nextUniform())
      newParticles[to] = Self.particles(drawn, links: links[to].map { successors[$0.from][regimes[to]] })
    }
    let total = newWeights.reduce(0, +)
    weights = newWeights.map { $0 / total }
    particles = newParticles
  }

  /// `count` positions, each about as often as its weight says: one draw at equal distances.
  private static func systematic(_ weights: [Double], total: Double, count: Int, offset: Double) -> [Int] {
    var (drawn, sum, position) = ([Int](), 0.0, 0)
    drawn.reserveCapacity(count)
    var last = 0
    while position < weights.count {
      if weights[position] > 0 { last = position }
      sum += weights[position] / total * Double(count)
      while drawn.count < count, Double(drawn.count) + offset < sum { drawn.append(position) }
      position += 1
    }
    // Rounding may leave the sum of the weights a little below the number.
    while drawn.count < count { drawn.append(last) }
    return drawn
  }

  /// The particles at increasing positions in several lists that follow each other.
  private static func particles(_ positions: [Int], links: [[Successor]]) -> [Particle] {
    var (list, start) = (0, 0)
    return positions.map { position in
      while position - start >= links[list].count {
        start += links[list].count
        list += 1
      }
      return links[list][position - start].particle
    }
  }
}
