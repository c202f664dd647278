/// Where the kernels of training keep what, in vectors from the start of one memory.
///
/// A micro-batch has a multiple of eight rows; rows beyond its sequences have inputs of zero and no gradient. Whatever is of
/// a step is laid out by steps, then rows, so that several steps are one longer matrix.
struct TrainingPlan: Sendable {
  /// What is kept of one layer.
  struct Layer: Sendable {
    /// T + 1 steps of states and inputs: step t has h_{t−1} and x_t.
    var states = 0
    /// T steps of gates, which on the way back become the gradient by what they are computed of.
    var gates = 0
    /// T + 1 steps of cells: step t has c_{t−1}.
    var cells = 0
    /// The factors of dropout for each row.
    var masks = 0
  }

  let shape: TrainingShape
  /// The number of steps.
  let steps: Int
  /// The number of last steps that have outputs.
  let outputSteps: Int
  /// The number of rows, a multiple of eight.
  let rows: Int
  private(set) var layers: [Layer] = []
  /// What the last layer hands to the head, for the steps that have outputs.
  let handed: Int
  /// The gradient by what a layer hands on, T steps.
  let outgoing: Int
  /// The gradients by a layer's state and cell, one step.
  let stateGradient: Int
  let cellGradient: Int
  /// A step of zeros.
  let zeros: Int
  /// The number of all vectors.
  let count: Int

  init(_ shape: TrainingShape, steps: Int, outputSteps: Int, sequences: Int) {
    self.shape = shape
    self.steps = steps
    self.outputSteps = outputSteps
    let rows = (sequences + TrainingSums.rows - 1) / TrainingSums.rows * TrainingSums.rows
    self.rows = rows
    var end = 0
    func next(_ count: Int) -> Int {
      defer { end += count }
      return end
    }
    let step = rows * shape.blocks
    layers = (0..<shape.architecture.layerCount).map { layer in
      Layer(
        states: next((steps + 1) * rows * shape.stateStride(layer)), gates: next(steps * rows * shape.gateStride),
        cells: next((steps + 1) * step), masks: next(step))
    }
    handed = next(outputSteps * step)
    outgoing = next(steps * step)
    stateGradient = next(step)
    cellGradient = next(step)
    zeros = next(step)
    count = end
  }

  /// The first step that has outputs.
  var firstOutput: Int { steps - outputSteps }
  /// The number of vectors of the units of all rows at one step.
  var step: Int { rows * shape.blocks }
}
