/// What computes the loss of a batch where its gradient is not needed.
package protocol LossEngine: Sendable {
  /// The loss of a batch, nothing being dropped.
  ///
  /// - Parameters:
  ///   - parameters: all parameters, in the order of `LSTMLayout`.
  ///   - batch: the sequences and their targets.
  /// - Returns: Σ weight · loss over all targets.
  mutating func loss(parameters: [Float], batch: TrainingBatch) -> Double
}

/// The loss that an engine computes on the way to its gradient.
struct GradientLossEngine: LossEngine {
  var engine: any GradientEngine

  mutating func loss(parameters: [Float], batch: TrainingBatch) -> Double {
    engine.gradient(parameters: parameters, batch: batch, dropoutSeed: nil).loss
  }
}
