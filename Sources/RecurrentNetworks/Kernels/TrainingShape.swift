/// The sizes of a network in vectors of sixteen units, as the kernels of training lay it out.
///
/// Units are padded to a multiple of sixteen, a block. The rows of gates are in the order block, gate, unit: row
/// 64 · block + 16 · gate + unit. What is padded has weights of zero, and so states and gradients of zero.
struct TrainingShape: Sendable {
  let architecture: LSTM
  /// The number of blocks of a layer.
  let blocks: Int

  init(_ architecture: LSTM) {
    self.architecture = architecture
    blocks = Self.vectors(architecture.hiddenSize)
  }

  /// The number of vectors that hold `count` numbers.
  static func vectors(_ count: Int) -> Int { (count + 15) / 16 }

  /// The number of vectors of a row of gates.
  var gateVectors: Int { 4 * blocks }
  /// From one row of gates to the next, in vectors: an odd number, so that rows do not compete for the same cache lines.
  var gateStride: Int { gateVectors + 1 }
  /// The number of gates, padding and all.
  var gates: Int { 16 * gateVectors }
  /// The number of vectors that the inputs of a layer take.
  func inputVectors(_ layer: Int) -> Int { Self.vectors(architecture.inputSize(ofLayer: layer)) }
  /// The number of vectors of what a layer multiplies by its weights: its state, then its inputs.
  func columns(_ layer: Int) -> Int { blocks + inputVectors(layer) }
  /// From one row of a layer's states and inputs to the next, in vectors: an odd number too.
  func stateStride(_ layer: Int) -> Int { columns(layer) | 1 }
  /// The number of states and inputs that the gates are computed of; the state with its padding.
  func terms(_ layer: Int) -> Int { 16 * blocks + architecture.inputSize(ofLayer: layer) }

  /// The same in whole groups of the rows that a product computes together.
  func wholeTerms(_ layer: Int) -> Int {
    (terms(layer) + TrainingSums.rows - 1) / TrainingSums.rows * TrainingSums.rows
  }

  /// Whether what a layer hands on differs from its state.
  func transforms(dropping: Bool) -> Bool { architecture.normalizesLayers || dropping }

  /// The number of units of a block, sixteen but for the last one.
  func units(_ block: Int) -> Int { min(16, architecture.hiddenSize - 16 * block) }
  /// Where in the layout's rows of a layer the first unit of the vector of gates 4 · block + gate is.
  func layoutRow(_ vector: Int) -> Int { vector % 4 * architecture.hiddenSize + vector / 4 * 16 }
}
