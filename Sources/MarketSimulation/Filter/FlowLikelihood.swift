import NumericalMethods

/// How likely one of the flows of a bar is, given that of the bar before and both states of the chain.
///
/// A state tells the deviation of a flow exactly, so that nothing about it is hidden but the states.
struct FlowLikelihood {
  private let persistence: Double
  private let shockVariance: Double
  /// The mean of the logarithm of the flow in each state.
  private let means: [Double]

  init(_ direction: ExchangeFlow.Direction, chain: AlarmedChain, days: Double) {
    let base = Double.log(ExchangeFlow.perDay * days)
    means = chain.states.indices.map { state in
      let traits = chain.states[state].regime.traits
      return switch direction {
      case .inflow: base + traits.inflow + ExchangeFlow.alarmEffect * chain.alarm(state)
      case .outflow: base + traits.outflow
      }
    }
    persistence = .exp(-days / ExchangeFlow.memory)
    shockVariance = 1 - persistence * persistence
  }

  /// The deviation of a flow of the bar in each state, in standard deviations.
  func deviations(flow: Double) -> [Double] {
    let logarithm = Double.log(flow)
    return means.map { (logarithm - $0) / ExchangeFlow.deviation }
  }

  /// The logarithm of the density, but for a constant, of a deviation that follows on another or, first of all, on none.
  func logDensity(_ deviation: Double, after earlier: Double?) -> Double {
    guard let earlier else { return -0.5 * deviation * deviation }
    let shock = deviation - persistence * earlier
    return -0.5 * shock * shock / shockVariance
  }
}
