import NumericalMethods
import RecurrentNetworks

/// A random network with sequences, and what the plain network makes of them.
struct NetworkExample: Sendable, CustomStringConvertible {
  var hidden: Int
  var layers = 1
  var isNormalized = false
  var inputs = 3
  var outputs = 1
  var count = 1
  var steps = 5

  var description: String {
    "\(count) × \(steps) × \(inputs), \(layers) layers of \(hidden), normalised \(isNormalized), \(outputs) outputs"
  }

  /// The numbers of parameters and inputs, drawn anew for each call.
  func draw() throws -> (parameters: LSTMParameters, inputs: [Float]) {
    let architecture = try LSTM(
      inputSize: inputs, hiddenSize: hidden, layerCount: layers, outputSize: outputs, normalizesLayers: isNormalized)
    var generator = SplitMix64(seed: UInt64(hidden * 1000 + layers * 100 + count + steps))
    var values = LSTMParameters(random: architecture, seed: generator.next()).values
    let layout = LSTMLayout(architecture)
    for layer in layout.layers {
      for place in layer.normFactors { values[place] = Float(0.5 + generator.nextUniform()) }
      for place in layer.normShifts { values[place] = Float(generator.nextUniform() - 0.5) }
    }
    let numbers = ReferenceShape.draw(count * steps * inputs, 2, &generator)
    return (LSTMParameters(architecture, values: values), numbers)
  }

  /// The largest difference between the packed network's outputs and the plain one's in 64 bits, of the largest output if
  /// that is above one.
  func distanceFromPlain() throws -> Double {
    let (parameters, numbers) = try draw()
    let plain = PlainNetwork(parameters.architecture, parameters: parameters.values.map(Double.init)).forward(
      numbers.map(Double.init), count: count, steps: steps)
    let packed = LSTMNetwork(parameters).outputsAtEveryStep(of: numbers, steps: steps, count: count)
    guard packed.count == plain.outputs.count else { return .infinity }
    let largest = plain.outputs.reduce(1) { max($0, abs($1)) }
    return zip(packed, plain.outputs).reduce(0) { max($0, abs(Double($1.0) - $1.1)) } / largest
  }
}
