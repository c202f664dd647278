import RecurrentNetworks
import Testing

@Suite struct LSTMTrainerTests {
  @Test func itFindsWhatThereIsToLearn() throws {
    let problem = try LinearProblem(epochs: 60, noise: 0.01, weightDecay: 0, schedule: .cosine(warmUp: 0.1))
    var trainer = try problem.trainer()
    var told: [EpochReport] = []
    let trained = try trainer.train { told.append($0) }
    #expect(told == trained.reports)
    #expect(told.map(\.epoch) == Array(1...60))
    #expect(trainer.isFinished)
    #expect(trained.bestReport.validationLoss ?? 1 < 1e-4)
    #expect(abs(trained.parameters.values[0] - 2) < 0.01)
    #expect(abs(trained.parameters.values[1] + 1) < 0.01)
    #expect(trained.parametersCount == LSTMLayout(problem.training.architecture).count)
  }

  @Test func theLossIsTheMeanOverTheWeights() throws {
    // Without a step that counts, the loss of the epoch is that of the first parameters.
    var problem = try LinearProblem(learningRate: 1e-30)
    let series = problem.data.series[0]
    let weights = (0..<200).map { Float($0 % 3) }
    problem.data = try SequenceData(
      series: [SequenceSeries(name: "line", inputs: series.inputs, targets: series.targets, weights: weights)],
      inputNames: ["a", "b"], targetNames: ["y"])
    var trainer = try problem.trainer()
    let report = try trainer.runEpoch()
    func mean(_ rows: Range<Int>) -> Double {
      let values = problem.initial.values
      var (loss, weight) = (0.0, 0.0)
      for row in rows {
        var error = values[values.count - 1] - series.targets[row]
        error += series.inputs[2 * row] * values[0]
        error += series.inputs[2 * row + 1] * values[1]
        loss += 0.5 * Double(weights[row]) * Double(error * error)
        weight += Double(weights[row])
      }
      return loss / weight
    }
    // Windows have three steps: the first ends in row 2. The last row is trained on in row 148.
    #expect(abs(report.trainLoss - mean(2..<149)) < 1e-6)
    #expect(abs((report.validationLoss ?? 0) - mean(150..<200)) < 1e-6)
  }

  @Test func theSameSeedGivesTheSameBitsAndAnotherSeedOthers() throws {
    func reports(seed: UInt64) throws -> [EpochReport] {
      var trainer = try LinearProblem(dropout: 0.3, seed: seed).trainer()
      return try trainer.train().reports
    }
    #expect(try reports(seed: 1) == reports(seed: 1))
    #expect(try reports(seed: 1) != reports(seed: 2))
  }

  @Test func dropoutHasASeedOfItsOwnForEachBatch() throws {
    var (dropping, whole) = (try LinearProblem(dropout: 0.3).trainer(), try LinearProblem().trainer())
    #expect(try dropping.runEpoch() != whole.runEpoch())
  }

  @Test func itEndsEarlyAndKeepsTheBestEpoch() throws {
    // A rate this large overshoots again and again.
    let problem = try LinearProblem(epochs: 200, learningRate: 0.5, patience: 4)
    var trainer = try problem.trainer()
    var parameters: [LSTMParameters] = []
    while !trainer.isFinished {
      try trainer.runEpoch()
      parameters.append(LSTMParameters(problem.training.architecture, values: trainer.state.parameters))
    }
    let trained = try #require(trainer.trained)
    let losses = trained.reports.compactMap(\.validationLoss)
    let best = try #require(losses.indices.min { losses[$0] < losses[$1] })
    #expect(losses.count < 200)
    #expect(trained.bestEpoch == best + 1)
    #expect(losses.count == best + 1 + 4)
    #expect(trained.parameters == parameters[best])
    #expect(trained.parameters != parameters.last)
  }

  @Test func withoutValidationTheLastEpochIsTheBest() throws {
    var problem = try LinearProblem()
    problem.split = SequenceSplit(trainingOnAllOf: problem.data)
    var trainer = try problem.trainer()
    #expect(trainer.trained == nil)
    #expect(trainer.best == problem.initial)
    let trained = try trainer.train()
    #expect(trained.bestEpoch == 6)
    #expect(trained.bestReport.validationLoss == nil)
  }

  @Test func aClippedGradientTakesTheLimitAsItsNorm() throws {
    // The first step of Adam is as long whatever the gradient, but what it remembers, a tenth of the gradient, is not.
    for (limit, isClipped) in [(1e-3, true), (1e6, false)] {
      var problem = try LinearProblem(rows: 40, gradientNormLimit: limit)
      problem.split = try SequenceSplit(of: problem.data, training: [0..<18], validation: [20..<40])
      var trainer = try problem.trainer()
      let report = try trainer.runEpoch()
      #expect(trainer.state.moments.stepCount == 1)
      let norm = 10 * GradientClipping.norm(trainer.state.moments.first)
      #expect(abs(norm / (isClipped ? limit : report.gradientNorm) - 1) < 1e-5)
      #expect(report.gradientNorm > 1e-3)
    }
  }

  @Test func theLearningRateFollowsItsSchedule() throws {
    var trainer = try LinearProblem(learningRate: 0.1, schedule: .exponential(factor: 0.5)).trainer()
    #expect(try trainer.train().reports.map(\.learningRate) == [0.1, 0.05, 0.025, 0.0125, 0.00625, 0.003125])
  }
}
