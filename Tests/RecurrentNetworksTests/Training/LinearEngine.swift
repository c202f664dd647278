import NumericalMethods
import RecurrentNetworks

/// Least squares of a linear function of a step's inputs, in place of a network.
///
/// Its coefficients are the first parameters, its constant the last, and no other parameter matters. A dropout seed
/// changes the gradient a little.
struct LinearEngine: GradientEngine {
  /// What the loss is multiplied by; its gradient is not.
  var lossFactor = 1.0

  mutating func gradient(
    parameters: [Float], batch: TrainingBatch, dropoutSeed: UInt64?
  ) -> (loss: Double, gradient: [Float]) {
    let sequences = batch.sequences
    let inputs = sequences.inputSize
    var gradient = [Float](repeating: 0, count: parameters.count)
    var loss = 0.0
    for sequence in 0..<sequences.count {
      for step in 0..<batch.outputSteps {
        let start = ((sequence + 1) * sequences.steps - batch.outputSteps + step) * inputs
        let row = sequences.inputs[start..<start + inputs]
        let target = sequence * batch.outputSteps + step
        let output = zip(row, parameters).reduce(parameters[parameters.count - 1]) { $0 + $1.0 * $1.1 }
        let error = output - batch.targets[target]
        loss += 0.5 * Double(batch.weights[target] * error * error)
        for (index, input) in row.enumerated() { gradient[index] += batch.weights[target] * error * input }
        gradient[gradient.count - 1] += batch.weights[target] * error
      }
    }
    if let dropoutSeed {
      var random = SplitMix64(seed: dropoutSeed)
      gradient[0] *= Float(0.5 + random.nextUniform())
    }
    return (loss * lossFactor, gradient)
  }
}
