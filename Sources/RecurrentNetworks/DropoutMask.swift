import NumericalMethods

/// Which units of what a layer hands on are dropped from a sequence, the same at all of its steps.
package enum DropoutMask {
  /// The factor of each unit: zero, or 1/(1 − share).
  ///
  /// - Parameters:
  ///   - architecture: the network, with the share that is dropped.
  ///   - seed: the seed of the batch.
  ///   - sequence: the number of the sequence within the batch, from zero.
  ///   - layer: the number of the layer, from zero.
  /// - Returns: a factor for each unit, (H).
  package static func factors(_ architecture: LSTM, seed: UInt64, sequence: Int, layer: Int) -> [Float] {
    var generator = SplitMix64(seed: seed, stream: sequence * LSTM.layerCounts.upperBound + layer)
    let kept = Float(1 / (1 - architecture.dropout))
    return (0..<architecture.hiddenSize).map { _ in generator.nextUniform() < architecture.dropout ? 0 : kept }
  }
}
