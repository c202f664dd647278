/// The architecture of a network of stacked LSTM layers with a linear head.
///
/// With x_t the input of a layer at step t, h_{t−1} its output and c_{t−1} its cell one step before,
///
///     i = σ(W_i x_t + U_i h_{t−1} + b_i)        f = σ(W_f x_t + U_f h_{t−1} + b_f)
///     g = tanh(W_g x_t + U_g h_{t−1} + b_g)     o = σ(W_o x_t + U_o h_{t−1} + b_o)
///     c_t = f ⊙ c_{t−1} + i ⊙ g                 h_t = o ⊙ tanh(c_t),
///
/// where h and c begin at zero. What a layer hands to the next, and the last one to the head, is h_t; with
/// `normalizesLayers` it is γ ⊙ (h_t − mean)/√(variance + 1e-5) + β over the units (Ba, Kiros & Hinton 2016, "Layer
/// normalization"), and in training a share `dropout` of it is zero, the rest multiplied by 1/(1 − `dropout`), with one
/// mask for all steps of a sequence (Gal & Ghahramani 2016, "A theoretically grounded application of dropout in
/// recurrent neural networks"). The recurrence itself is neither normalised nor dropped. The head is y_t = W h_t + b.
///
/// Source of the cell: Hochreiter & Schmidhuber (1997), "Long short-term memory", with the forget gate of Gers,
/// Schmidhuber & Cummins (2000); equations and order of the gates are those of PyTorch's `nn.LSTM`.
public struct LSTM: Sendable, Equatable, Hashable {
  /// The number of inputs of a step.
  public let inputSize: Int
  /// The number of units of each layer.
  public let hiddenSize: Int
  /// The number of layers.
  public let layerCount: Int
  /// The number of outputs of the head.
  public let outputSize: Int
  /// Whether what a layer hands on is normalised over its units.
  public let normalizesLayers: Bool
  /// The share of what a layer hands on that is dropped in training.
  public let dropout: Double

  /// The numbers of units that a layer may have.
  public static let hiddenSizes = 8...256
  /// The numbers of layers that a network may have.
  public static let layerCounts = 1...3
  /// The most inputs of a step and the most outputs.
  public static let mostInputsOrOutputs = 4096

  /// An architecture.
  ///
  /// - Parameters:
  ///   - inputSize: the number of inputs of a step, from 1 to `mostInputsOrOutputs`.
  ///   - hiddenSize: the number of units of each layer, of `hiddenSizes`.
  ///   - layerCount: the number of layers, of `layerCounts`.
  ///   - outputSize: the number of outputs, from 1 to `mostInputsOrOutputs`.
  ///   - normalizesLayers: whether what a layer hands on is normalised.
  ///   - dropout: the share of what a layer hands on that is dropped in training, at least 0 and below 1.
  /// - Throws: `RecurrentNetworkError.invalidArchitecture`.
  public init(
    inputSize: Int, hiddenSize: Int = 32, layerCount: Int = 1, outputSize: Int = 1, normalizesLayers: Bool = false,
    dropout: Double = 0
  ) throws(RecurrentNetworkError) {
    func check(_ isTrue: Bool, _ reason: String) throws(RecurrentNetworkError) {
      if !isTrue { throw .invalidArchitecture(reason: reason) }
    }
    let sizes = 1...Self.mostInputsOrOutputs
    try check(sizes.contains(inputSize), "a step has 1 to \(sizes.upperBound) inputs, not \(inputSize)")
    try check(
      Self.hiddenSizes.contains(hiddenSize),
      "a layer has \(Self.hiddenSizes.lowerBound) to \(Self.hiddenSizes.upperBound) units, not \(hiddenSize)")
    try check(
      Self.layerCounts.contains(layerCount),
      "a network has \(Self.layerCounts.lowerBound) to \(Self.layerCounts.upperBound) layers, not \(layerCount)")
    try check(sizes.contains(outputSize), "a head has 1 to \(sizes.upperBound) outputs, not \(outputSize)")
    try check(dropout >= 0 && dropout < 1, "the share that is dropped is at least 0 and below 1, \(dropout) is not")
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    self.layerCount = layerCount
    self.outputSize = outputSize
    self.normalizesLayers = normalizesLayers
    self.dropout = dropout
  }

  /// The number of inputs of layer `layer`, counted from zero.
  package func inputSize(ofLayer layer: Int) -> Int { layer == 0 ? inputSize : hiddenSize }
}
