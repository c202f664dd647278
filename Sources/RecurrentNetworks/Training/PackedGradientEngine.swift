import NumericalMethods

/// The gradient by kernels that compute many sequences and units at once.
///
/// Back-propagation through time (Werbos 1990, "Backpropagation through time: what it does and how to do it") in single
/// precision, tanh by a fraction that is off by 3e-7 at most. A batch is cut into micro-batches of up to 32 sequences; up to 16
/// partial sums, each of its own micro-batches, are added up in a fixed order, so that no bit depends on threads. Memory lives
/// on between calls, and copies of an engine share it.
package struct PackedGradientEngine: GradientEngine {
  private let loss: NetworkLoss
  private let threads: Int
  private let sums: TrainingGradient
  private let partials = TrainingBuffers()
  private let buffers = TrainingBuffers()
  private var weights: TrainingWeights

  /// An engine.
  ///
  /// - Parameters:
  ///   - architecture: the network.
  ///   - loss: what is lost.
  ///   - threads: the number of threads, at least one; more than one for each 32 sequences of a batch, or more than 16, have
  ///     nothing to do.
  package init(architecture: LSTM, loss: NetworkLoss, threads: Int = 1) {
    precondition(threads > 0, "work is done by at least one thread")
    self.loss = loss
    self.threads = threads
    let shape = TrainingShape(architecture)
    sums = TrainingGradient(shape)
    weights = TrainingWeights(shape)
  }

  package mutating func gradient(
    parameters: [Float], batch: TrainingBatch, dropoutSeed: UInt64?
  ) -> (loss: Double, gradient: [Float]) {
    let architecture = weights.shape.architecture
    precondition(parameters.count == LSTMLayout(architecture).count, "a network has as many parameters as its layout")
    precondition(batch.sequences.inputSize == architecture.inputSize, "a step has as many inputs as the network")
    precondition(
      batch.targetCount * loss.outputsPerTarget == architecture.outputSize,
      "the head has as many outputs as the targets")
    weights.pack(parameters)
    let task = TrainingTask(
      weights: weights, sums: sums, batch: batch, loss: loss, dropoutSeed: dropoutSeed, partials: partials,
      buffers: buffers)
    var parts = parallelMap(count: task.parts, threads: threads) { task.run($0) }
    for index in parts.indices.dropFirst() { sums.add(parts[index].gradient, to: &parts[0].gradient) }
    let gradient = sums.inLayout(parts[0].gradient)
    for part in parts { partials.giveBack(part.gradient) }
    return (parts.reduce(0) { $0 + $1.loss }, gradient)
  }
}
