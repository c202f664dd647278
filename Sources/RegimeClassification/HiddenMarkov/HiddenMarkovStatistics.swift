import NumericalMethods

/// The expected numbers of visits and moves of a hidden Markov chain, given what was observed.
struct HiddenMarkovStatistics {
  private let stateCount: Int
  private var starts: [Double]
  private var moves: [[Double]]
  private var visits: [Double]
  private var sums: [Double]
  private var squares: [Double]
  /// The log-likelihood of the observations.
  private(set) var logLikelihood = 0.0

  init(stateCount: Int) {
    self.stateCount = stateCount
    let zeros = [Double](repeating: 0, count: stateCount)
    (starts, visits, sums, squares) = (zeros, zeros, zeros, zeros)
    moves = [[Double]](repeating: zeros, count: stateCount)
  }

  /// Adds a sequence: the forward and the backward recursion, scaled so that each forward row sums to one.
  mutating func add(_ sequence: [Double], by model: HiddenMarkovModel) {
    let count = stateCount
    let forward = forwardRows(of: sequence, by: model)
    let chain = model.transitionProbabilities.flatMap { $0 }
    var expected = [Double](repeating: 0, count: count * count)
    var backward = [Double](repeating: 1, count: count)
    var weights = backward
    for index in sequence.indices.reversed() {
      for state in 0..<count {
        let probability = forward.probabilities[index * count + state] * backward[state]
        if index == 0 { starts[state] += probability }
        visits[state] += probability
        sums[state] += probability * sequence[index]
        squares[state] += probability * sequence[index] * sequence[index]
      }
      guard index > 0 else { break }
      for state in 0..<count {
        weights[state] = forward.densities[index * count + state] * backward[state] / forward.scales[index]
      }
      for from in 0..<count {
        let before = forward.probabilities[(index - 1) * count + from]
        var sum = 0.0
        for to in 0..<count {
          let move = chain[from * count + to] * weights[to]
          expected[from * count + to] += before * move
          sum += move
        }
        backward[from] = sum
      }
    }
    for from in 0..<count {
      for to in 0..<count { moves[from][to] += expected[from * count + to] }
    }
  }

  /// The filtered probabilities and the relative densities, observations × states, and what each row was divided by.
  private mutating func forwardRows(
    of sequence: [Double], by model: HiddenMarkovModel
  ) -> (probabilities: [Double], densities: [Double], scales: [Double]) {
    let count = stateCount
    let chain = model.transitionProbabilities.flatMap { $0 }
    let logFactors = model.deviations.map { -.log($0) - 0.5 * Double.log(2 * .pi) }
    var probabilities = [Double](repeating: 0, count: sequence.count * count)
    var densities = probabilities
    var scales = [Double](repeating: 0, count: sequence.count)
    for (index, observation) in sequence.enumerated() {
      let row = index * count
      var highest = -Double.infinity
      for state in 0..<count {
        let distance = (observation - model.means[state]) / model.deviations[state]
        densities[row + state] = logFactors[state] - 0.5 * distance * distance
        highest = max(highest, densities[row + state])
      }
      var total = 0.0
      for state in 0..<count {
        densities[row + state] = .exp(densities[row + state] - highest)
        var before = index == 0 ? model.initialProbabilities[state] : 0
        if index > 0 {
          for from in 0..<count { before += probabilities[row - count + from] * chain[from * count + state] }
        }
        probabilities[row + state] = before * densities[row + state]
        total += probabilities[row + state]
      }
      // The least positive number stands for a likelihood below it.
      total = max(total, .leastNormalMagnitude)
      for state in 0..<count { probabilities[row + state] /= total }
      scales[index] = total
      logLikelihood += .log(total) + highest
    }
    return (probabilities, densities, scales)
  }

  /// The model of the highest expected likelihood; a state that is never visited stays as it is.
  func model(after model: HiddenMarkovModel, hasMeans: Bool, floor: Double) throws(RegimeError) -> HiddenMarkovModel {
    let states = 0..<stateCount
    let means = states.map { hasMeans && visits[$0] > 0 ? sums[$0] / visits[$0] : model.means[$0] }
    return try HiddenMarkovModel(
      initialProbabilities: Self.shares(starts, else: model.initialProbabilities),
      transitionProbabilities: states.map { Self.shares(moves[$0], else: model.transitionProbabilities[$0]) },
      means: means,
      deviations: states.map { state in
        guard visits[state] > 0 else { return model.deviations[state] }
        let mean = means[state]
        let variance = (squares[state] - 2 * mean * sums[state]) / visits[state] + mean * mean
        return max(floor, max(0, variance).squareRoot())
      })
  }

  private static func shares(_ counts: [Double], else others: [Double]) -> [Double] {
    let total = counts.reduce(0, +)
    return total > 0 ? counts.map { $0 / total } : others
  }
}
