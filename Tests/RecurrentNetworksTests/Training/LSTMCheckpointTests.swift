import NumericalMethods
import RecurrentNetworks
import Testing

@Suite struct LSTMCheckpointTests {
  /// Interrupts a training after `epochs` epochs and goes on from the bytes of its check-point.
  private func interrupted(_ problem: LinearProblem, after epochs: Int) throws -> LSTMTrainer {
    var first = try problem.trainer()
    for _ in 0..<epochs { try first.runEpoch() }
    return try problem.trainer(resuming: LSTMCheckpoint(decoding: first.checkpoint.encoded()))
  }

  @Test(arguments: 0...6) func anInterruptionChangesNoBit(epochs: Int) throws {
    let problem = try LinearProblem(dropout: 0.2, schedule: .cosine(warmUp: 0.3))
    var whole = try problem.trainer()
    var parts = try interrupted(problem, after: epochs)
    #expect(try whole.train() == parts.train())
    #expect(whole.checkpoint.encoded() == parts.checkpoint.encoded())
  }

  @Test func anInterruptionWhilePatientChangesNoBit() throws {
    let problem = try LinearProblem(epochs: 200, learningRate: 0.5, patience: 4)
    var whole = try problem.trainer()
    let trained = try whole.train()
    for epochs in trained.bestEpoch - 1...trained.reports.count {
      var parts = try interrupted(problem, after: epochs)
      #expect(parts.isFinished == (epochs == trained.reports.count))
      #expect(try parts.train() == trained)
    }
  }

  @Test func everyPartOfASpecificationIsKept() throws {
    let losses: [NetworkLoss] = [
      .squaredError, .qlike, .gaussian, .studentT(degreesOfFreedom: 5), .pinball(levels: [0.05, 0.95]),
    ]
    let schedules: [LearningRateSchedule] = [
      .constant, .cosine(warmUp: 0.1), .exponential(factor: 0.9), .stepDecay(factor: 0.5, epochs: 7),
    ]
    let data = try SequenceData(
      series: [SequenceSeries(name: "s", inputs: [1, 2, 3, 4], targets: [1, 1, 1, 1])], inputNames: ["x"],
      targetNames: ["y"])
    for (number, loss) in losses.enumerated() {
      let training = try LSTMTraining(
        architecture: LSTM(
          inputSize: 1, hiddenSize: 9, layerCount: 2, outputSize: loss.outputsPerTarget, normalizesLayers: true,
          dropout: 0.25), loss: loss, steps: 3, outputSteps: 2, windowStride: 5, batchSize: 7, epochs: 11,
        optimizer: Adam(learningRate: 0.1, beta1: 0.2, beta2: 0.3, epsilon: 0.4, weightDecay: 0.5),
        schedule: schedules[number % 4], gradientNormLimit: number == 0 ? nil : 6, patience: nil, seed: .max)
      let trainer = try LSTMTrainer(training, data: data, split: SequenceSplit(trainingOnAllOf: data))
      #expect(try LSTMCheckpoint(decoding: trainer.checkpoint.encoded()) == trainer.checkpoint)
    }
  }

  @Test func whateverIsCutOffIsNoticed() throws {
    let bytes = try LinearProblem().trainer().checkpoint.encoded()
    #expect(throws: RecurrentNetworkError.notACheckpoint) { try LSTMCheckpoint(decoding: []) }
    #expect(throws: RecurrentNetworkError.notACheckpoint) { try LSTMCheckpoint(decoding: Array("PK\u{3}\u{4}".utf8)) }
    for count in Array(1..<60) + [bytes.count / 2, bytes.count - 9, bytes.count - 1] {
      let expected = count < 24 ? 24 : bytes.count
      let error = RecurrentNetworkError.truncatedCheckpoint(byteCount: count, expected: expected)
      #expect(throws: error) { try LSTMCheckpoint(decoding: Array(bytes[..<count])) }
    }
    #expect(throws: RecurrentNetworkError.corruptCheckpoint(reason: "1 bytes follow its end")) {
      try LSTMCheckpoint(decoding: bytes + [0])
    }
  }

  @Test func whateverIsChangedIsNoticed() throws {
    let bytes = try LinearProblem().trainer().checkpoint.encoded()
    for index in Array(0..<300) + [bytes.count / 2, bytes.count - 8, bytes.count - 1] {
      var changed = bytes
      changed[index] ^= 0x10
      #expect(throws: RecurrentNetworkError.self) { try LSTMCheckpoint(decoding: changed) }
    }
    var newer = bytes
    newer[8] = 2
    #expect(throws: RecurrentNetworkError.unknownCheckpointVersion(found: 2, known: 1)) {
      try LSTMCheckpoint(decoding: newer)
    }
  }

  @Test func whatHasARightChecksumIsReadOrRefused() throws {
    let bytes = try LinearProblem(schedule: .cosine(warmUp: 0.5), seed: 2).trainer().checkpoint.encoded()
    let contents = Array(bytes[24..<bytes.count - 8])
    var random = SplitMix64(seed: 5)
    var refused = 0
    for _ in 0..<3000 {
      var changed = contents
      // Most of the bytes are parameters; what may be wrong lies ahead of them and behind.
      for _ in 0...random.nextIndex(below: 2) {
        let place = random.nextIndex(below: 500)
        changed[place < 250 ? place : changed.count - 500 + place] = UInt8(truncatingIfNeeded: random.next())
      }
      if random.nextIndex(below: 10) == 0 { changed.removeLast(random.nextIndex(below: changed.count)) }
      let sealed = CheckpointContainer.sealed(changed, magic: "PLIMLSTM")
      do {
        let checkpoint = try LSTMCheckpoint(decoding: sealed)
        #expect(checkpoint.encoded() == sealed)
      } catch RecurrentNetworkError.corruptCheckpoint {
        refused += 1
      }
    }
    #expect(refused > 1000)
  }

  @Test func itGoesOnWithTheSameDataOnly() throws {
    let problem = try LinearProblem()
    let checkpoint = try problem.trainer().checkpoint
    #expect(checkpoint.rowCount == 200)
    var other = problem
    other.data = try LinearProblem.data(rows: 200, noise: 0.1, seed: 4)
    #expect(throws: RecurrentNetworkError.checkpointOfOtherData) { try other.trainer(resuming: checkpoint) }
    other = problem
    other.split = try SequenceSplit(of: problem.data, training: [0..<148], validation: [150..<200])
    #expect(throws: RecurrentNetworkError.checkpointOfOtherData) { try other.trainer(resuming: checkpoint) }
    _ = try problem.trainer(resuming: checkpoint)
  }

  @Test func itGoesOnWithTheSameSpecificationOnly() throws {
    let problem = try LinearProblem()
    let checkpoint = try problem.trainer().checkpoint
    _ = try problem.trainer(resuming: checkpoint, expecting: problem.training)
    #expect(
      throws: RecurrentNetworkError.checkpointOfOtherTraining(difference: "its learning rate is 0.05, not 0.1")
    ) { try problem.trainer(resuming: checkpoint, expecting: LinearProblem(learningRate: 0.1).training) }
    #expect(throws: RecurrentNetworkError.checkpointOfOtherTraining(difference: "its seed is 1, not 2")) {
      try problem.trainer(resuming: checkpoint, expecting: problem.training.member(1))
    }
  }
}
