/// What one training step computes: the gradient of a batch, in parts that several threads can take.
struct TrainingTask: Sendable {
  /// The most sequences that are computed together.
  static let largestMicroBatch = 32
  /// The most parts that are summed up on their own.
  static let mostParts = 16

  let weights: TrainingWeights
  let sums: TrainingGradient
  let batch: TrainingBatch
  let loss: NetworkLoss
  let dropoutSeed: UInt64?
  /// Memory for the sums of a part.
  let partials: TrainingBuffers
  /// Memory for a micro-batch.
  let buffers: TrainingBuffers

  private var microBatches: Int { (batch.sequences.count + Self.largestMicroBatch - 1) / Self.largestMicroBatch }

  /// The number of sequences of all micro-batches but the last: about equally many, and whole groups of rows.
  private var microBatch: Int {
    let (count, rows) = (batch.sequences.count, TrainingSums.rows)
    return ((count + microBatches - 1) / microBatches + rows - 1) / rows * rows
  }

  /// The number of parts, which depends on nothing but the size of the batch.
  var parts: Int { min(microBatches, Self.mostParts) }

  /// The loss and the gradient of every `parts`-th micro-batch from `part` on.
  func run(_ part: Int) -> (loss: Double, gradient: AlignedLanes) {
    var gradient = partials.take(sums.count)
    let loss = TrainingArithmetic.flushingDenormals {
      unsafe gradient.withMutablePointer { start in
        unsafe start.update(repeating: .zero, count: sums.count)
        var sum = 0.0
        for number in stride(from: part, to: microBatches, by: parts) {
          let (first, count) = (number * microBatch, batch.sequences.count)
          if first < count { unsafe sum += run(first..<min(first + microBatch, count), start) }
        }
        return sum
      }
    }
    return (loss, gradient)
  }

  private func run(_ sequences: Range<Int>, _ gradient: UnsafeMutablePointer<GateLanes>) -> Double {
    let architecture = weights.shape.architecture
    let plan = TrainingPlan(
      weights.shape, steps: batch.sequences.steps, outputSteps: batch.outputSteps, sequences: sequences.count)
    var memory = buffers.take(plan.count)
    let sum = unsafe memory.withMutablePointer { memory in
      unsafe weights.lanes.withPointer { parameters in
        unsafe TrainingPass(
          plan: plan, weights: weights, sums: sums, memory: memory, parameters: parameters, gradient: gradient,
          isDropping: dropoutSeed != nil && architecture.dropout > 0
        ).run(batch, sequences, loss, dropoutSeed: dropoutSeed)
      }
    }
    buffers.giveBack(memory)
    return sum
  }
}
