import NumericalMethods
import RecurrentNetworks

/// A network with random parameters and windows for it: usual ones, extreme ones, and two with an input that is not finite.
struct LSTMWindowCase: Sendable {
  var architecture: LSTM
  var steps: Int
  var count: Int
  var seed: UInt64

  /// Whether some windows hold extreme inputs: one of ±1e4 in each step, since of several that nearly cancel out 32 bits
  /// keep little, or all of them ±8, where scalings cut.
  var isExtreme = false

  /// One to three layers of 8 to 256 units, normalised or not, 1 to 17 inputs, 1 to 3 outputs, 1 to 96 steps: 72 cases,
  /// 10,080 windows.
  static func all() throws -> [LSTMWindowCase] {
    var cases: [LSTMWindowCase] = []
    for layers in LSTM.layerCounts {
      for hidden in [8, 32, 64, 256] {
        for isNormalized in [false, true] {
          for steps in [1, 2, 96] {
            let number = cases.count
            let architecture = try LSTM(
              inputSize: [1, 3, 8, 17, 5][number % 5], hiddenSize: hidden, layerCount: layers,
              outputSize: 1 + number % 3, normalizesLayers: isNormalized)
            cases.append(
              LSTMWindowCase(
                architecture: architecture, steps: steps, count: 140, seed: UInt64(number),
                isExtreme: !isNormalized))
          }
        }
      }
    }
    return cases
  }

  /// A network of each number of layers with 10,000 windows, some of them extreme.
  static func large(isNormalized: Bool) throws -> [LSTMWindowCase] {
    try LSTM.layerCounts.map { layers in
      let architecture = try LSTM(
        inputSize: 5, hiddenSize: 32, layerCount: layers, outputSize: 2, normalizesLayers: isNormalized)
      return LSTMWindowCase(
        architecture: architecture, steps: 24, count: 10_000, seed: UInt64(200 + layers), isExtreme: true)
    }
  }

  /// Normalised networks with extreme inputs: 18 cases, 2,520 windows.
  static func extremeNormalized() throws -> [LSTMWindowCase] {
    var cases: [LSTMWindowCase] = []
    for layers in LSTM.layerCounts {
      for hidden in [8, 32] {
        for steps in [1, 2, 96] {
          let architecture = try LSTM(
            inputSize: [8, 17, 3][cases.count % 3], hiddenSize: hidden, layerCount: layers, normalizesLayers: true)
          cases.append(
            LSTMWindowCase(
              architecture: architecture, steps: steps, count: 140, seed: UInt64(100 + cases.count), isExtreme: true))
        }
      }
    }
    return cases
  }

  /// A name for files.
  var name: String {
    let kind = architecture.normalizesLayers ? "normalised" : "plain"
    return "\(kind)-\(architecture.layerCount)x\(architecture.hiddenSize)-\(architecture.inputSize)"
      + "-\(architecture.outputSize)-\(steps)-\(count)-\(seed)"
  }

  /// The parameters, those of a network before training; factors and shifts of the normalisation are random too.
  var parameters: LSTMParameters {
    var parameters = LSTMParameters(random: architecture, seed: seed)
    var random = SplitMix64(seed: seed, stream: 1)
    for layer in parameters.layout.layers {
      for place in layer.normFactors { parameters.values[place] = Float(0.5 + random.nextUniform()) }
      for place in layer.normShifts { parameters.values[place] = Float(random.nextUniform() - 0.5) }
    }
    return parameters
  }

  /// The windows with an input that is not a number and with one that is infinite.
  var brokenWindows: [Int] { [Int(seed * 7) % count, Int(seed * 7 + 5) % count] }

  /// The windows, (N, T, I).
  var windows: [Float] {
    var random = SplitMix64(seed: seed, stream: 2)
    let size = architecture.inputSize
    var values: [Float] = []
    for window in 0..<count {
      for step in 0..<steps {
        let large = Int(random.nextUniform() * Double(size))
        for input in 0..<size {
          let uniform = Float(2 * random.nextUniform() - 1)
          switch window % 8 {
          case 0: values.append(0)
          case 1: values.append(uniform * .leastNormalMagnitude)
          case 2 where isExtreme:
            values.append(input == large ? (step.isMultiple(of: 2) ? 1e4 : -1e4) : uniform)
          case 3 where isExtreme: values.append(uniform < 0 ? -8 : 8)
          case 4: values.append(uniform * 8)
          default: values.append(uniform * 2)
          }
        }
      }
    }
    values[(brokenWindows[0] * steps + steps / 2) * size] = .nan
    values[(brokenWindows[1] * steps + steps / 2) * size] = seed.isMultiple(of: 2) ? .infinity : -.infinity
    return values
  }

  /// What `LSTMNetwork` makes of the windows, (N, O).
  var outputs: [Float] { LSTMNetwork(parameters).outputs(of: windows, steps: steps, count: count) }

  /// What the equations of `LSTM` make of the windows, in 64 bits, (N, O).
  var exactOutputs: [Double] {
    let network = PlainNetwork(architecture, parameters: parameters.values.map(Double.init))
    let (windows, size) = (windows, steps * architecture.inputSize)
    // Some at a time, since it keeps all that it computes.
    return stride(from: 0, to: count, by: 500).flatMap { first in
      let end = min(first + 500, count)
      return network.forward(
        windows[first * size..<end * size].map(Double.init), count: end - first, steps: steps, outputSteps: 1
      ).outputs
    }
  }
}
