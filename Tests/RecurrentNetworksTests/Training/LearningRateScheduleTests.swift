import RecurrentNetworks
import Testing

@Suite struct LearningRateScheduleTests {
  /// Ten epochs of four steps.
  private func factors(_ schedule: LearningRateSchedule) -> [Double] {
    (0..<40).map { schedule.factor(step: $0, stepsPerEpoch: 4, epochs: 10) }
  }

  @Test func aConstantRateIsConstant() {
    #expect(factors(.constant) == [Double](repeating: 1, count: 40))
  }

  @Test func aCosineWarmsUpAndFallsToNearZero() {
    let factors = factors(.cosine(warmUp: 0.2))
    #expect(factors[..<8] == [0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1])
    #expect(factors[8] == 1)
    // ½(1 + cos πx) at x = ¼, ½ and ¾ is (2 + √2)/4, ½ and (2 − √2)/4.
    for (step, expected) in [(16, 0.8535533905932737), (24, 0.5), (32, 0.1464466094067263)] {
      #expect(abs(factors[step] - expected) < 1e-15)
    }
    // ½(1 + cos(31π/32)).
    #expect(abs(factors[39] - 0.0024076366639015356) < 1e-15)
    #expect(zip(factors[8...], factors[9...]).allSatisfy { $0 > $1 })
  }

  @Test func aCosineWithoutWarmUpBeginsAtTheFullRate() {
    let factors = factors(.cosine(warmUp: 0))
    #expect(factors[0] == 1)
    #expect(abs(factors[20] - 0.5) < 1e-15)
  }

  @Test func epochsWithoutEndAreWithoutDecay() {
    let schedule = LearningRateSchedule.cosine(warmUp: 0)
    #expect(schedule.factor(step: 1000, stepsPerEpoch: 4, epochs: .max) == 1)
  }

  @Test func anExponentialDecaysAfterEachEpoch() {
    let factors = factors(.exponential(factor: 0.5))
    #expect(factors[..<9] == [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25])
    #expect(factors[39] == 1.0 / 512)
  }

  @Test func aStepDecaysAfterSomeEpochs() {
    let factors = factors(.stepDecay(factor: 0.1, epochs: 3))
    #expect(factors[11] == 1)
    #expect(factors[12] == 0.1)
    #expect(abs(factors[39] - 1e-3) < 1e-18)
  }
}
