/// What computes the loss of a batch and its gradient.
///
/// There are two: the plain one, which is the oracle, and the packed one, which is fast. Neither depends on the number of
/// threads in any bit.
package protocol GradientEngine: Sendable {
  /// The loss of a batch and its gradient.
  ///
  /// - Parameters:
  ///   - parameters: all parameters, in the order of `LSTMLayout`.
  ///   - batch: the sequences and their targets.
  ///   - dropoutSeed: what the masks of dropout are drawn from, sequence b of the batch with `DropoutMask`; `nil` drops
  ///     nothing.
  /// - Returns: Σ weight · loss over all targets, and its derivative by each parameter. The sum, not the mean: who calls
  ///   divides by the sum of all weights of the whole batch.
  mutating func gradient(
    parameters: [Float], batch: TrainingBatch, dropoutSeed: UInt64?
  ) -> (loss: Double, gradient: [Float])
}
