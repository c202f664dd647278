import NumericalMethods

/// Some of the paths of a simulated forecast, on their way.
///
/// Every path has its own stream of random numbers, so that it does not matter which paths share a batch or a thread.
struct SimulatedPaths<Model: FittedVolatilityModel> {
  private let model: Model
  private let draws: InnovationDraws
  private var generators: [SplitMix64]
  private var states: [VolatilityState]
  private var variances: [Double]
  private var returns: [Double]
  private var aggregatedVariances: [Double]
  private var aggregatedReturns: [Double]

  /// The paths with the numbers `range`, all at the state `start`.
  init(of model: Model, from start: VolatilityState, draws: InnovationDraws, numbered range: Range<Int>, seed: UInt64) {
    self.model = model
    self.draws = draws
    generators = range.map { SplitMix64(seed: seed, stream: $0) }
    states = [VolatilityState](repeating: start, count: range.count)
    let zeros = [Double](repeating: 0, count: range.count)
    (variances, returns, aggregatedVariances, aggregatedReturns) = (zeros, zeros, zeros, zeros)
  }

  /// What the paths are at: for each quantity a value of every path.
  enum Quantity: CaseIterable {
    case variance, periodReturn, aggregatedVariance, aggregatedReturn
  }

  /// The values of a quantity after the last step.
  func values(of quantity: Quantity) -> [Double] {
    switch quantity {
    case .variance: variances
    case .periodReturn: returns
    case .aggregatedVariance: aggregatedVariances
    case .aggregatedReturn: aggregatedReturns
    }
  }

  /// Takes every path one period further.
  mutating func advance() {
    for path in states.indices {
      let variance = model.nextVariance(after: states[path])
      let value = model.nextMean(after: states[path]) + variance.squareRoot() * draws.next(using: &generators[path])
      // A path that has left double precision cannot go on; infinity tells of it.
      guard variance.isNormal, value.isFinite else {
        variances[path] = .infinity
        continue
      }
      // Regressors hold their last values, as in the forecasts by formula.
      states[path] = model.advanced(states[path], by: value, regressors: states[path].regressors)
      variances[path] = variance
      returns[path] = value
      aggregatedVariances[path] += variance
      aggregatedReturns[path] += value
    }
  }
}
