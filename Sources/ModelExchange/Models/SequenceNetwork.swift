public import ModelFormats
public import RecurrentNetworks

/// A network by itself, as one that was brought from another program: sequences of rows in, numbers out.
public struct SequenceNetwork: Sendable, Equatable {
  /// The parameters.
  public let parameters: LSTMParameters
  /// The names of the inputs of a step, in their order; `nil` where they have none.
  public let inputNames: [String]?

  /// A network.
  ///
  /// - Parameters:
  ///   - parameters: its parameters.
  ///   - inputNames: the names of the inputs of a step, in their order.
  /// - Throws: `ModelExchangeError.unsupported` unless there is a name for each input and no two are the same.
  public init(_ parameters: LSTMParameters, inputNames: [String]?) throws(ModelExchangeError) {
    if let inputNames {
      let count = parameters.architecture.inputSize
      guard inputNames.count == count else {
        throw .unsupported(
          file: "network", reason: "it reads \(count) inputs a step, \(inputNames.count) names are given")
      }
      guard Set(inputNames).count == count else {
        throw .unsupported(file: "network", reason: "the names of its inputs are not all different")
      }
    }
    self.parameters = parameters
    self.inputNames = inputNames
  }
}
