import RecurrentNetworks

/// A network and what it is fed with, out of a data file: the parameters in the order of `LSTMLayout`, then the inputs.
struct LSTMInput {
  let network: LSTMNetwork
  let numbers: [Float]

  init(_ path: String, _ architecture: LSTM, inputCount: Int) throws {
    let data = try DoubleFile.read(path).map { Float($0) }
    let count = LSTMLayout(architecture).count
    guard data.count == count + inputCount else {
      throw RunnerError.invalidOption(
        "\(data.count) numbers are not the parameters and \(inputCount) inputs of a network")
    }
    network = LSTMNetwork(LSTMParameters(architecture, values: Array(data[..<count])))
    numbers = Array(data[count...])
  }
}
