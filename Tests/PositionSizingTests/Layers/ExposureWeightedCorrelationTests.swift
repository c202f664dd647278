import NumericalMethods
import PositionSizing
import Testing

@Suite("Correlation with what is held")
struct ExposureWeightedCorrelationTests {
  @Test(
    "Worked by hand",
    arguments: [
      ([0.8], [1000], 0.8), ([0.8], [-1000], -0.8), ([-0.8], [-1000], 0.8),
      ([0.5, 1], [1, 1], 0.75), ([0.5, 1], [3, 1], 0.625), ([0.5, 1], [3, -1], 0.125), ([0.5, 1], [-3, -1], -0.625),
      ([1, 1], [1, -1], 0), ([0.9, 0.1], [0, 5], 0.1), ([1, 1, 1], [0.1, 0.2, 0.3], 1),
      ([0.5, -0.5], [2e-300, 6e-300], -0.25), ([0.5, -0.5], [1.5e308, 0.5e308], 0.25),
    ] as [([Double], [Double], Double)])
  func byHand(correlations: [Double], exposures: [Double], expected: Double) throws {
    let found = try CorrelationSizer.exposureWeightedCorrelation(correlations: correlations, exposures: exposures)
    #expect(abs(found - expected) <= 1e-16)
  }

  @Test("Nothing held, no correlation", arguments: [[], [0], [0, -0.0, 0]] as [[Double]])
  func nothingHeld(exposures: [Double]) throws {
    let correlations = exposures.map { _ in 0.9 }
    #expect(
      try CorrelationSizer.exposureWeightedCorrelation(correlations: correlations, exposures: exposures) == 0)
  }

  @Test("There are as many exposures as correlations", arguments: [0, 1, 3])
  func counts(count: Int) {
    #expect(throws: SizingError.countsDiffer(of: "exposures", count: count, expected: 2)) {
      try CorrelationSizer.exposureWeightedCorrelation(
        correlations: [0.1, 0.2], exposures: Array(repeating: 1, count: count))
    }
  }

  @Test("An exposure is finite", arguments: [Double.nan, .infinity, -.infinity])
  func impossible(exposure: Double) {
    #expect(throws: SizingError.self) {
      try CorrelationSizer.exposureWeightedCorrelation(correlations: [0.1, 0.2], exposures: [1, exposure])
    }
  }

  @Test("The signed exposures' mean correlation, as a plain loop adds it up; turned over, its opposite")
  func plainLoop() throws {
    var random = SplitMix64(seed: 80)
    for _ in 0..<LayerInputs.count {
      let count = Int.random(in: 1...6, using: &random)
      let correlations = (0..<count).map { _ in 2 * random.nextUniform() - 1 }
      let exposures = (0..<count).map { _ in 1000 * random.nextNormal() }
      var weighted = 0.0
      var total = 0.0
      for (correlation, exposure) in zip(correlations, exposures) {
        weighted += exposure < 0 ? -exposure * -correlation : exposure * correlation
        total += exposure < 0 ? -exposure : exposure
      }
      let found = try CorrelationSizer.exposureWeightedCorrelation(correlations: correlations, exposures: exposures)
      let turned = try CorrelationSizer.exposureWeightedCorrelation(
        correlations: correlations, exposures: exposures.map { -$0 })
      // Six products, quotients and sums are each rounded to 53 bits.
      guard abs(found - weighted / total) <= 2e-15, turned == -found else {
        Issue.record("\(found) and \(turned) for \(correlations) with \(exposures)")
        return
      }
    }
  }

  @Test("Exposures of any magnitude have a correlation from −1 to 1")
  func anyMagnitude() throws {
    var random = SplitMix64(seed: 81)
    for _ in 0..<LayerInputs.count {
      let count = Int.random(in: 1...4, using: &random)
      let correlations = (0..<count).map { _ in random.next().isMultiple(of: 2) ? 1 : 2 * random.nextUniform() - 1 }
      let exposures = (0..<count).map { _ in (random.next().isMultiple(of: 2) ? 1 : -1) * random.nextMagnitude() }
      let found = try CorrelationSizer.exposureWeightedCorrelation(correlations: correlations, exposures: exposures)
      guard (-1...1).contains(found) else {
        Issue.record("\(found) for \(correlations) with \(exposures)")
        return
      }
    }
  }
}
