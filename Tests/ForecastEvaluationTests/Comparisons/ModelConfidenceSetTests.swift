import ForecastEvaluation
import NumericalMethods
import Testing

@Suite struct ModelConfidenceSetTests {
  static let bootstrap = StationaryBootstrap(meanBlockLength: 10, seed: 2024)

  @Test(arguments: ["rangeStationary", "rangeCircular", "maximumStationary", "maximumCircular"])
  func agreesWithTheSecondVersion(name: String) throws {
    let expected = try #require(try ComparisonReference.read().mcs[name])
    let bootstrap: any BlockBootstrap =
      name.hasSuffix("Circular") ? CircularBlockBootstrap(blockLength: 7, seed: 2024) : Self.bootstrap
    let set = try ModelConfidenceSet(
      losses: twelveLosses(), statistic: name.hasPrefix("range") ? .range : .maximum, bootstrap: bootstrap,
      replications: 500)
    #expect(set.eliminations.map(\.model) == expected.steps.map(\.model))
    #expect(set.lastModel == expected.last && set.pValues[set.lastModel] == 1)
    for (step, expected) in zip(set.eliminations, expected.steps) {
      #expect(agree(step.statistic, expected.statistic, within: 1e-12))
      #expect(abs(step.testPValue - expected.testPValue) < 1e-12 && abs(step.pValue - expected.pValue) < 1e-12)
      #expect(set.pValues[step.model] == step.pValue)
    }
  }

  /// The p-values of arch 8.0.0 with 20,000 resamples.
  ///
  /// From seed to seed a p-value scatters with a standard deviation of up to 0.008, in arch as
  /// here, more than its share of resamples alone would: the resamples also give the scale of the statistic.
  @Test func agreesWithArchButForChance() throws {
    let archOrder = [7, 0, 8, 2, 4, 6, 5, 1, 11, 9, 10]
    let archPValues = [
      0.10865, 0.16405, 0.41425, 0.4561, 0.4682, 0.4683, 0.6254, 0.6254, 0.6254, 0.6254, 0.6254,
    ]
    let set = try ModelConfidenceSet(
      losses: twelveLosses(), bootstrap: Self.bootstrap, replications: 20_000, threads: 2)
    #expect(set.eliminations.map(\.model) == archOrder && set.lastModel == 3)
    for (step, expected) in zip(set.eliminations, archPValues) { #expect(abs(step.pValue - expected) < 0.03) }
    #expect(set.models(level: 0.1) == Array(0..<12))
  }

  @Test(arguments: ModelConfidenceSet.Statistic.allCases, [2, 3, 5, 9])
  func agreesWithTheDefinition(statistic: ModelConfidenceSet.Statistic, count: Int) throws {
    for seed: UInt32 in 0..<5 {
      let numbers = linearCongruentialNumbers(count: count * 50, seed: 100 + seed)
      let losses: [[Double]] = (0..<count).map { model in
        let level = 0.05 * Double((model * 7) % count)
        return (0..<50).map { t in numbers[t * count + model] * 1e-5 + level }
      }
      let bootstrap = CircularBlockBootstrap(blockLength: 4, seed: UInt64(seed))
      let set = try ModelConfidenceSet(losses: losses, statistic: statistic, bootstrap: bootstrap, replications: 60)
      let plain = plainEliminations(losses, statistic: statistic, bootstrap: bootstrap, replications: 60)
      #expect(set.eliminations.map(\.model) == plain.map(\.model))
      for (step, plain) in zip(set.eliminations, plain) {
        #expect(agree(step.statistic, plain.statistic, within: 1e-12) && step.testPValue == plain.pValue)
      }
    }
  }

  @Test(arguments: ModelConfidenceSet.Statistic.allCases)
  func dependsNeitherOnOrderNorUnitNorThreads(statistic: ModelConfidenceSet.Statistic) throws {
    let losses = twelveLosses()
    func set(_ order: [Int], unit: Double = 1, threads: Int = 1) throws -> ModelConfidenceSet {
      try ModelConfidenceSet(
        losses: order.map { losses[$0].map { $0 * unit } }, statistic: statistic, bootstrap: Self.bootstrap,
        replications: 200, threads: threads)
    }
    let forward = try set(Array(0..<12))
    #expect(try set(Array(0..<12), threads: 3) == forward)
    let order = [5, 3, 11, 0, 7, 1, 10, 4, 2, 9, 6, 8]
    let shuffled = try set(order)
    #expect(shuffled.eliminations.map { order[$0.model] } == forward.eliminations.map(\.model))
    #expect(order.indices.allSatisfy { shuffled.pValues[$0] == forward.pValues[order[$0]] })
    for unit in [0x1p-400, 0x1p700] {
      let other = try set(Array(0..<12), unit: unit)
      #expect(other.pValues == forward.pValues && other.eliminations == forward.eliminations)
    }
  }

  @Test func levelsTellTheSet() throws {
    let set = try ModelConfidenceSet(losses: twelveLosses(), bootstrap: Self.bootstrap, replications: 500)
    let worst = set.eliminations[0]
    #expect(set.models(level: 0) == Array(0..<12))
    #expect(set.models(level: worst.pValue) == Array(0..<12))
    #expect(set.models(level: worst.pValue.nextUp) == (0..<12).filter { $0 != worst.model })
    #expect(set.models(level: 1) == [3])
    let pValues = set.eliminations.map(\.pValue)
    #expect(zip(pValues, pValues.dropFirst()).allSatisfy { $0 <= $1 } && pValues.allSatisfy { (0...1).contains($0) })
  }

  @Test func oneModelIsTheSet() throws {
    let set = try ModelConfidenceSet(losses: [[1, 1, 1]], bootstrap: StationaryBootstrap(meanBlockLength: 1, seed: 1))
    #expect(set.eliminations.isEmpty && set.lastModel == 0 && set.pValues == [1] && set.models(level: 1) == [0])
    #expect(set.meanLosses == [1])
  }

  @Test(arguments: ModelConfidenceSet.Statistic.allCases)
  func refusesWhatCannotBeCompared(statistic: ModelConfidenceSet.Statistic) {
    let losses = Array(twelveLosses().prefix(4))
    func set(_ losses: [[Double]], length: Int = 5) throws {
      _ = try ModelConfidenceSet(
        losses: losses, statistic: statistic, bootstrap: CircularBlockBootstrap(blockLength: length, seed: 1),
        replications: 20)
    }
    #expect(throws: EvaluationError.constantLossDifference(first: 1, second: 4)) { try set(losses + [losses[1]]) }
    #expect(throws: EvaluationError.constantLossDifference(first: 2, second: 4)) {
      try set(losses + [losses[2].map { $0 - 0.01 }])
    }
    #expect(throws: EvaluationError.blockTooLong(length: 240, count: 240)) { try set(losses, length: 240) }
    #expect(throws: Never.self) { try set(losses, length: 239) }
    #expect(throws: EvaluationError.tooFewLosses(count: 2, needed: 3)) { try set([[1, 2], [2, 1]], length: 1) }
    #expect(throws: EvaluationError.invalidLoss(series: 0, index: 1, value: -.infinity)) {
      try set([[1, -.infinity, 1]], length: 1)
    }
  }

  /// Its loss is the mean of the two others', so that it cannot be told from the mean of all three.
  @Test func refusesAModelThatIsTheMeanOfTheOthers() throws {
    let losses = Array(twelveLosses().prefix(2))
    let mean = zip(losses[0], losses[1]).map { ($0 + $1) / 2 }
    #expect(throws: EvaluationError.constantLossAgainstMean(series: 2)) {
      try ModelConfidenceSet(losses: losses + [mean], statistic: .maximum, bootstrap: Self.bootstrap, replications: 50)
    }
    let set = try ModelConfidenceSet(losses: losses + [mean], bootstrap: Self.bootstrap, replications: 50)
    #expect(set.pValues.allSatisfy { (0...1).contains($0) })
  }

  @Test(arguments: ModelConfidenceSet.Statistic.allCases)
  func keepsTheBestAndDropsTheBad(statistic: ModelConfidenceSet.Statistic) throws {
    var random = SplitMix64(seed: 77)
    var (allKept, onlyTheGood) = (0, 0)
    for sample in 0..<200 {
      let common = (0..<150).map { _ in random.nextNormal() }
      let equal = (0..<4).map { _ in common.map { $0 + random.nextNormal() } }
      let bootstrap = StationaryBootstrap(meanBlockLength: 3, seed: UInt64(sample))
      let set = try ModelConfidenceSet(losses: equal, statistic: statistic, bootstrap: bootstrap, replications: 200)
      if set.models(level: 0.1).count == 4 { allKept += 1 }
      // Models 2 and 3 are worse by six standard errors of a difference of means, √(2/150).
      let unequal = equal.enumerated().map { model, losses in losses.map { $0 + (model < 2 ? 0 : 0.7) } }
      let other = try ModelConfidenceSet(losses: unequal, statistic: statistic, bootstrap: bootstrap, replications: 200)
      if Set(other.models(level: 0.1)).isSubset(of: [0, 1]) { onlyTheGood += 1 }
    }
    // 180 ± 4.2 if the level holds exactly.
    #expect((158...197).contains(allKept))
    #expect(onlyTheGood >= 197)
  }
}
