import NumericalMethods
import RegimeClassification
import Testing

@Suite struct HiddenMarkovTests {
  private let reference = RegimesReference.shared.hidden

  @Test(arguments: [true, false]) func iterationsAreThoseOfNumpy(_ hasMeans: Bool) throws {
    let reference = hasMeans ? RegimesReference.shared.hidden : RegimesReference.shared.centredHidden
    let training = try HiddenMarkovTraining(
      stateCount: 3, iterationLimit: 40, tolerance: .leastNormalMagnitude, hasMeans: hasMeans)
    let fit = try training.improve(try reference.begin.model, by: [reference.observations], floor: 1e-6)
    let end = try reference.end.model
    #expect(largestDistance(fit.logLikelihoods, reference.logLikelihoods) < 1e-10)
    // Numpy takes deviations of distances from the mean; 40 iterations carry the difference on.
    #expect(largestDistance(fit.model.means, end.means) < 1e-8)
    #expect(largestDistance(fit.model.deviations, end.deviations) < 1e-8)
    #expect(largestDistance(fit.model.initialProbabilities, end.initialProbabilities) < 1e-8)
    let (chain, expected) = (fit.model.transitionProbabilities, end.transitionProbabilities)
    #expect(largestDistance(chain.flatMap { $0 }, expected.flatMap { $0 }) < 1e-8)
  }

  @Test func filterIsThatOfNumpy() throws {
    let filtered = try reference.end.model.filteredProbabilities(of: reference.observations)
    for (bar, expected) in reference.filtered {
      let start = 3 * (try Int(bar).unwrapped)
      #expect(largestDistance(filtered[start..<start + 3], expected) < 1e-10)
    }
  }

  @Test func likelihoodNeverFalls() throws {
    for start in 1...6 {
      let training = try HiddenMarkovTraining(startCount: 1, iterationLimit: 200, seed: UInt64(start))
      let path = try training.fit(to: [reference.observations]).logLikelihoods
      // A sum of 600 logarithms is right to some units of its last place.
      #expect(zip(path, path.dropFirst()).allSatisfy { $1 >= $0 - 1e-9 * abs($0) })
    }
  }

  @Test func bestStartIsKept() throws {
    let several = try HiddenMarkovTraining(startCount: 5).fit(to: [reference.observations])
    let one = try HiddenMarkovTraining(startCount: 1).fit(to: [reference.observations])
    #expect(try several.logLikelihoods.last.unwrapped >= one.logLikelihoods.last.unwrapped)
    #expect(try HiddenMarkovTraining(startCount: 5).fit(to: [reference.observations]) == several)
  }

  @Test func statesAreFoundAgain() throws {
    var random = SplitMix64(seed: 3)
    let deviations = [0.3, 1.0, 3.0, 9.0]
    var state = 0
    let observations = (0..<6000).map { _ in
      if random.nextUniform() > 0.97 { state = random.nextIndex(below: 4) }
      return deviations[state] * random.nextNormal()
    }
    let half = observations.count / 2
    for sequences in [[observations], [Array(observations[..<half]), Array(observations[half...])]] {
      let model = try HiddenMarkovTraining.standard.fit(to: sequences).model
      #expect(zip(model.deviations, deviations).allSatisfy { abs($0 / $1 - 1) < 0.1 })
      #expect(model.transitionProbabilities.indices.allSatisfy { model.transitionProbabilities[$0][$0] > 0.95 })
    }
  }

  @Test func statesAreInOrderOfTheirDeviations() throws {
    let model = try HiddenMarkovModel(
      initialProbabilities: [0.7, 0.3], transitionProbabilities: [[0.9, 0.1], [0.4, 0.6]], means: [1, 2],
      deviations: [3, 2])
    #expect(model.deviations == [2, 3] && model.means == [2, 1] && model.initialProbabilities == [0.3, 0.7])
    #expect(model.transitionProbabilities == [[0.6, 0.4], [0.1, 0.9]])
  }

  @Test func whatIsNotSeenMovesTheChain() throws {
    let model = try HiddenMarkovModel(
      initialProbabilities: [1, 0], transitionProbabilities: [[0.5, 0.5], [0.5, 0.5]], means: [0, 0],
      deviations: [1, 1])
    let filtered = model.filteredProbabilities(of: [.nan, 1, .nan, 2])
    #expect(filtered[..<2].allSatisfy { $0.isNaN } && Array(filtered[2...]) == [1, 0, 0.5, 0.5, 0.5, 0.5])
    #expect(model.filteredProbabilities(of: []).isEmpty)
    // No state explains it in double precision.
    #expect(model.filteredProbabilities(of: [1e200]).allSatisfy { $0.isFinite })
  }

  @Test func invalidModelsAreRefused() {
    func model(
      start: [Double] = [0.5, 0.5], chain: [[Double]] = [[1, 0], [0, 1]], means: [Double] = [0, 0],
      deviations: [Double] = [1, 1]
    ) throws -> HiddenMarkovModel {
      try HiddenMarkovModel(
        initialProbabilities: start, transitionProbabilities: chain, means: means, deviations: deviations)
    }
    #expect(throws: Never.self) { try model() }
    #expect(throws: RegimeError.self) { try model(start: [0.5, 0.6]) }
    #expect(throws: RegimeError.self) { try model(start: [1.5, -0.5]) }
    #expect(throws: RegimeError.self) { try model(start: [1]) }
    #expect(throws: RegimeError.self) { try model(chain: [[1, 0], [0.5, 0.4]]) }
    #expect(throws: RegimeError.self) { try model(chain: [[1, 0], [1]]) }
    #expect(throws: RegimeError.self) { try model(means: [.nan, 0]) }
    #expect(throws: RegimeError.self) { try model(deviations: [0, 1]) }
    #expect(throws: RegimeError.self) { try model(deviations: [.infinity, 1]) }
  }

  @Test func invalidTrainingIsRefused() throws {
    #expect(throws: RegimeError.self) { try HiddenMarkovTraining(stateCount: 0) }
    #expect(throws: RegimeError.self) { try HiddenMarkovTraining(stateCount: 13) }
    #expect(throws: RegimeError.self) { try HiddenMarkovTraining(startCount: 0) }
    #expect(throws: RegimeError.self) { try HiddenMarkovTraining(iterationLimit: 0) }
    #expect(throws: RegimeError.self) { try HiddenMarkovTraining(tolerance: 0) }
    let training = try HiddenMarkovTraining(stateCount: 2, startCount: 1)
    #expect(throws: RegimeError.tooFewObservations(count: 39, needed: 40)) {
      try training.fit(to: [(0..<39).map { Double($0 % 7) }])
    }
    #expect(throws: Never.self) { try training.fit(to: [(0..<40).map { Double($0 % 7) }]) }
    #expect(throws: RegimeError.self) { try training.fit(to: [[Double](repeating: 0, count: 50)]) }
  }
}
