import RecurrentNetworks
import Testing

@Suite struct LSTMEnsembleTests {
  private let problem: LinearProblem

  init() throws {
    problem = try LinearProblem(epochs: 12, learningRate: 0.5, dropout: 0.1, patience: 2)
  }

  private func trainer(threads: Int) throws -> LSTMEnsembleTrainer {
    try LSTMEnsembleTrainer(problem.training, members: 3, threads: threads, makeMember: member)
  }

  private func member(_ training: LSTMTraining) throws(RecurrentNetworkError) -> LSTMTrainer {
    try LSTMTrainer(
      training, data: problem.data, split: problem.split, engine: LinearEngine(),
      initial: LSTMParameters(random: training.architecture, seed: training.seed))
  }

  @Test func theMembersAreTrainedAsIfAlone() throws {
    var trainer = try trainer(threads: 1)
    var told: [Int] = []
    let ensemble = try trainer.train { member, _ in told.append(member) }
    #expect(told == told.sorted())
    for (number, trained) in ensemble.members.enumerated() {
      var alone = try member(problem.training.member(number))
      #expect(try alone.train() == trained)
    }
    #expect(ensemble.members[0] != ensemble.members[1])
  }

  @Test(arguments: [2, 3, 8]) func threadsChangeNoBit(threads: Int) throws {
    var (one, many) = (try trainer(threads: 1), try trainer(threads: threads))
    #expect(try one.train() == many.train())
    #expect(one.checkpoint.encoded() == many.checkpoint.encoded())
  }

  @Test(arguments: [1, 2]) func anInterruptionChangesNoBit(threads: Int) throws {
    var whole = try trainer(threads: threads)
    let expected = try whole.train()
    var first = try trainer(threads: threads)
    // The first member is finished, another in progress, and of one thread a third has not begun.
    while !first.members[0].isFinished || first.members[1].reports.isEmpty { try first.runEpochs() }
    let checkpoint = try LSTMEnsembleCheckpoint(decoding: first.checkpoint.encoded())
    #expect(threads > 1 || checkpoint.members[2] == nil)
    #expect(first.trained == nil || threads > 1)
    var parts = try LSTMEnsembleTrainer(resuming: checkpoint, expecting: problem.training, threads: threads) {
      (training, checkpoint) throws(RecurrentNetworkError) in
      guard let checkpoint else { return try member(training) }
      return try LSTMTrainer(
        resuming: checkpoint, data: problem.data, split: problem.split, engine: LinearEngine())
    }
    #expect(try parts.train() == expected)
  }

  @Test func aDamagedCheckpointIsRefused() throws {
    let trainer = try trainer(threads: 1)
    let bytes = trainer.checkpoint.encoded()
    #expect(throws: RecurrentNetworkError.notACheckpoint) { try LSTMCheckpoint(decoding: bytes) }
    #expect(throws: RecurrentNetworkError.self) { try LSTMEnsembleCheckpoint(decoding: bytes.dropLast()) }
    var changed = bytes
    changed[40] ^= 1
    #expect(throws: RecurrentNetworkError.self) { try LSTMEnsembleCheckpoint(decoding: changed) }
    #expect(throws: RecurrentNetworkError.checkpointOfOtherTraining(difference: "its seed is 1, not 2")) {
      try LSTMEnsembleTrainer(resuming: trainer.checkpoint, expecting: problem.training.member(1), threads: 1) {
        (training, _) throws(RecurrentNetworkError) in try member(training)
      }
    }
  }

  @Test func aMemberThatExplodesIsReported() throws {
    var trainer = try LSTMEnsembleTrainer(problem.training, members: 2, threads: 2) {
      (training) throws(RecurrentNetworkError) in
      try LSTMTrainer(
        training, data: problem.data, split: problem.split,
        engine: LinearEngine(lossFactor: training.seed == 2 ? .nan : 1), initial: problem.initial)
    }
    #expect(throws: RecurrentNetworkError.self) { try trainer.runEpochs() }
    #expect(trainer.members.map(\.reports.count) == [1, 0])
  }

  @Test func theMeanIsOfEachOutput() {
    #expect(LSTMEnsemble.mean(of: [[1, 2, 3]]) == [1, 2, 3])
    #expect(LSTMEnsemble.mean(of: [[1, 2], [2, 4], [6, -3]]) == [3, 1])
  }
}
