/// Sequences that are computed together, all of the same length.
package struct SequenceBatch: Sendable, Equatable {
  /// The number B of sequences.
  package let count: Int
  /// The number T of steps of each.
  package let steps: Int
  /// The inputs, (B, T, I) row-major.
  package var inputs: [Float]

  /// A batch of sequences.
  ///
  /// - Parameters:
  ///   - inputs: (B, T, I) row-major.
  ///   - count: the number B of sequences.
  ///   - steps: the number T of steps of each.
  /// - Precondition: both numbers are positive, and the inputs are a multiple of their product.
  package init(inputs: [Float], count: Int, steps: Int) {
    precondition(count > 0 && steps > 0, "a batch has a sequence, and a sequence a step")
    precondition(inputs.count.isMultiple(of: count * steps), "a batch has as many inputs for each step")
    self.inputs = inputs
    self.count = count
    self.steps = steps
  }

  /// The number I of inputs of a step.
  package var inputSize: Int { inputs.count / (count * steps) }
}
