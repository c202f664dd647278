import ForecastEvaluation
import NumericalMethods
import Testing

/// Losses that are few, whole numbers with many ties, or of very different sizes: every comparison ends with numbers
/// that are what they should be, or with an error that says why there are none.
@Suite struct RoughLossesTests {
  static func losses(seed: UInt64) -> [[Double]] {
    var random = SplitMix64(seed: seed)
    let count = 1 + Int(random.next() % 12)
    return (0..<1 + Int(random.next() % 5)).map { _ in
      let kind = random.next() % 4
      return (0..<count).map { _ in
        switch kind {
        case 0: Double(random.next() % 2)
        case 1: Double(random.next() % 5) - 2
        case 2: 1e-160 * random.nextNormal()
        default: Double.exp(max(-700, min(700, 300 * random.nextNormal())))
        }
      }
    }
  }

  static func bootstrap(seed: UInt64) -> any BlockBootstrap {
    seed.isMultiple(of: 2)
      ? StationaryBootstrap(meanBlockLength: 1 + Double(seed % 5) / 2, seed: seed)
      : CircularBlockBootstrap(blockLength: 1 + Int(seed % 4), seed: seed)
  }

  /// Whether the error is one of those that a comparison of finite losses may end with.
  static func isExpected(_ error: EvaluationError) -> Bool {
    switch error {
    case .tooFewLosses, .constantLossDifference, .constantLossAgainstMean, .blockTooLong: true
    default: false
    }
  }

  @Test(arguments: ModelConfidenceSet.Statistic.allCases)
  func confidenceSetsAreSound(statistic: ModelConfidenceSet.Statistic) {
    var soundCount = 0
    for seed: UInt64 in 0..<3000 {
      let losses = Self.losses(seed: seed)
      do throws(EvaluationError) {
        let set = try ModelConfidenceSet(
          losses: losses, statistic: statistic, bootstrap: Self.bootstrap(seed: seed),
          replications: 1 + Int(seed % 30))
        soundCount += 1
        #expect(set.pValues.count == losses.count && set.pValues.allSatisfy { (0...1).contains($0) })
        #expect(set.eliminations.allSatisfy { $0.statistic.isFinite && $0.testPValue <= $0.pValue })
        #expect(Set(set.eliminations.map(\.model) + [set.lastModel]) == Set(losses.indices))
        #expect(set.meanLosses.allSatisfy { $0.isFinite })
      } catch {
        #expect(Self.isExpected(error))
      }
    }
    #expect(soundCount > 1000)
  }

  @Test func superiorAbilityIsSound() {
    var soundCount = 0
    for seed: UInt64 in 0..<3000 {
      let losses = Self.losses(seed: seed)
      guard losses.count > 1 else { continue }
      do throws(EvaluationError) {
        let test = try SuperiorPredictiveAbility(
          benchmark: losses[0], models: Array(losses.dropFirst()), bootstrap: Self.bootstrap(seed: seed),
          replications: 1 + Int(seed % 30), isStudentized: seed % 3 > 0)
        soundCount += 1
        let pValues = [0, test.lowerPValue, test.consistentPValue, test.upperPValue, 1]
        #expect(zip(pValues, pValues.dropFirst()).allSatisfy { $0 <= $1 })
        #expect((0...1).contains(test.realityCheckPValue))
        #expect(test.statistic.isFinite && test.statistic >= 0 && test.meanDifferences.allSatisfy { $0.isFinite })
      } catch {
        #expect(Self.isExpected(error))
      }
    }
    #expect(soundCount > 1000)
  }

  @Test func comparisonsOfTwoAreSound() {
    var soundCount = 0
    for seed: UInt64 in 0..<3000 {
      let losses = Self.losses(seed: seed)
      guard losses.count > 1 else { continue }
      do throws(EvaluationError) {
        let test = try DieboldMariano(
          first: losses[0], second: losses[1], horizon: 1 + Int(seed % 4),
          kernel: seed.isMultiple(of: 2) ? .rectangular : .bartlett)
        soundCount += 1
        #expect(test.statistic.isFinite && test.meanDifference.isFinite)
        #expect([test.pValue, test.firstBetterPValue, test.secondBetterPValue].allSatisfy { (0...1).contains($0) })
        #expect(abs(test.firstBetterPValue + test.secondBetterPValue - 1) < 1e-12)
      } catch {
        #expect(Self.isExpected(error))
      }
    }
    #expect(soundCount > 1000)
  }

  @Test func regressionsAreSound() {
    var soundCount = 0
    for seed: UInt64 in 0..<3000 {
      let losses = Self.losses(seed: seed).map { $0.map { abs($0) } }
      guard losses.count > 1 else { continue }
      do throws(EvaluationError) {
        let regression = try MincerZarnowitz(
          of: losses[0].map { $0 + 1e-200 }, against: losses[1], form: seed.isMultiple(of: 2) ? .levels : .logarithms)
        soundCount += 1
        #expect(regression.rSquared.map { (0...1).contains($0) } ?? true)
        #expect(regression.waldTest.map { (0...1).contains($0.fPValue) && $0.fStatistic >= 0 } ?? true)
        #expect(regression.interceptStandardError.isFinite && regression.slopeStandardError.isFinite)
      } catch {
        switch error {
        case .tooFewForecasts, .zeroProxy, .constantForecasts, .unusableRegression: break
        default: Issue.record("\(error)")
        }
      }
    }
    #expect(soundCount > 500)
  }
}
