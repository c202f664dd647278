/// What is added up in the course of an epoch.
struct EpochSums {
  private var loss = 0.0
  private var weight = 0.0
  private var norms = 0.0
  private var steps = 0
  private var learningRate = 0.0

  /// Adds a step of the optimiser.
  mutating func add(loss: Double, weight: Double, norm: Double, learningRate: Double) {
    self.loss += loss
    self.weight += weight
    norms += norm
    steps += 1
    self.learningRate = learningRate
  }

  /// What the epoch came to.
  func report(epoch: Int, validationLoss: Double?) -> EpochReport {
    EpochReport(
      epoch: epoch, trainLoss: loss / weight, validationLoss: validationLoss, learningRate: learningRate,
      gradientNorm: norms / Double(steps))
  }
}
