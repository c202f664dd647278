import NumericalMethods

extension LSTMTrainer {
  /// A loss that is as many times the first one has exploded.
  private static let mostGrowth = 1e6

  /// Runs an epoch: every window of the training rows once, in a random order, and then the validation rows.
  ///
  /// - Returns: what the epoch came to.
  /// - Throws: `RecurrentNetworkError.explodedLoss`; the training is then where it was before the epoch.
  /// - Precondition: the training is not finished.
  @discardableResult
  public mutating func runEpoch() throws(RecurrentNetworkError) -> EpochReport {
    precondition(!isFinished, "a training that is finished has no further epoch")
    let epoch = state.reports.count + 1
    var random = SplitMix64(seed: training.seed, stream: epoch)
    let windows = Self.shuffled(trainingWindows, using: &random)
    let dropoutSeed = training.architecture.dropout > 0 ? random.next() : nil
    var next = state
    var sums = EpochSums()
    for (number, batch) in batches(of: windows).enumerated() {
      let batchSeed = dropoutSeed.map { Self.seed($0, batch: number) }
      let (loss, gradient) = engine.gradient(parameters: next.parameters, batch: batch, dropoutSeed: batchSeed)
      let weight = Self.weight(of: batch)
      let norm = GradientClipping.norm(gradient) / weight
      let firstLoss = next.firstLoss ?? loss / weight
      next.firstLoss = firstLoss
      guard norm.isFinite, isBounded(loss / weight, first: firstLoss) else {
        throw .explodedLoss(epoch: epoch, batch: number + 1, loss: loss / weight)
      }
      let rate = learningRate(step: next.moments.stepCount)
      next.moments.step(
        &next.parameters, gradient: gradient,
        scale: Float(GradientClipping.factor(norm: norm, limit: training.gradientNormLimit) / weight),
        adam: training.optimizer, learningRate: rate, decaying: decaying)
      sums.add(loss: loss, weight: weight, norm: norm, learningRate: rate)
    }
    let validationLoss = validationLoss(next.parameters)
    if let validationLoss, let firstLoss = next.firstLoss, !isBounded(validationLoss, first: firstLoss) {
      throw .explodedLoss(epoch: epoch, batch: nil, loss: validationLoss)
    }
    let report = sums.report(epoch: epoch, validationLoss: validationLoss)
    next.finish(report)
    state = next
    return report
  }

  /// The mean loss of the validation rows, without dropout; `nil` where there are none.
  private mutating func validationLoss(_ parameters: [Float]) -> Double? {
    guard !validationWindows.isEmpty else { return nil }
    var (loss, weight) = (0.0, 0.0)
    for batch in batches(of: validationWindows) {
      loss += validator.loss(parameters: parameters, batch: batch)
      weight += Self.weight(of: batch)
    }
    return loss / weight
  }

  /// The windows in batches, each made when it is needed.
  private func batches(of windows: [SequenceWindow]) -> some Sequence<TrainingBatch> {
    stride(from: 0, to: windows.count, by: training.batchSize).lazy.map { [data, training] start in
      data.batch(
        of: windows[start..<min(start + training.batchSize, windows.count)], steps: training.steps,
        outputSteps: training.outputSteps)
    }
  }

  private func learningRate(step: Int) -> Double {
    let stepsPerEpoch = (trainingWindows.count - 1) / training.batchSize + 1
    return training.optimizer.learningRate
      * training.schedule.factor(step: step, stepsPerEpoch: stepsPerEpoch, epochs: training.epochs)
  }

  /// The places of the parameters that decay: all weights, but no biases and nothing of a normalisation.
  private var decaying: [Range<Int>] {
    let layout = LSTMLayout(training.architecture)
    return layout.layers.flatMap { [$0.inputWeights, $0.recurrentWeights] } + [layout.headWeights]
  }

  private func isBounded(_ loss: Double, first: Double) -> Bool {
    let reference = max(abs(first), training.loss.leastReference)
    // A first loss of exactly zero is no measure of the later ones.
    return loss.isFinite && (reference == 0 || loss <= Self.mostGrowth * reference)
  }

  private static func weight(of batch: TrainingBatch) -> Double { batch.weights.reduce(0) { $0 + Double($1) } }

  private static func seed(_ seed: UInt64, batch: Int) -> UInt64 {
    var random = SplitMix64(seed: seed, stream: batch)
    return random.next()
  }

  /// A random order by Fisher and Yates' method.
  private static func shuffled(_ windows: [SequenceWindow], using random: inout SplitMix64) -> [SequenceWindow] {
    var windows = windows
    for last in stride(from: windows.count - 1, to: 0, by: -1) {
      windows.swapAt(last, random.nextIndex(below: last + 1))
    }
    return windows
  }
}
