import NumericalMethods
import RecurrentNetworks
import Testing

/// The adding problem: of a hundred numbers, uniform between 0 and 1, two are marked, one in each half, and what is asked
/// for after the last is their sum.
///
/// To say 1 always has a mean squared error of 1/6. Source: Hochreiter & Schmidhuber (1997), "Long short-term memory",
/// experiment 4, with values from 0 to 1 and marks of 0 and 1.
@Suite struct AddingProblemTests {
  private static let length = 100
  private static let trainingCount = 5000
  private static let validationCount = 500

  /// Sequence after sequence in one series, of which only the last row of each is scored.
  private static func data() throws -> SequenceData {
    var random = SplitMix64(seed: 7)
    var inputs: [Float] = []
    var targets: [Float] = []
    var weights: [Float] = []
    for _ in 0..<trainingCount + validationCount {
      let values = (0..<length).map { _ in Float(random.nextUniform()) }
      let marked = [random.nextIndex(below: length / 2), length / 2 + random.nextIndex(below: length / 2)]
      for step in 0..<length { inputs += [values[step], marked.contains(step) ? 1 : 0] }
      targets += [Float](repeating: values[marked[0]] + values[marked[1]], count: length)
      weights += [Float](repeating: 0, count: length - 1) + [1]
    }
    return try SequenceData(
      series: [SequenceSeries(name: "adding problem", inputs: inputs, targets: targets, weights: weights)],
      inputNames: ["value", "mark"], targetNames: ["sum"])
  }

  @Test func itIsLearnedOverAHundredSteps() throws {
    let data = try Self.data()
    let first = Self.trainingCount * Self.length
    let split = try SequenceSplit(of: data, training: [0..<first], validation: [first..<data.rowCount(0)])
    for seed in UInt64(1)...3 {
      let training = try LSTMTraining(
        architecture: LSTM(inputSize: 2, hiddenSize: 32), loss: .squaredError, steps: Self.length,
        windowStride: Self.length, batchSize: 32, epochs: 25, optimizer: Adam(learningRate: 0.01, beta2: 0.99),
        gradientNormLimit: 0.1, seed: seed)
      var trainer = try LSTMTrainer(training, data: data, split: split)
      // The loss is half the squared error.
      var error = Double.infinity
      while !trainer.isFinished && error >= 0.01 { error = 2 * (try trainer.runEpoch().validationLoss ?? .infinity) }
      #expect(error < 0.01, "seed \(seed), \(trainer.reports.count) epochs")
    }
  }
}
