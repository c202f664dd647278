import NumericalMethods

/// How a hidden Markov model is learned: by expectation and maximisation from several starts, the best of which is kept.
///
/// | choice | default | range |
/// |---|---|---|
/// | `stateCount` | 4 | 1…12 |
/// | `startCount` | 4 | 1…1000 |
/// | `iterationLimit` | 300 | 1…100000 |
/// | `hasMeans` | no: the states tell volatility alone | |
/// | `tolerance` | 10⁻⁷: the gain of the log-likelihood, per observation, below which a start is over | positive |
///
/// A deviation is not below 0.05 of that of all observations, so that no state falls on a few of them or on bars without
/// a trade.
///
/// Source: Baum, Petrie, Soules and Weiss (1970), "A maximization technique occurring in the statistical analysis of
/// probabilistic functions of Markov chains"; the scaled recursions are those of Rabiner (1989), "A tutorial on hidden
/// Markov models", section V.A.
public struct HiddenMarkovTraining: Sendable, Equatable {
  /// The number of states.
  public let stateCount: Int
  /// The number of starts.
  public let startCount: Int
  /// The number of iterations after which a start is over.
  public let iterationLimit: Int
  /// The gain of the log-likelihood per observation below which a start is over.
  public let tolerance: Double
  /// Whether states have means; they are zero if not.
  public let hasMeans: Bool
  /// What the random starts follow from.
  public let seed: UInt64

  /// The part of the deviation of all observations that no state's is below.
  private static let smallestShare = 0.05

  /// The training with all defaults.
  public static let standard = HiddenMarkovTraining()

  private init() {
    (stateCount, startCount, iterationLimit, tolerance, hasMeans, seed) = (4, 4, 300, 1e-7, false, 1)
  }

  /// A training.
  ///
  /// - Parameters:
  ///   - stateCount: the number of states.
  ///   - startCount: the number of starts.
  ///   - iterationLimit: the number of iterations after which a start is over.
  ///   - tolerance: the gain of the log-likelihood per observation below which a start is over.
  ///   - hasMeans: whether states have means; they are zero if not.
  ///   - seed: what the random starts follow from.
  /// - Throws: `RegimeError.invalidSpecification` for a value out of range.
  public init(
    stateCount: Int = 4, startCount: Int = 4, iterationLimit: Int = 300, tolerance: Double = 1e-7,
    hasMeans: Bool = false,
    seed: UInt64 = 1
  ) throws(RegimeError) {
    guard (1...12).contains(stateCount), (1...1000).contains(startCount), (1...100_000).contains(iterationLimit),
      tolerance > 0, tolerance.isFinite
    else {
      throw .invalidSpecification(
        reason: "a hidden Markov model is learned with 1 to 12 states, 1 to 1000 starts, 1 to 100000 iterations and a "
          + "positive tolerance, not \(stateCount), \(startCount), \(iterationLimit) and \(tolerance)")
    }
    self.stateCount = stateCount
    self.startCount = startCount
    self.iterationLimit = iterationLimit
    self.tolerance = tolerance
    self.hasMeans = hasMeans
    self.seed = seed
  }

  /// Learns a model from sequences that are independent of each other.
  ///
  /// - Parameter sequences: the observations, all finite; 20 for each state at least, which are not all the same.
  /// - Returns: the model of the start that ends with the highest likelihood, the first of several.
  /// - Throws: `RegimeError.tooFewObservations`, `.invalidSpecification` for observations that do not vary.
  /// - Precondition: the observations are finite.
  public func fit(to sequences: [[Double]]) throws(RegimeError) -> HiddenMarkovFit {
    precondition(sequences.allSatisfy { $0.allSatisfy(\.isFinite) }, "a hidden Markov model observes finite numbers")
    let sequences = sequences.filter { !$0.isEmpty }
    let count = sequences.reduce(0) { $0 + $1.count }
    guard count >= 20 * stateCount else { throw .tooFewObservations(count: count, needed: 20 * stateCount) }
    let moments = moments(of: sequences)
    guard moments.deviation > 0 else {
      throw .invalidSpecification(reason: "a hidden Markov model is learned from observations that vary")
    }
    var best: HiddenMarkovFit?
    for start in 0..<startCount {
      let fit = try improve(
        self.start(start, moments: moments), by: sequences, floor: Self.smallestShare * moments.deviation)
      if let last = fit.logLikelihoods.last, last > best?.logLikelihoods.last ?? -.infinity { best = fit }
    }
    guard let best else {
      throw .invalidSpecification(reason: "no start of a hidden Markov model has a finite likelihood")
    }
    return best
  }

  /// Iterates from a model until the gain is small or the limit of iterations is reached.
  package func improve(
    _ model: HiddenMarkovModel, by sequences: [[Double]], floor: Double
  ) throws(RegimeError) -> HiddenMarkovFit {
    let count = Double(sequences.reduce(0) { $0 + $1.count })
    var model = model
    var path: [Double] = []
    for _ in 0..<iterationLimit {
      var statistics = HiddenMarkovStatistics(stateCount: model.stateCount)
      for sequence in sequences { statistics.add(sequence, by: model) }
      path.append(statistics.logLikelihood)
      if path.count > 1, path[path.count - 1] - path[path.count - 2] < tolerance * count { break }
      model = try statistics.model(after: model, hasMeans: hasMeans, floor: floor)
    }
    return HiddenMarkovFit(model: model, logLikelihoods: path)
  }

  /// The mean and the deviation of all observations.
  private func moments(of sequences: [[Double]]) -> (mean: Double, deviation: Double) {
    let all = sequences.flatMap { $0 }
    let mean = hasMeans ? all.reduce(0, +) / Double(all.count) : 0
    let square = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(all.count)
    return (mean, square > 1e-24 * mean * mean ? square.squareRoot() : 0)
  }

  /// The model that a start begins with: the first has deviations from 0.4 to 2.5 of that of all, the others random ones.
  private func start(
    _ number: Int, moments: (mean: Double, deviation: Double)
  ) throws(RegimeError) -> HiddenMarkovModel {
    var random = SplitMix64(seed: seed, stream: number)
    let states = 0..<stateCount
    let isFirst = number == 0
    let deviations = states.map { state in
      let place = stateCount > 1 ? Double(state) / Double(stateCount - 1) : 0.5
      let exponent = isFirst ? 0.92 * (2 * place - 1) : 0.7 * random.nextNormal()
      return moments.deviation * PortableFunctions.exp(exponent)
    }
    let means = states.map { _ in
      moments.mean + (isFirst || !hasMeans ? 0 : 0.3 * moments.deviation * random.nextNormal())
    }
    let stay = stateCount == 1 ? 1 : isFirst ? 0.95 : 0.6 + 0.39 * random.nextUniform()
    let leave = stateCount == 1 ? 0 : (1 - stay) / Double(stateCount - 1)
    return try HiddenMarkovModel(
      initialProbabilities: states.map { _ in 1 / Double(stateCount) },
      transitionProbabilities: states.map { from in states.map { $0 == from ? stay : leave } }, means: means,
      deviations: deviations)
  }
}
