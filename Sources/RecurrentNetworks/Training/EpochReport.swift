/// What an epoch of a training came to.
public struct EpochReport: Sendable, Equatable {
  /// The number of the epoch, from one.
  public let epoch: Int
  /// The mean loss of the training rows in the course of the epoch, with dropout; each target counts by its weight.
  public let trainLoss: Double
  /// The mean loss of the validation rows after the epoch; `nil` where there are none.
  public let validationLoss: Double?
  /// The learning rate of the epoch's last step.
  public let learningRate: Double
  /// The mean over the epoch's steps of the gradient's norm before clipping.
  public let gradientNorm: Double

  /// A report.
  package init(epoch: Int, trainLoss: Double, validationLoss: Double?, learningRate: Double, gradientNorm: Double) {
    self.epoch = epoch
    self.trainLoss = trainLoss
    self.validationLoss = validationLoss
    self.learningRate = learningRate
    self.gradientNorm = gradientNorm
  }
}
