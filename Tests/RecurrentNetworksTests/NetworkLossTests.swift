import RecurrentNetworks
import Testing

@Suite struct NetworkLossTests {
  @Test(arguments: [
    NetworkLoss.studentT(degreesOfFreedom: 2), .studentT(degreesOfFreedom: .infinity),
    .studentT(degreesOfFreedom: .nan),
    .pinball(levels: []), .pinball(levels: [0, 0.5]), .pinball(levels: [0.5, 1]), .pinball(levels: [0.5, 0.5]),
    .pinball(levels: [0.6, 0.5]), .pinball(levels: [.nan]),
  ])
  func aLossWithoutMeaningIsRefused(loss: NetworkLoss) {
    #expect(throws: RecurrentNetworkError.self) { try loss.check() }
  }

  @Test(arguments: [
    NetworkLoss.squaredError, .qlike, .gaussian, .studentT(degreesOfFreedom: 2.0.nextUp),
    .pinball(levels: [.leastNonzeroMagnitude, 0.5, 1.0.nextDown]),
  ])
  func aLossWithinTheLimitsIsTaken(loss: NetworkLoss) throws {
    try loss.check()
  }

  @Test func targetsAreFiniteAndVariancesNotNegative() throws {
    try NetworkLoss.qlike.check(targets: [0, 1, .nan, -1], weights: [1, 1, 0, 0])
    try NetworkLoss.squaredError.check(targets: [-1], weights: [1])
    #expect(
      throws: RecurrentNetworkError.invalidTarget(index: 1, value: -0.5, expected: "a finite variance of at least 0")
    ) { try NetworkLoss.qlike.check(targets: [0, -0.5], weights: [1, 1]) }
    for loss in GradientCase.losses {
      for target in [Float.nan, .infinity, -.infinity] {
        #expect(throws: RecurrentNetworkError.self) { try loss.check(targets: [target], weights: [1]) }
      }
      for weight in [Float.nan, .infinity, -1] {
        #expect(throws: RecurrentNetworkError.self) {
          try loss.check(targets: [1], weights: [weight])
        }
      }
    }
  }

  /// Worked by hand: ln 2π = 1.8378770664093453; the density of Student's t with 5 degrees of freedom at zero is
  /// 8/(3π√5), and that of one scaled to a variance of one √(5/3) times as much.
  @Test func valuesAreThoseWorkedByHand() {
    func value(_ loss: NetworkLoss, _ outputs: [Double], _ target: Double) -> Double {
      loss.evaluate(outputs: outputs, targets: [target], weights: [2]).loss / 2
    }
    #expect(value(.squaredError, [1], 4) == 4.5)
    #expect(value(.qlike, [0], 3) == 3)
    #expect(value(.qlike, [-5], 0) == -5)
    #expect(abs(value(.gaussian, [1, 0], 3) - (2 + 0.5 * 1.8378770664093453)) <= 1e-15)
    #expect(abs(value(.studentT(degreesOfFreedom: 5), [1, 0], 1) - 0.7132067771717289) <= 1e-15)
    #expect(value(.pinball(levels: [0.25, 0.5]), [1, 4], 3) == 0.25 * 2 + 0.5 * 1)
    #expect(
      NetworkLoss.pinball(levels: [0.25]).evaluate(outputs: [3.0], targets: [3], weights: [1]).gradient == [-0.25])
  }

  @Test(arguments: GradientCase.losses, [Float.infinity, -.infinity, .nan, 3e38, -3e38, -1e4])
  func whatIsBeyondNumbersIsInfiniteAndNeverNotANumber(loss: NetworkLoss, output: Float) {
    let outputs = [Float](repeating: output, count: loss.outputsPerTarget)
    let value = loss.evaluate(outputs: outputs, targets: [1], weights: [1]).loss
    #expect(!value.isNaN)
    if !output.isFinite { #expect(value == .infinity) }
    if loss == .qlike && output < 0 { #expect(value == .infinity) }
  }

  @Test(arguments: GradientCase.losses)
  func whatHasNoWeightIsIgnored(loss: NetworkLoss) {
    let outputs = [Float](repeating: .nan, count: loss.outputsPerTarget)
    let value = loss.evaluate(outputs: outputs, targets: [.nan], weights: [0])
    #expect(value.loss == 0)
    #expect(value.gradient.allSatisfy { $0 == 0 })
  }
}
