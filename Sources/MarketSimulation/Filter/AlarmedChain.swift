/// The chain of regimes with what the inflow knows of its future: the bars to the next crisis, while they are few.
///
/// The regime alone is no sufficient state, because the alarm before a crisis depends on bars to come. The pair of
/// regime and distance to the crisis is a Markov chain again: with gₖ(s) the probability that the first crisis after a
/// bar of regime s is k bars ahead, (s, k) goes on to (s′, k − 1) with probability P(s, s′) gₖ₋₁(s′)/gₖ(s), and (s, 1) to
/// the crisis.
struct AlarmedChain {
  /// A regime and, out of a crisis, the bars to the next one where they are within reach.
  struct State: Equatable {
    let regime: RegimeMarket.Regime
    let barsToCrisis: Int?
  }

  /// The states, the crisis last.
  let states: [State]
  /// How far away an alarm begins, in bars.
  let reach: Int
  /// The states that may follow on each, with their probabilities.
  let transitions: [[(state: Int, probability: Double)]]
  /// The shares of time that the chain spends in its states.
  let stationaryProbabilities: [Double]

  /// The chain for bars of `days` days.
  init(days: Double) {
    let reach = Int((RegimeChain.alarmDays / days).rounded(.up))
    let between = RegimeChain.transitionProbabilities(days: days)
    let calm = RegimeMarket.Regime.allCases.filter { $0 != .crisis }
    let crisis = RegimeMarket.Regime.crisis.index
    let firstPassage = Self.firstPassage(between, reach: reach, calm: calm.map(\.index), crisis: crisis)
    let states =
      calm.flatMap { regime in (0...reach).map { State(regime: regime, barsToCrisis: $0 < reach ? $0 + 1 : nil) } }
      + [State(regime: .crisis, barsToCrisis: nil)]
    func number(_ regime: Int, _ place: Int) -> Int { regime * (reach + 1) + place }
    transitions = states.indices.map { from in
      let regime = states[from].regime.index
      let place = from % (reach + 1)
      guard regime != crisis else {
        return calm.flatMap { to in
          (0...reach).map { (number(to.index, $0), between[crisis][to.index] * firstPassage[to.index][$0]) }
        } + [(states.count - 1, between[crisis][crisis])]
      }
      guard place > 0 else { return [(states.count - 1, 1)] }
      // Nothing within reach may come within reach, or not.
      let next = place == reach ? [reach - 1, reach] : [place - 1]
      return calm.flatMap { to in
        next.map {
          (
            number(to.index, $0),
            between[regime][to.index] * firstPassage[to.index][$0] / firstPassage[regime][place]
          )
        }
      }
    }
    let times = RegimeChain.stationaryProbabilities(between)
    stationaryProbabilities = states.indices.map { state in
      let regime = states[state].regime.index
      return regime == crisis ? times[crisis] : times[regime] * firstPassage[regime][state % (reach + 1)]
    }
    self.states = states
    self.reach = reach
  }

  /// For each calm regime the probabilities that the next crisis is 1, 2, … `reach` bars ahead, or more.
  private static func firstPassage(
    _ between: [[Double]], reach: Int, calm: [Int], crisis: Int
  ) -> [[Double]] {
    var passage = calm.map { [between[$0][crisis]] }
    for _ in 1..<reach {
      let last = passage.map { $0[$0.count - 1] }
      for from in calm { passage[from].append(calm.reduce(0) { $0 + between[from][$1] * last[$1] }) }
    }
    return passage.map { $0 + [1 - $0.reduce(0, +)] }
  }

  /// How near a crisis is, from 0 to 1, as the inflow knows it.
  func alarm(_ state: Int) -> Double {
    states[state].barsToCrisis.map { 1 - Double($0 - 1) / Double(reach) } ?? 0
  }

  /// The probabilities of the states one bar later.
  func advance(_ probabilities: [Double]) -> [Double] {
    var advanced = [Double](repeating: 0, count: states.count)
    for (from, probability) in probabilities.enumerated() where probability > 0 {
      for (to, share) in transitions[from] { advanced[to] += probability * share }
    }
    return advanced
  }

  /// The probabilities of the regimes.
  func regimes(_ probabilities: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: RegimeMarket.Regime.allCases.count)
    for (state, probability) in probabilities.enumerated() { sums[states[state].regime.index] += probability }
    return sums
  }
}
