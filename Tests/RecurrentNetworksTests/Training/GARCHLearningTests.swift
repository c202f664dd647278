import NumericalMethods
import RecurrentNetworks
import Testing

/// A network that sees nothing but squared returns learns the variance of a GARCH(1,1) process, whose true one is known.
@Suite struct GARCHLearningTests {
  private struct Path {
    /// The squared return of the period before.
    var inputs: [Float] = []
    /// The squared return.
    var targets: [Float] = []
    /// The conditional variance.
    var variances: [Double] = []

    init(count: Int, seed: UInt64) {
      var random = SplitMix64(seed: seed)
      var variance = 1.0
      var square = 1.0
      for _ in 0..<count {
        inputs.append(Float(square))
        variance = 0.05 + 0.1 * square + 0.85 * variance
        let draw = random.nextNormal()
        square = variance * draw * draw
        targets.append(Float(square))
        variances.append(variance)
      }
    }
  }

  private static func train(_ path: Path) throws -> LSTMParameters {
    let count = path.inputs.count
    let data = try SequenceData(
      series: [SequenceSeries(name: "GARCH", inputs: path.inputs, targets: path.targets)],
      inputNames: ["squared return"], targetNames: ["squared return"])
    let training = try LSTMTraining(
      architecture: LSTM(inputSize: 1, hiddenSize: 16), loss: .qlike, steps: 100, outputSteps: 50, windowStride: 50,
      batchSize: 16, epochs: 15, optimizer: Adam(learningRate: 0.005), schedule: .cosine(warmUp: 0.1), seed: 1)
    let split = try SequenceSplit(
      of: data, training: [0..<count * 10 / 11], validation: [count * 10 / 11..<count])
    return try training.train(on: data, split: split).parameters
  }

  /// The share of the variance of `values` that a line through `forecasts` explains.
  private static func explained(_ values: [Double], by forecasts: [Double]) -> Double {
    func centred(_ values: [Double]) -> [Double] {
      let mean = values.reduce(0, +) / Double(values.count)
      return values.map { $0 - mean }
    }
    func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    let (values, forecasts) = (centred(values), centred(forecasts))
    let both = product(values, forecasts)
    return both * both / (product(values, values) * product(forecasts, forecasts))
  }

  @Test func itForecastsNearlyAsWellAsTheTrueModel() throws {
    let parameters = try Self.train(Path(count: 220_000, seed: 7))
    let fresh = Path(count: 20_200, seed: 8)
    let outputs = LSTMNetwork(parameters).outputsAtEveryStep(of: fresh.inputs, steps: fresh.inputs.count)
    // The first periods are left out: nothing is known of the variance before them.
    let forecasts = outputs.dropFirst(200).map { Double.exp(Double($0)) }
    let variances = Array(fresh.variances.dropFirst(200))
    let squares = fresh.targets.dropFirst(200).map { Double($0) }
    let ofSquares = Self.explained(squares, by: forecasts) / Self.explained(squares, by: variances)
    #expect(ofSquares >= 0.95)
    let mean = variances.reduce(0, +) / Double(variances.count)
    let error = zip(forecasts, variances).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let spread = variances.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    #expect(1 - error / spread >= 0.95)
  }
}
