/// The oracle of the gradient engines: the plain network in `Float`.
package struct PlainGradientEngine: GradientEngine {
  private let architecture: LSTM
  private let loss: NetworkLoss

  /// An engine.
  ///
  /// - Parameters:
  ///   - architecture: the network.
  ///   - loss: what is lost.
  package init(architecture: LSTM, loss: NetworkLoss) {
    self.architecture = architecture
    self.loss = loss
  }

  package mutating func gradient(
    parameters: [Float], batch: TrainingBatch, dropoutSeed: UInt64?
  ) -> (loss: Double, gradient: [Float]) {
    precondition(
      architecture.outputSize == batch.targetCount * loss.outputsPerTarget,
      "the head has the outputs that the targets need")
    let masks = dropoutSeed.map { DropoutMask.layers(architecture, seed: $0, count: batch.sequences.count) }
    let result = PlainNetwork(architecture, parameters: parameters).gradient(
      of: loss, inputs: batch.sequences.inputs, count: batch.sequences.count, steps: batch.sequences.steps,
      targets: batch.targets, weights: batch.weights, masks: masks ?? [])
    return (result.loss, result.parameters)
  }
}
