import RecurrentNetworks
import Testing

/// Trainings of real networks, with the engine that the trainer chooses.
@Suite struct LSTMTrainerEngineTests {
  private let data: SequenceData
  private let split: SequenceSplit
  private let training: LSTMTraining

  init() throws {
    data = try LinearProblem.data(rows: 400, noise: 0.1)
    split = try PurgedTail(share: 0.25, purge: 3).split(data)
    training = try LSTMTraining(
      architecture: LSTM(inputSize: 2, hiddenSize: 12, layerCount: 2, normalizesLayers: true, dropout: 0.1),
      loss: .squaredError, steps: 6, outputSteps: 3, batchSize: 100, epochs: 4,
      optimizer: Adam(learningRate: 0.01, weightDecay: 0.1), seed: 9)
  }

  @Test(arguments: [2, 3, 8]) func threadsChangeNoBit(threads: Int) throws {
    let one = try training.train(on: data, split: split, threads: 1)
    #expect(try training.train(on: data, split: split, threads: threads) == one)
    #expect(one.reports[3].trainLoss < one.reports[0].trainLoss)
  }

  @Test func anInterruptionChangesNoBit() throws {
    var whole = try LSTMTrainer(training, data: data, split: split)
    let expected = try whole.train()
    var first = try LSTMTrainer(training, data: data, split: split)
    for _ in 0..<2 { try first.runEpoch() }
    let checkpoint = try LSTMCheckpoint(decoding: first.checkpoint.encoded())
    #expect(checkpoint.reports.count == 2)
    var parts = try LSTMTrainer(resuming: checkpoint, expecting: training, data: data, split: split, threads: 2)
    #expect(try parts.train() == expected)
    #expect(parts.checkpoint == whole.checkpoint)
  }

  @Test func itIsThePlainTrainingButForRoundings() throws {
    let fast = try training.train(on: data, split: split)
    var plain = try LSTMTrainer(
      training, data: data, split: split,
      engine: PlainGradientEngine(architecture: training.architecture, loss: training.loss),
      initial: LSTMParameters(random: training.architecture, seed: training.seed))
    // Roundings of 1e-6 in the gradient move a parameter by at most a small share of the learning rate at each of 12 steps.
    // The validation's outputs are computed by the packed network, those of several steps and those of one alike.
    for (one, other) in zip(fast.reports, try plain.train().reports) {
      #expect(abs(one.trainLoss / other.trainLoss - 1) < 1e-3)
      #expect(abs((one.validationLoss ?? 0) / (other.validationLoss ?? 1) - 1) < 1e-3)
    }
  }

  @Test func anEnsembleForecastsTheMean() throws {
    var trainer = try LSTMEnsembleTrainer(training, members: 2, data: data, split: split)
    let ensemble = try trainer.train()
    let inputs = Array(data.series[0].inputs[..<24])
    let networks = ensemble.members.map { LSTMNetwork($0.parameters) }
    let last = networks.map { $0.outputs(of: inputs, steps: 6, count: 2) }
    #expect(ensemble.outputs(of: inputs, steps: 6, count: 2) == zip(last[0], last[1]).map { ($0 + $1) / 2 })
    let all = networks.map { $0.outputsAtEveryStep(of: inputs, steps: 6, count: 2) }
    #expect(ensemble.outputsAtEveryStep(of: inputs, steps: 6, count: 2) == zip(all[0], all[1]).map { ($0 + $1) / 2 })
  }

  @Test(arguments: [1, 2, 5]) func anEnsembleGoesOnAndThreadsChangeNoBit(threads: Int) throws {
    var whole = try LSTMEnsembleTrainer(training, members: 2, data: data, split: split)
    let expected = try whole.train()
    var first = try LSTMEnsembleTrainer(training, members: 2, data: data, split: split, threads: threads)
    try first.runEpochs()
    let checkpoint = try LSTMEnsembleCheckpoint(decoding: first.checkpoint.encoded())
    var parts = try LSTMEnsembleTrainer(
      resuming: checkpoint, expecting: training, data: data, split: split, threads: threads)
    #expect(try parts.train() == expected)
    #expect(try training.train(on: data, split: split) == expected.members[0])
  }
}
