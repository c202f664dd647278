import ForecastEvaluation
import NumericalMethods
import Testing

@Suite struct DieboldMarianoTests {
  /// Squares of sums over three periods, which depend on each other up to two periods apart.
  static let losses: [[Double]] = ([(1, 0), (2, 0.06)] as [(UInt32, Double)]).map { seed, shift in
    let numbers = linearCongruentialNumbers(count: 303, seed: seed).map { $0 * 1e-5 }
    return sumsOfThree(numbers).map { $0 * $0 + shift }.dropLast()
  }

  static func expect(_ test: DieboldMariano, toBe expected: ComparisonReference.Comparison) {
    #expect(test.kernel.rawValue == expected.kernel)
    #expect(agree(test.meanDifference, expected.mean, within: 1e-12))
    #expect(agree(test.uncorrectedStatistic, expected.raw, within: 1e-12))
    #expect(agree(test.statistic, expected.statistic, within: 1e-12))
    #expect(agree(test.pValue, expected.pValue, within: 1e-11))
    #expect(agree(test.firstBetterPValue, expected.firstBetter, within: 1e-11))
    #expect(agree(test.secondBetterPValue, expected.secondBetter, within: 1e-11))
  }

  @Test(arguments: 0..<8) func agreesWithTheSecondVersion(which: Int) throws {
    let expected = try ComparisonReference.read().dieboldMariano[which]
    let kernel = try #require(DieboldMariano.Kernel(rawValue: expected.asked ?? ""))
    let test = try DieboldMariano(
      first: Self.losses[0], second: Self.losses[1], horizon: expected.horizon ?? 1, kernel: kernel)
    Self.expect(test, toBe: expected)
    #expect(test.degreesOfFreedom == 299)
  }

  @Test func fallsBackWhereTheVarianceIsNotPositive() throws {
    let noise = linearCongruentialNumbers(count: 60, seed: 3)
    let first = (0..<60).map { ($0.isMultiple(of: 2) ? 1 : -1) + noise[$0] * 1e-6 + 0.05 }
    let test = try DieboldMariano(first: first, second: first.map { _ in 0 }, horizon: 2)
    Self.expect(test, toBe: try ComparisonReference.read().fallback)
    #expect(test.kernel == .bartlett)
  }

  @Test func exchangesItsSides() throws {
    let forward = try DieboldMariano(first: Self.losses[0], second: Self.losses[1], horizon: 3)
    let backward = try DieboldMariano(first: Self.losses[1], second: Self.losses[0], horizon: 3)
    #expect(forward.statistic == -backward.statistic && forward.pValue == backward.pValue)
    #expect(forward.firstBetterPValue == backward.secondBetterPValue)
    for unit in [0x1p-500, 0x1p600] {
      let other = try DieboldMariano(
        first: Self.losses[0].map { $0 * unit }, second: Self.losses[1].map { $0 * unit }, horizon: 3)
      #expect(other.statistic == forward.statistic && other.meanDifference == forward.meanDifference * unit)
    }
  }

  @Test func refusesWhatCannotBeTested() throws {
    let (first, second) = (Self.losses[0], Self.losses[1])
    #expect(throws: EvaluationError.constantLossDifference(first: 0, second: 1)) {
      try DieboldMariano(first: first, second: first)
    }
    #expect(throws: EvaluationError.constantLossDifference(first: 0, second: 1)) {
      try DieboldMariano(first: first, second: first.map { $0 + 1 })
    }
    #expect(throws: EvaluationError.tooFewLosses(count: 5, needed: 6)) {
      try DieboldMariano(first: Array(first.prefix(5)), second: Array(second.prefix(5)), horizon: 5)
    }
    let least = try DieboldMariano(first: Array(first.prefix(6)), second: Array(second.prefix(6)), horizon: 5)
    #expect(least.statistic.isFinite && (0...1).contains(least.pValue))
    #expect(throws: EvaluationError.tooFewLosses(count: 1, needed: 2)) { try DieboldMariano(first: [1], second: [2]) }
    #expect(throws: EvaluationError.tooFewLosses(count: 0, needed: 2)) { try DieboldMariano(first: [], second: []) }
    #expect {
      try DieboldMariano(first: [1, 2, 3], second: [1, .nan, 3])
    } throws: { error in
      guard case EvaluationError.invalidLoss(1, 1, _) = error else { return false }
      return true
    }
  }

  /// Forecasts three ahead, as good as each other: 5 % of 2,000 samples are 100 ± 9.7.
  @Test(arguments: DieboldMariano.Kernel.allCases)
  func rejectsAsOftenAsItsLevelSays(kernel: DieboldMariano.Kernel) throws {
    var random = SplitMix64(seed: 12)
    var rejections = 0
    for _ in 0..<2000 {
      let shocks = (0..<2).map { _ in (0..<102).map { _ in random.nextNormal() } }
      let losses = shocks.map { sumsOfThree($0) }
      let test = try DieboldMariano(first: losses[0], second: losses[1], horizon: 3, kernel: kernel)
      if test.pValue < 0.05 { rejections += 1 }
    }
    // The weights of the second kernel take away from the variance, so that it rejects too often.
    #expect(kernel == .rectangular ? (70...145).contains(rejections) : (110...300).contains(rejections))
  }
}

/// The sums of each number and the two after it.
private func sumsOfThree(_ numbers: [Double]) -> [Double] {
  zip(numbers, zip(numbers.dropFirst(), numbers.dropFirst(2))).map { first, others -> Double in
    first + others.0 + others.1
  }
}
