extension LSTMTraining {
  /// In what the specification is not as `other`, in words; `nil` where they are the same.
  func difference(from other: LSTMTraining) -> String? {
    let differing = zip(aspects, other.aspects).first { $0.value != $1.value }
    return differing.map { mine, others in "its \(mine.name) is \(mine.value), not \(others.value)" }
  }

  /// All of the specification, each part with its name.
  private var aspects: [(name: String, value: String)] {
    [
      ("number of inputs", "\(architecture.inputSize)"), ("number of units", "\(architecture.hiddenSize)"),
      ("number of layers", "\(architecture.layerCount)"), ("number of outputs", "\(architecture.outputSize)"),
      ("normalisation of layers", "\(architecture.normalizesLayers)"), ("dropout", "\(architecture.dropout)"),
      ("loss", "\(loss)"), ("number of steps of a window", "\(steps)"),
      ("number of steps that are scored", "\(outputSteps)"), ("number of rows between windows", "\(windowStride)"),
      ("size of a batch", "\(batchSize)"), ("number of epochs", "\(epochs)"),
      ("learning rate", "\(optimizer.learningRate)"), ("beta1", "\(optimizer.beta1)"), ("beta2", "\(optimizer.beta2)"),
      ("epsilon", "\(optimizer.epsilon)"), ("weight decay", "\(optimizer.weightDecay)"),
      ("schedule of the learning rate", "\(schedule)"),
      ("limit of the gradient's norm", gradientNormLimit.map { "\($0)" } ?? "none"),
      ("patience", patience.map { "\($0)" } ?? "none"), ("seed", "\(seed)"),
    ]
  }
}
