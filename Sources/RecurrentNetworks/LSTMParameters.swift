/// The parameters of a network: a value that a file holds and a training changes.
public struct LSTMParameters: Sendable, Equatable {
  /// The network that the parameters are of.
  public let architecture: LSTM
  /// All parameters, in the order of `LSTMLayout`.
  package var values: [Float]

  /// Parameters in the order of `LSTMLayout`.
  ///
  /// - Precondition: there are as many as the architecture has.
  package init(_ architecture: LSTM, values: [Float]) {
    precondition(values.count == LSTMLayout(architecture).count, "a network has as many parameters as its layout")
    self.architecture = architecture
    self.values = values
  }

  /// The number of parameters.
  public var count: Int { values.count }

  /// Where the parameters lie.
  package var layout: LSTMLayout { LSTMLayout(architecture) }
}
