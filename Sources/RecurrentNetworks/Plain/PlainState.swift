/// What a network remembers between two steps.
package struct PlainState<Scalar: PlainScalar>: Sendable, Equatable {
  /// The outputs h of each layer, (B, H).
  package var hidden: [[Scalar]]
  /// The cells c of each layer, (B, H).
  package var cells: [[Scalar]]

  /// The state before the first step, all zero.
  ///
  /// - Parameters:
  ///   - architecture: the network.
  ///   - count: the number B of sequences.
  package init(_ architecture: LSTM, count: Int = 1) {
    let zeros = [Scalar](repeating: 0, count: count * architecture.hiddenSize)
    hidden = [[Scalar]](repeating: zeros, count: architecture.layerCount)
    cells = hidden
  }
}
