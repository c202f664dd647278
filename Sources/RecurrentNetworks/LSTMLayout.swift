/// Where each array of parameters lies in the flat array of all.
///
/// Layer after layer: input weights (4H × I), recurrent weights (4H × H), biases (4H) and, with normalisation, its
/// factors (H) and shifts (H); then the head's weights (O × H) and biases (O). All are row-major, the rows of a layer
/// in the order input, forget, cell and output gate, H rows each. There is one bias for each row; PyTorch's two are
/// added up.
package struct LSTMLayout: Sendable, Equatable {
  /// The places of one layer's parameters.
  package struct Layer: Sendable, Equatable {
    /// Input weights, (4H × I).
    package var inputWeights: Range<Int>
    /// Recurrent weights, (4H × H).
    package var recurrentWeights: Range<Int>
    /// Biases, (4H).
    package var biases: Range<Int>
    /// Factors of the normalisation, (H); empty without.
    package var normFactors: Range<Int>
    /// Shifts of the normalisation, (H); empty without.
    package var normShifts: Range<Int>
  }

  /// The places of each layer's parameters.
  package let layers: [Layer]
  /// The head's weights, (O × H).
  package let headWeights: Range<Int>
  /// The head's biases, (O).
  package let headBiases: Range<Int>

  /// The layout of the parameters of `architecture`.
  package init(_ architecture: LSTM) {
    var end = 0
    func next(_ count: Int) -> Range<Int> {
      defer { end += count }
      return end..<end + count
    }
    let hidden = architecture.hiddenSize
    let normalized = architecture.normalizesLayers ? hidden : 0
    layers = (0..<architecture.layerCount).map { layer in
      Layer(
        inputWeights: next(4 * hidden * architecture.inputSize(ofLayer: layer)),
        recurrentWeights: next(4 * hidden * hidden), biases: next(4 * hidden), normFactors: next(normalized),
        normShifts: next(normalized))
    }
    headWeights = next(architecture.outputSize * hidden)
    headBiases = next(architecture.outputSize)
  }

  /// The number of all parameters.
  package var count: Int { headBiases.upperBound }
}
