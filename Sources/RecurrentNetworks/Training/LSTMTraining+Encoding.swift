extension CheckpointWriter {
  /// Writes the specification of a training.
  mutating func write(_ training: LSTMTraining) {
    write(training.architecture)
    write(training.loss)
    write(training.steps)
    write(training.outputSteps)
    write(training.windowStride)
    write(training.batchSize)
    write(training.epochs)
    write(training.optimizer)
    write(training.schedule)
    write(training.gradientNormLimit)
    write(training.patience)
    write(training.seed)
  }

  private mutating func write(_ architecture: LSTM) {
    write(architecture.inputSize)
    write(architecture.hiddenSize)
    write(architecture.layerCount)
    write(architecture.outputSize)
    write(architecture.normalizesLayers)
    write(architecture.dropout)
  }

  private mutating func write(_ loss: NetworkLoss) {
    switch loss {
    case .squaredError: write(0)
    case .qlike: write(1)
    case .gaussian: write(2)
    case .studentT(let degreesOfFreedom):
      write(3)
      write(degreesOfFreedom)
    case .pinball(let levels):
      write(4)
      write(levels)
    }
  }

  private mutating func write(_ optimizer: Adam) {
    write(optimizer.learningRate)
    write(optimizer.beta1)
    write(optimizer.beta2)
    write(optimizer.epsilon)
    write(optimizer.weightDecay)
  }

  private mutating func write(_ schedule: LearningRateSchedule) {
    switch schedule {
    case .constant: write(0)
    case .cosine(let warmUp):
      write(1)
      write(warmUp)
    case .exponential(let factor):
      write(2)
      write(factor)
    case .stepDecay(let factor, let epochs):
      write(3)
      write(factor)
      write(epochs)
    }
  }
}

extension CheckpointReader {
  /// Reads the specification of a training; it is checked as any other.
  mutating func training() throws(RecurrentNetworkError) -> LSTMTraining {
    do {
      return try LSTMTraining(
        architecture: try architecture(), loss: try loss(), steps: try integer(), outputSteps: try integer(),
        windowStride: try integer(), batchSize: try integer(), epochs: try integer(), optimizer: try optimizer(),
        schedule: try schedule(), gradientNormLimit: try optionalDouble(), patience: try optionalInteger(),
        seed: try word())
    } catch {
      if case .corruptCheckpoint = error { throw error }
      throw .corruptCheckpoint(reason: error.description)
    }
  }

  private mutating func architecture() throws(RecurrentNetworkError) -> LSTM {
    try LSTM(
      inputSize: try integer(), hiddenSize: try integer(), layerCount: try integer(), outputSize: try integer(),
      normalizesLayers: try bool(), dropout: try double())
  }

  private mutating func loss() throws(RecurrentNetworkError) -> NetworkLoss {
    switch try integer() {
    case 0: return .squaredError
    case 1: return .qlike
    case 2: return .gaussian
    case 3: return .studentT(degreesOfFreedom: try double())
    case 4: return .pinball(levels: try doubles())
    case let unknown: throw .corruptCheckpoint(reason: "it has the unknown loss \(unknown)")
    }
  }

  private mutating func optimizer() throws(RecurrentNetworkError) -> Adam {
    try Adam(
      learningRate: try double(), beta1: try double(), beta2: try double(), epsilon: try double(),
      weightDecay: try double())
  }

  private mutating func schedule() throws(RecurrentNetworkError) -> LearningRateSchedule {
    switch try integer() {
    case 0: return .constant
    case 1: return .cosine(warmUp: try double())
    case 2: return .exponential(factor: try double())
    case 3: return .stepDecay(factor: try double(), epochs: try integer())
    case let unknown: throw .corruptCheckpoint(reason: "it has the unknown schedule \(unknown)")
    }
  }
}
