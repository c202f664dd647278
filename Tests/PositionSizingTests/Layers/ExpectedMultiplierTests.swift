import NumericalMethods
import PositionSizing
import Testing

@Suite("The expected multiplier of regimes known by their probabilities")
struct ExpectedMultiplierTests {
  private let names = ["bull", "consolidation", "bear", "crisis"]

  @Test(
    "Worked by hand",
    arguments: [
      ([1, 0, 0, 0], 1), ([0, 0, 0, 1], 0.1), ([0.25, 0.25, 0.25, 0.25], 0.4625), ([0.4, 0.3, 0.2, 0.1], 0.61),
    ] as [([Double], Double)])
  func byHand(probabilities: [Double], expected: Double) throws {
    let multiplier = try RegimeMultipliers.standard.expectedMultiplier(
      classNames: names, probabilities: probabilities)
    // Four products and their sum are each rounded to 53 bits.
    #expect(abs(multiplier - expected) <= 8 * 0x1p-54)
  }

  @Test(
    "A sum may differ from 1 by a millionth and no more",
    arguments: [
      (1 - 1e-6, true), ((1 - 1e-6).nextDown, false), ((1 - 1e-6).nextUp, true), (1, true),
      (1 + 1e-6, true), ((1 + 1e-6).nextDown, true), ((1 + 1e-6).nextUp, false), (0, false), (0.5, false), (2, false),
    ] as [(Double, Bool)])
  func sum(sum: Double, isAccepted: Bool) throws {
    // Halves of a number sum to it exactly.
    let halves = { () throws(SizingError) in
      try RegimeMultipliers.standard.expectedMultiplier(
        classNames: ["bull", "consolidation"], probabilities: [sum / 2, sum / 2])
    }
    if isAccepted {
      #expect(abs(try halves() - 0.75) <= 2e-16)
    } else {
      #expect(throws: SizingError.probabilitiesDoNotSumToOne(sum: sum)) { try halves() }
    }
  }

  @Test("No classes have no expectation")
  func empty() {
    #expect(throws: SizingError.probabilitiesDoNotSumToOne(sum: 0)) {
      try RegimeMultipliers.standard.expectedMultiplier(classNames: [], probabilities: [])
    }
  }

  @Test("There are as many probabilities as classes", arguments: [0, 3, 5])
  func counts(count: Int) {
    #expect(throws: SizingError.countsDiffer(of: "probabilities", count: count, expected: 4)) {
      try RegimeMultipliers.standard.expectedMultiplier(
        classNames: names, probabilities: Array(repeating: 0.25, count: count))
    }
  }

  @Test("A probability lies from 0 to 1, even where the sum is right", arguments: LayerInputs.outsideUnit)
  func probability(value: Double) throws {
    let multiplier = try LayerInputs.valueUnlessImpossible { () throws(SizingError) in
      try RegimeMultipliers.standard.expectedMultiplier(
        classNames: ["bull", "bear"], probabilities: [value, 1 - value])
    }
    #expect(multiplier == nil)
  }

  @Test("The average of the multipliers, whatever the table, and within it")
  func bruteForce() throws {
    var random = SplitMix64(seed: 71)
    for _ in 0..<LayerInputs.count {
      let count = Int.random(in: 1...6, using: &random)
      let names = (0..<count).map { "r\($0)" }
      let multipliers = names.map { _ in 2 * random.nextUniform() }
      let probabilities = random.nextProbabilities(count: count)
      let table = try RegimeMultipliers(Dictionary(uniqueKeysWithValues: zip(names, multipliers)))
      let expected = try table.expectedMultiplier(classNames: names, probabilities: probabilities)
      let average = zip(probabilities, multipliers).map(*).reduce(0, +)
      // Six products and their sum are each rounded to 53 bits.
      guard abs(expected - average) <= 4e-15, multipliers.contains(where: { expected >= $0 }),
        multipliers.contains(where: { expected <= $0 })
      else {
        Issue.record("\(expected) for \(probabilities) of \(multipliers), expected \(average)")
        return
      }
    }
  }

  @Test("A table of equal entries expects that entry to the last bit, even where the probabilities are rounded")
  func equalEntries() throws {
    var random = SplitMix64(seed: 72)
    for _ in 0..<LayerInputs.count {
      let multiplier = random.nextUniform()
      let table = try RegimeMultipliers(["a": multiplier, "b": multiplier, "c": multiplier])
      var probabilities = random.nextProbabilities(count: 3)
      probabilities = probabilities.map { min(1, $0 * (1 + 5e-7)) }
      let expected = try table.expectedMultiplier(classNames: ["a", "b", "c"], probabilities: probabilities)
      guard expected == multiplier else {
        Issue.record("\(expected) for \(multiplier) with \(probabilities)")
        return
      }
    }
  }

  @Test("Entries as large as numbers get do not overflow")
  func large() throws {
    let largest = Double.greatestFiniteMagnitude
    let table = try RegimeMultipliers(["a": largest, "b": largest])
    let expected = try table.expectedMultiplier(classNames: ["a", "b"], probabilities: [0.5, 0.5 + 5e-7])
    #expect(expected == largest)
  }

  @Test("More probability of the better regime, no smaller a multiplier")
  func monotone() throws {
    var last = 0.0
    for step in 0...10_000 {
      let bull = Double(step) / 10_000
      let multiplier = try RegimeMultipliers.standard.expectedMultiplier(
        classNames: ["bull", "crisis"], probabilities: [bull, 1 - bull])
      #expect(multiplier >= last)
      last = multiplier
    }
    #expect(last == 1)
  }
}
