/// A hidden Markov model with how it was learned.
public struct HiddenMarkovFit: Sendable, Equatable {
  /// The model.
  public let model: HiddenMarkovModel
  /// The log-likelihood of the training observations before each iteration, in nats; none is below the one before it.
  public let logLikelihoods: [Double]
}
