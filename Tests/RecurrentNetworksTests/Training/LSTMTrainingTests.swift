import RecurrentNetworks
import Testing

@Suite struct LSTMTrainingTests {
  private func training(
    outputs: Int = 1, loss: NetworkLoss = .squaredError, steps: Int = 1, outputSteps: Int = 1, stride: Int = 1,
    batchSize: Int = 1, epochs: Int = 1, schedule: LearningRateSchedule = .constant, limit: Double? = nil,
    patience: Int? = nil
  ) throws -> LSTMTraining {
    try LSTMTraining(
      architecture: LSTM(inputSize: 1, outputSize: outputs), loss: loss, steps: steps, outputSteps: outputSteps,
      windowStride: stride, batchSize: batchSize, epochs: epochs, optimizer: Adam(), schedule: schedule,
      gradientNormLimit: limit, patience: patience)
  }

  @Test func numbersAreAtLeastOne() throws {
    _ = try training(patience: 1)
    #expect(throws: RecurrentNetworkError.self) { try training(steps: 0) }
    #expect(throws: RecurrentNetworkError.self) { try training(outputSteps: 0) }
    #expect(throws: RecurrentNetworkError.self) { try training(stride: 0) }
    #expect(throws: RecurrentNetworkError.self) { try training(batchSize: 0) }
    #expect(throws: RecurrentNetworkError.self) { try training(epochs: 0) }
    #expect(throws: RecurrentNetworkError.self) { try training(patience: 0) }
  }

  @Test func onlyStepsOfTheWindowAreScored() throws {
    _ = try training(steps: 5, outputSteps: 5)
    #expect(
      throws: RecurrentNetworkError.invalidTraining(
        reason: "the number of steps that are scored is from 1 to the window's 5, not 6")
    ) { try training(steps: 5, outputSteps: 6) }
  }

  @Test(arguments: [0, -1, Double.nan]) func aLimitIsPositive(limit: Double) {
    #expect(throws: RecurrentNetworkError.self) { try training(limit: limit) }
  }

  @Test(
    arguments: [
      .cosine(warmUp: -0.1), .cosine(warmUp: 1), .cosine(warmUp: .nan), .exponential(factor: 0),
      .exponential(factor: 1.1),
      .stepDecay(factor: 0, epochs: 1), .stepDecay(factor: 0.5, epochs: 0), .stepDecay(factor: 2, epochs: 1),
    ] as [LearningRateSchedule])
  func aScheduleOutsideItsLimitsIsRefused(schedule: LearningRateSchedule) {
    #expect(throws: RecurrentNetworkError.self) { try training(schedule: schedule) }
  }

  @Test(
    arguments: [
      .cosine(warmUp: 0), .cosine(warmUp: 0.99), .exponential(factor: 1), .stepDecay(factor: 1, epochs: 1),
    ] as [LearningRateSchedule])
  func aScheduleOnItsLimitsIsTaken(schedule: LearningRateSchedule) throws {
    _ = try training(schedule: schedule)
  }

  @Test func theOutputsAreAMultipleOfWhatATargetNeeds() throws {
    #expect(try training(outputs: 4, loss: .gaussian).targetCount == 2)
    #expect(try training(outputs: 6, loss: .pinball(levels: [0.1, 0.5, 0.9])).targetCount == 2)
    #expect(throws: RecurrentNetworkError.self) { try training(outputs: 3, loss: .gaussian) }
    #expect(throws: RecurrentNetworkError.self) { try training(outputs: 2, loss: .studentT(degreesOfFreedom: 2)) }
  }

  @Test func aMemberHasASeedOfItsOwn() throws {
    let first = try training()
    #expect(first.member(0) == first)
    #expect(first.member(3).seed == 3)
  }
}
