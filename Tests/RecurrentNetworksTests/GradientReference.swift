import NumericalMethods
import RecurrentNetworks

/// A loss and its gradient by PyTorch's automatic differentiation; `Fixtures/lstm_reference.py` made the cases.
struct GradientReference: Sendable, CustomStringConvertible {
  /// What PyTorch computed in one precision.
  struct Result: Sendable, Decodable {
    var value: Double
    /// (B, K, O).
    var outputs: [Double]
    /// (B, T, I).
    var inputs: [Double]
    /// In the order of `LSTMLayout`.
    var parameters: [Double]
  }

  /// The tensors of a network, each with its first and last value.
  struct Tensors: Sendable, Decodable {
    struct Tensor: Sendable, Decodable {
      var name: String
      var shape: [Int]
      var ends: [Float]
    }

    var shape: ReferenceShape
    var tensors: [Tensor]

    private enum CodingKeys: CodingKey { case tensors }

    init(from decoder: any Decoder) throws {
      shape = try ReferenceShape(from: decoder)
      tensors = try decoder.container(keyedBy: CodingKeys.self).decode([Tensor].self, forKey: .tensors)
    }
  }

  private struct Row: Decodable {
    var loss: String
    var shape: ReferenceShape
    var outputSteps: Int
    var double: Result
    var single: Result

    private enum CodingKeys: CodingKey { case loss, outputSteps, double, single }

    init(from decoder: any Decoder) throws {
      shape = try ReferenceShape(from: decoder)
      let row = try decoder.container(keyedBy: CodingKeys.self)
      loss = try row.decode(String.self, forKey: .loss)
      outputSteps = try row.decode(Int.self, forKey: .outputSteps)
      double = try row.decode(Result.self, forKey: .double)
      single = try row.decode(Result.self, forKey: .single)
    }
  }

  private struct Content: Decodable {
    var gradients: [Row]
    var tensors: Tensors
  }

  private static let content = ReferenceShape.decode(Content.self, from: "lstm_gradients.json")
  /// A case for each loss.
  static let all: [GradientReference] = content?.gradients.compactMap(GradientReference.init) ?? []
  static let tensors: Tensors? = content?.tensors

  private static let losses: [String: NetworkLoss] = [
    "squaredError": .squaredError, "qlike": .qlike, "gaussian": .gaussian,
    "studentT": .studentT(degreesOfFreedom: 5), "pinball": .pinball(levels: [0.1, 0.5, 0.95]),
  ]

  var loss: NetworkLoss
  var architecture: LSTM
  var parameters: [Float]
  var batch: TrainingBatch
  var double: Result
  var single: Result

  var description: String { "\(loss)" }

  private init?(_ row: Row) {
    guard let loss = Self.losses[row.loss], let architecture = row.shape.architecture else { return nil }
    var generator = SplitMix64(seed: row.shape.seed)
    self.loss = loss
    self.architecture = architecture
    parameters = row.shape.parameters(architecture, &generator)
    let sequences = row.shape.sequences(&generator)
    let count = row.shape.count * row.outputSteps * architecture.outputSize / loss.outputsPerTarget
    batch = TrainingBatch(
      sequences: sequences, outputSteps: row.outputSteps,
      targets: ReferenceShape.draw(count, 1.5, &generator).map { abs($0) + 0.01 },
      weights: (0..<count).map { [1, 0, 0.5, 2][$0 % 4] })
    double = row.double
    single = row.single
  }

  /// What the plain network computes.
  func gradient<Scalar: PlainScalar>(
    _ type: Scalar.Type
  ) -> (loss: Double, outputs: [Scalar], parameters: [Scalar], inputs: [Scalar]) {
    let network = PlainNetwork(architecture, parameters: parameters.map { Scalar($0) })
    let inputs = batch.sequences.inputs.map { Scalar($0) }
    let (count, steps) = (batch.sequences.count, batch.sequences.steps)
    let trace = network.forward(inputs, count: count, steps: steps, outputSteps: batch.outputSteps)
    let result = network.gradient(
      of: loss, inputs: inputs, count: count, steps: steps, targets: batch.targets.map { Scalar($0) },
      weights: batch.weights.map { Scalar($0) })
    return (result.loss, trace.outputs, result.parameters, result.inputs)
  }
}
