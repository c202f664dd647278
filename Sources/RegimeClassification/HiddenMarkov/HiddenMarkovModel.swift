import NumericalMethods

/// A Markov chain that is not seen, whose states are normal distributions of what is.
///
/// The states are in order of their deviations, so that numbers mean the same whatever the model was learned from.
public struct HiddenMarkovModel: Sendable, Equatable {
  /// The probability of each state at the first observation.
  public let initialProbabilities: [Double]
  /// The probabilities of the state (column) that follows on a state (row).
  public let transitionProbabilities: [[Double]]
  /// The mean of the observations in each state.
  public let means: [Double]
  /// The standard deviation of the observations in each state, none below the one before it.
  public let deviations: [Double]

  /// The distance from one that sums of probabilities may have.
  private static let rounding = 1e-6

  /// A model; its states are put in order of their deviations.
  ///
  /// - Parameters:
  ///   - initialProbabilities: a probability for each state, 1 to 12 of them.
  ///   - transitionProbabilities: states × states.
  ///   - means: a mean for each state.
  ///   - deviations: a standard deviation for each state.
  /// - Throws: `RegimeError.invalidSpecification` for probabilities that are negative or do not sum to one, means that
  ///   are not finite, deviations that are not positive, or other numbers of states.
  public init(
    initialProbabilities: [Double], transitionProbabilities: [[Double]], means: [Double], deviations: [Double]
  ) throws(RegimeError) {
    let count = means.count
    guard (1...12).contains(count), deviations.count == count, initialProbabilities.count == count,
      transitionProbabilities.count == count, transitionProbabilities.allSatisfy({ $0.count == count })
    else {
      throw .invalidSpecification(reason: "a hidden Markov model has 1 to 12 states, with all numbers of each")
    }
    for row in [initialProbabilities] + transitionProbabilities {
      guard row.allSatisfy({ $0 >= 0 }), abs(row.reduce(0, +) - 1) < Self.rounding else {
        throw .invalidSpecification(reason: "probabilities are not negative and sum to one, \(row) do not")
      }
    }
    guard means.allSatisfy(\.isFinite), deviations.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw .invalidSpecification(
        reason: "means are finite and deviations positive, \(means) and \(deviations) are not")
    }
    let order = (0..<count).sorted { (deviations[$0], $0) < (deviations[$1], $1) }
    self.initialProbabilities = order.map { initialProbabilities[$0] }
    self.transitionProbabilities = order.map { from in order.map { transitionProbabilities[from][$0] } }
    self.means = order.map { means[$0] }
    self.deviations = order.map { deviations[$0] }
  }

  /// The number of states.
  public var stateCount: Int { means.count }

  /// The probabilities of the states given the observations up to each one.
  ///
  /// The first observation that is a number is the first of the chain; at a later one that is none, the chain moves and
  /// nothing is seen.
  ///
  /// - Parameter observations: the observations.
  /// - Returns: observations × states, row by row; not a number before the first observation.
  public func filteredProbabilities(of observations: [Double]) -> [Double] {
    let start = observations.firstIndex { !$0.isNaN } ?? observations.count
    var probabilities = [Double](repeating: .nan, count: start * stateCount)
    probabilities.reserveCapacity(observations.count * stateCount)
    var row = initialProbabilities
    for index in start..<observations.count {
      if index > start { row = predicted(row) }
      if !observations[index].isNaN { row = filtered(row, by: observations[index]).probabilities }
      probabilities += row
    }
    return probabilities
  }

  /// The probabilities of the next states.
  func predicted(_ probabilities: [Double]) -> [Double] {
    (0..<stateCount).map { to in
      (0..<stateCount).reduce(0) { $0 + probabilities[$1] * transitionProbabilities[$1][to] }
    }
  }

  /// Probabilities after an observation, and the logarithm of its density.
  func filtered(_ probabilities: [Double], by observation: Double) -> (probabilities: [Double], logDensity: Double) {
    let densities = relativeDensities(of: observation)
    let products = zip(probabilities, densities.values).map { $0 * $1 }
    let sum = products.reduce(0, +)
    // An observation that no state can explain in double precision tells nothing.
    guard sum > 0 else { return (probabilities, densities.logScale) }
    return (products.map { $0 / sum }, densities.logScale + .log(sum))
  }

  /// The densities of an observation in each state over the largest of them, and the logarithm of that.
  func relativeDensities(of observation: Double) -> (values: [Double], logScale: Double) {
    let logs = zip(means, deviations).map { mean, deviation in
      let distance = (observation - mean) / deviation
      return -0.5 * distance * distance - .log(deviation) - 0.5 * .log(2 * .pi)
    }
    let highest = logs.max() ?? 0
    return (logs.map { .exp($0 - highest) }, highest)
  }
}
