import NumericalMethods

/// The regimes of successive bars, a Markov chain that starts in its stationary distribution.
package struct RegimeChain {
  /// The regime of each bar.
  package let regimes: [RegimeMarket.Regime]
  /// The bars until the next crisis begins, of those bars where it is no further away than the alarm reaches.
  private let barsToCrisis: [Int?]
  private let alarmBars: Int

  /// The days before a crisis in which coins begin to move.
  static let alarmDays = 2.0

  /// The regimes of `count` bars of `days` days.
  package init(days: Double, count: Int, seed: UInt64) {
    var random = RandomStream.regimes.generator(seed: seed)
    let reach = Int((RegimeChain.alarmDays / days).rounded(.up))
    let transitions = RegimeChain.transitionProbabilities(days: days)
    var regime = RegimeChain.draw(RegimeChain.stationaryProbabilities(transitions), random.nextUniform())
    // The bars after the last one are needed to know whether a crisis is near.
    var all: [RegimeMarket.Regime] = []
    for _ in 0..<count + reach {
      all.append(regime)
      regime = RegimeChain.draw(transitions[regime.index], random.nextUniform())
    }
    var distances = [Int?](repeating: nil, count: all.count)
    for bar in (0..<all.count - 1).reversed() where all[bar] != .crisis {
      let distance = all[bar + 1] == .crisis ? 1 : distances[bar + 1].map { $0 + 1 }
      distances[bar] = distance.flatMap { $0 <= reach ? $0 : nil }
    }
    alarmBars = reach
    regimes = Array(all.prefix(count))
    barsToCrisis = distances
  }

  /// How near a crisis is: from 0, two days or more before it, to 1 in the bar before it; 0 also in it.
  func alarm(at bar: Int) -> Double {
    barsToCrisis[bar].map { 1 - Double($0 - 1) / Double(alarmBars) } ?? 0
  }

  /// The probabilities of the regime (column) that follows on a regime (row) from one bar to the next.
  ///
  /// A regime of mean length L ends within a bar of Δ days with probability 1 − e^(−Δ/L).
  package static func transitionProbabilities(days: Double) -> [[Double]] {
    RegimeMarket.Regime.allCases.map { regime in
      let traits = regime.traits
      let stay = PortableFunctions.exp(-days / traits.meanDays)
      var row = traits.next.map { (1 - stay) * $0 }
      row[regime.index] = stay
      return row
    }
  }

  /// The shares of time π = πP that a chain spends in its states in the long run.
  ///
  /// The sequence of different regimes has shares ν with ν = νN, found by iteration from equal ones; a regime that is
  /// left with probability q a bar lasts 1/q bars, so that π is proportional to ν/q.
  package static func stationaryProbabilities(_ transitions: [[Double]]) -> [Double] {
    let states = transitions.indices
    let leaving = states.map { 1 - transitions[$0][$0] }
    var visits = states.map { _ in 1 / Double(states.count) }
    for _ in 0..<200 {
      visits = states.map { to in
        states.reduce(0) { sum, from in
          from == to ? sum : sum + visits[from] * transitions[from][to] / leaving[from]
        }
      }
    }
    let times = states.map { visits[$0] / leaving[$0] }
    let total = times.reduce(0, +)
    return times.map { $0 / total }
  }

  /// The state into whose share of the unit interval `uniform` falls.
  private static func draw(_ probabilities: [Double], _ uniform: Double) -> RegimeMarket.Regime {
    var sum = 0.0
    for regime in RegimeMarket.Regime.allCases {
      sum += probabilities[regime.index]
      if uniform < sum { return regime }
    }
    // Rounding may leave the sum of the probabilities a little below 1.
    return .crisis
  }
}
