extension DropoutMask {
  /// The factors of a whole batch.
  ///
  /// - Parameters:
  ///   - architecture: the network, with the share that is dropped.
  ///   - seed: the seed of the batch.
  ///   - count: the number B of sequences.
  /// - Returns: for each layer the factors of all units, (B, H).
  package static func layers(_ architecture: LSTM, seed: UInt64, count: Int) -> [[Float]] {
    (0..<architecture.layerCount).map { layer in
      (0..<count).flatMap { factors(architecture, seed: seed, sequence: $0, layer: layer) }
    }
  }
}
