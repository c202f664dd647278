/// Sequences with what the outputs of their last steps should have been.
package struct TrainingBatch: Sendable, Equatable {
  /// The sequences, (B, T, I).
  package let sequences: SequenceBatch
  /// The number K of last steps of each sequence that have outputs and targets, from 1 to T.
  package let outputSteps: Int
  /// The targets, (B, K, M) row-major, with M targets a step.
  package var targets: [Float]
  /// The weight of each target in the loss, (B, K, M) row-major, none negative; a target of weight zero is ignored.
  package var weights: [Float]

  /// A batch.
  ///
  /// - Parameters:
  ///   - sequences: the sequences, (B, T, I).
  ///   - outputSteps: the number K of last steps that have targets, from 1 to T.
  ///   - targets: (B, K, M) row-major.
  ///   - weights: (B, K, M) row-major, none negative; all one if `nil`.
  /// - Precondition: the numbers of sequences, targets and weights agree.
  package init(sequences: SequenceBatch, outputSteps: Int = 1, targets: [Float], weights: [Float]? = nil) {
    precondition((1...sequences.steps).contains(outputSteps), "outputs are of the last steps of a sequence")
    precondition(targets.count.isMultiple(of: sequences.count * outputSteps), "each step has as many targets")
    precondition(weights.map { $0.count == targets.count } ?? true, "each target has a weight")
    self.sequences = sequences
    self.outputSteps = outputSteps
    self.targets = targets
    self.weights = weights ?? [Float](repeating: 1, count: targets.count)
  }

  /// The number M of targets of a step.
  package var targetCount: Int { targets.count / (sequences.count * outputSteps) }
}
