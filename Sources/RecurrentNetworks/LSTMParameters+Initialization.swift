import NumericalMethods

extension LSTMParameters {
  /// Random parameters to begin a training with.
  ///
  /// All weights and biases are uniform between −1/√H and 1/√H, as PyTorch begins with, and the biases of the forget
  /// gates are one more, so that cells keep what they hold until they have learned otherwise (Jozefowicz, Zaremba &
  /// Sutskever 2015, "An empirical exploration of recurrent network architectures"). The factors of the normalisation
  /// are one, its shifts zero.
  ///
  /// - Parameters:
  ///   - architecture: the network.
  ///   - seed: what determines all the numbers, the same on every machine.
  public init(random architecture: LSTM, seed: UInt64) {
    let layout = LSTMLayout(architecture)
    let hidden = architecture.hiddenSize
    let bound = 1 / Double(hidden).squareRoot()
    var generator = SplitMix64(seed: seed)
    var values = (0..<layout.count).map { _ in Float((2 * generator.nextUniform() - 1) * bound) }
    for layer in layout.layers {
      for place in layer.biases.dropFirst(hidden).prefix(hidden) { values[place] += 1 }
      for place in layer.normFactors { values[place] = 1 }
      for place in layer.normShifts { values[place] = 0 }
    }
    self.init(architecture, values: values)
  }
}
