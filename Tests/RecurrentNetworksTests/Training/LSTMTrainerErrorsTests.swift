import RecurrentNetworks
import Testing

@Suite struct LSTMTrainerErrorsTests {
  @Test func thereIsSomethingToTrainOn() throws {
    var problem = try LinearProblem()
    problem.split = try SequenceSplit(of: problem.data, training: [0..<2], validation: [100..<200])
    let error = RecurrentNetworkError.nothingToTrainOn(steps: 3, outputSteps: 1)
    #expect(throws: error) { try problem.trainer() }
    #expect(error.description.hasPrefix("there is nothing to train on: no window of 3 steps"))
    problem.split = try SequenceSplit(of: problem.data, training: [0..<3], validation: [100..<200])
    _ = try problem.trainer()
  }

  @Test func thereIsSomethingToValidateOnWhereThatIsAskedFor() throws {
    let error = RecurrentNetworkError.nothingToValidateOn(steps: 3, outputSteps: 1)
    var problem = try LinearProblem()
    problem.split = try SequenceSplit(of: problem.data, training: [100..<200], validation: [0..<2])
    #expect(throws: error) { try problem.trainer() }
    problem = try LinearProblem(patience: 5)
    problem.split = SequenceSplit(trainingOnAllOf: problem.data)
    #expect(throws: error) { try problem.trainer() }
    #expect(error.description.contains("without early stopping"))
  }

  @Test func aSeriesIsAsLongAsAWindow() throws {
    let problem = try LinearProblem()
    let short = try LinearProblem.data(rows: 2, noise: 0)
    #expect(throws: RecurrentNetworkError.seriesTooShort(series: "line", rows: 2, steps: 3)) {
      try LSTMTrainer(problem.training, data: short, split: SequenceSplit(trainingOnAllOf: short))
    }
  }

  @Test func aVarianceIsNotNegative() throws {
    let data = try SequenceData(
      series: [SequenceSeries(name: "BTC", inputs: [1, 2, 3], targets: [0, 1, -1])], inputNames: ["r"],
      targetNames: ["variance"])
    let training = try LSTMTraining(
      architecture: LSTM(inputSize: 1), loss: .qlike, steps: 1, optimizer: Adam())
    #expect {
      try LSTMTrainer(training, data: data, split: SequenceSplit(trainingOnAllOf: data))
    } throws: { error in
      "\(error)"
        == "-1.0 in target \"variance\" of series \"BTC\" at row 2, where a variance, which is not negative, was "
        + "expected"
    }
  }

  /// An engine whose losses are given, batch by batch.
  private struct ScriptedEngine: GradientEngine {
    var losses: [Double]
    var derivative: Float = 1

    mutating func gradient(
      parameters: [Float], batch: TrainingBatch, dropoutSeed: UInt64?
    ) -> (loss: Double, gradient: [Float]) {
      let loss = losses.removeFirst() * Double(batch.sequences.count)
      return (loss, [Float](repeating: derivative, count: parameters.count))
    }
  }

  /// Losses that are given, for the batches of the validation.
  private struct ScriptedLosses: LossEngine {
    var losses: [Double]

    mutating func loss(parameters: [Float], batch: TrainingBatch) -> Double {
      losses.removeFirst() * Double(batch.sequences.count)
    }
  }

  /// A training of two batches for an epoch and two for its validation.
  private func trainer(
    _ losses: [Double], validation: [Double] = [1, 1, 1, 1], derivative: Float = 1, loss: NetworkLoss = .squaredError
  ) throws -> LSTMTrainer {
    let data = try LinearProblem.data(rows: 80, noise: 0)
    let training = try LSTMTraining(
      architecture: LSTM(inputSize: 2, hiddenSize: 8, outputSize: loss.outputsPerTarget), loss: loss, steps: 1,
      batchSize: 20, epochs: 3, optimizer: Adam())
    return try LSTMTrainer(
      training, data: data, split: SequenceSplit(of: data, training: [0..<40], validation: [40..<80]),
      engine: ScriptedEngine(losses: losses, derivative: derivative), validator: ScriptedLosses(losses: validation),
      initial: LSTMParameters(random: training.architecture, seed: 0))
  }

  @Test func aLossThatIsAMillionTimesTheFirstHasExploded() throws {
    var bounded = try trainer([1e-14, 0.999e-8, 1e-14, 0.999e-8], validation: [0, 0.999e-8, 0, 0])
    try bounded.runEpoch()
    try bounded.runEpoch()
    var exploding = try trainer([1, 1, 1, 1.001e6])
    try exploding.runEpoch()
    let before = exploding.checkpoint
    let error = RecurrentNetworkError.explodedLoss(epoch: 2, batch: 2, loss: 1.001e6)
    #expect(throws: error) { try exploding.runEpoch() }
    #expect(exploding.checkpoint == before)
    #expect(
      error.description == "the training exploded: the loss is 1001000.0 in epoch 2, batch 2; lower the learning rate "
        + "(--learning-rate), clip the gradient at a smaller norm, or scale the inputs and targets to a variance near one"
    )
  }

  @Test(arguments: [Double.nan, .infinity]) func aLossThatIsNotFiniteHasExploded(loss: Double) throws {
    var trainer = try trainer([1, loss])
    #expect {
      try trainer.runEpoch()
    } throws: { error in
      guard case RecurrentNetworkError.explodedLoss(epoch: 1, batch: 2, loss: _) = error else { return false }
      return true
    }
  }

  @Test func aLossOfTheValidationExplodesToo() throws {
    var trainer = try trainer([1, 1], validation: [1, .infinity])
    #expect(throws: RecurrentNetworkError.explodedLoss(epoch: 1, batch: nil, loss: .infinity)) {
      try trainer.runEpoch()
    }
  }

  @Test func aGradientThatIsNotFiniteHasExploded() throws {
    var trainer = try trainer([1], derivative: .nan)
    #expect(throws: RecurrentNetworkError.explodedLoss(epoch: 1, batch: 1, loss: 1)) { try trainer.runEpoch() }
  }

  @Test func aLikelihoodMayBeginAtZero() throws {
    var trainer = try trainer([0, 9e5], loss: .gaussian)
    try trainer.runEpoch()
    var exploding = try self.trainer([0, 1.1e6], loss: .gaussian)
    #expect(throws: RecurrentNetworkError.explodedLoss(epoch: 1, batch: 2, loss: 1.1e6)) { try exploding.runEpoch() }
  }
}
