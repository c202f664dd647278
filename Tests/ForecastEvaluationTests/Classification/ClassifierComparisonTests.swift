import ForecastEvaluation
import MarketData
import Testing

@Suite struct ClassifierComparisonTests {
  @Test func scoresAreThoseOfTheReference() throws {
    let reference = try ClassificationReference.read()
    let comparison = try reference.comparison()
    #expect(comparison.rows == reference.common)
    #expect(comparison.droppedRowCount == reference.labels.count - reference.common.count)
    #expect(comparison.droppedRowCount > 8)
    #expect(comparison.entries.map(\.name) == ["bad", "good", "plain"])
    for entry in comparison.entries {
      let expected = try #require(reference.results[entry.name])
      let score = entry.score
      #expect(score.rowCount == reference.common.count)
      #expect(agree(score.logLoss, expected.logLoss, within: 1e-12))
      #expect(agree(score.brierScore, expected.brier, within: 1e-12))
      #expect(agree(score.accuracy, expected.accuracy, within: 1e-15))
      #expect(agree(score.balancedAccuracy, expected.balancedAccuracy, within: 1e-15))
      #expect(score.confusionMatrix.counts == expected.confusion)
      #expect(agree(score.expectedCalibrationError, expected.top.error, within: 1e-12))
    }
  }

  @Test func gainsAreThoseOfTheReference() throws {
    let reference = try ClassificationReference.read()
    for entry in try reference.comparison().entries {
      let expected = try #require(reference.results[entry.name]?.gains)
      #expect(entry.gains.map(\.reference) == ["plain", "bad"].filter { $0 != entry.name })
      for gain in entry.gains {
        let numbers = try #require(expected[gain.reference])
        #expect(agree(gain.mean, numbers.mean, within: 1e-12))
        #expect(agree(gain.lower, numbers.lower, within: 1e-11))
        #expect(agree(gain.upper, numbers.upper, within: 1e-11))
        #expect(agree(try #require(gain.statistic), numbers.t, within: 1e-11))
        #expect(agree(try #require(gain.pValue), numbers.p, within: 1e-9))
      }
    }
  }

  @Test func threadsAndTheOrderOfRowsChangeNothing() throws {
    let reference = try ClassificationReference.read()
    let comparison = try reference.comparison()
    #expect(try reference.comparison(threads: 2).entries == comparison.entries)
    let stamps = (0..<80).map { TimeStamp(microseconds: $0 * 86_400_000_000) }
    let losses = (0..<80).map { Double($0 * 37 % 11) }
    let zeros = [Double](repeating: 0, count: 80)
    func gain(_ order: [Int]) throws -> LogLossGain {
      try LogLossGain(
        losses: zeros, referenceLosses: order.map { losses[$0] }, timeStamps: order.map { stamps[$0] },
        reference: "r", options: .init(replications: 100))
    }
    #expect(try gain(Array(0..<80)) == gain(Array((0..<80).reversed())))
  }

  /// Two markets that lose alike at the same times tell no more than one of them.
  @Test func rowsOfOneTimeAreResampledTogether() throws {
    let stamps = (0..<300).map { TimeStamp(microseconds: $0 * 86_400_000_000) }
    let losses = (0..<300).map { Double($0 * 37 % 11) }
    func gain(copies: Int) throws -> LogLossGain {
      let all = (0..<copies).flatMap { _ in losses }
      return try LogLossGain(
        losses: all.map { _ in 1 }, referenceLosses: all, timeStamps: (0..<copies).flatMap { _ in stamps },
        reference: "r", options: .init(blockDays: 10, replications: 200))
    }
    let (one, two) = (try gain(copies: 1), try gain(copies: 2))
    #expect(agree(one.lower, two.lower, within: 1e-12))
    #expect(agree(one.upper, two.upper, within: 1e-12))
    #expect(agree(try #require(one.statistic), try #require(two.statistic), within: 1e-12))
  }

  @Test(arguments: [(59, false), (60, false), (61, true)])
  func blocksAreShorterThanTheDays(days: Int, works: Bool) throws {
    let stamps = (0..<days).map { TimeStamp(microseconds: Int64($0) * 86_400_000_000) }
    let probabilities = try ClassProbabilities((0..<days).flatMap { _ in [0.5, 0.5] }, classNames: ["a", "b"])
    let names = ["one", "two"].map { ClassifierForecasts(name: $0, probabilities: probabilities) }
    let labels = [Int](repeating: 0, count: days)
    // Without a reference nothing is resampled.
    #expect(throws: Never.self) { try ClassifierComparison(of: names, labels: labels, timeStamps: stamps) }
    let compare = { () throws(EvaluationError) in
      try ClassifierComparison(
        of: names, labels: labels, timeStamps: stamps, references: ["two"], options: .init(replications: 10))
    }
    if works {
      let gain = try #require(try compare().entries[0].gains.first)
      #expect(gain.mean == 0 && gain.lower == 0 && gain.upper == 0)
      #expect(gain.statistic == nil && gain.pValue == nil)
    } else {
      #expect(throws: EvaluationError.blockTooLong(length: 60, count: days)) { try compare() }
    }
  }

  @Test func rowsThatNobodySharesCannotBeScored() throws {
    let probabilities = try ClassProbabilities([0.5, 0.5], classNames: ["a", "b"])
    let forecasters = [0, 1].map {
      ClassifierForecasts(name: "\($0)", probabilities: probabilities, rows: [$0])
    }
    let stamps = [TimeStamp(microseconds: 0), TimeStamp(microseconds: 1)]
    #expect(throws: EvaluationError.tooFewForecasts(count: 0, needed: 1)) {
      try ClassifierComparison(of: forecasters, labels: [0, 1], timeStamps: stamps)
    }
  }

  @Test func withoutRowsThereIsNothingToCompare() throws {
    let forecaster = ClassifierForecasts(
      name: "one", probabilities: try ClassProbabilities([], classNames: ["a", "b"]))
    #expect(throws: EvaluationError.tooFewForecasts(count: 0, needed: 1)) {
      try ClassifierComparison(of: [forecaster], labels: [], timeStamps: [])
    }
  }

  /// Of two blocks of days, two rows on the first and the last day are in none now and then.
  @Test func resamplesWithoutARowAreAnError() {
    let stamps = [0, 119].map { TimeStamp(microseconds: $0 * 86_400_000_000) }
    let errors = (1...40 as ClosedRange<UInt64>).compactMap { seed -> EvaluationError? in
      do throws(EvaluationError) {
        let gain = try LogLossGain(
          losses: [1, 1], referenceLosses: [3, 3], timeStamps: stamps, reference: "r",
          options: .init(blockDays: 60, replications: 1, seed: seed))
        #expect(gain.mean == 2 && abs(gain.lower - 2) < 1e-12)
        return nil
      } catch {
        return error
      }
    }
    #expect((1..<40).contains(errors.count))
    #expect(errors.allSatisfy { $0 == .tooFewForecasts(count: 2, needed: 120) })
  }

  @Test func lossesHaveToBeFinite() {
    #expect(throws: EvaluationError.invalidLoss(series: 1, index: 0, value: .infinity)) {
      try LogLossGain(
        losses: [.infinity], referenceLosses: [0], timeStamps: [TimeStamp(microseconds: 0)], reference: "r",
        options: .init())
    }
  }
}
