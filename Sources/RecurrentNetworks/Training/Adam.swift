/// How parameters are changed by a gradient: Adam with decoupled weight decay.
///
/// With g the gradient of step t = 1, 2, …, and η the learning rate of the step,
///
///     θ ← (1 − η·weightDecay)·θ,
///     m ← β₁m + (1 − β₁)g,   v ← β₂v + (1 − β₂)g²,
///     θ ← θ − η·m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε).
///
/// Biases and the factors and shifts of a normalisation do not decay.
/// Sources: Kingma & Ba (2015), "Adam: a method for stochastic optimization", algorithm 1; Loshchilov & Hutter (2019),
/// "Decoupled weight decay regularization", algorithm 2.
public struct Adam: Sendable, Equatable {
  /// The learning rate η before the schedule changes it.
  public let learningRate: Double
  /// The share β₁ of the mean of the gradients that a step keeps.
  public let beta1: Double
  /// The share β₂ of the mean of their squares that a step keeps.
  public let beta2: Double
  /// What is added to the root of the mean square.
  public let epsilon: Double
  /// The rate of decay of the weights.
  public let weightDecay: Double

  /// The options of an optimiser; the defaults are those of Kingma & Ba, without decay.
  ///
  /// - Parameters:
  ///   - learningRate: η, positive and finite.
  ///   - beta1: β₁, at least 0 and below 1.
  ///   - beta2: β₂, at least 0 and below 1.
  ///   - epsilon: ε, positive and finite.
  ///   - weightDecay: not negative, and below 1 as a product with the learning rate.
  /// - Throws: `RecurrentNetworkError.invalidTraining`.
  public init(
    learningRate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    weightDecay: Double = 0
  ) throws(RecurrentNetworkError) {
    func check(_ isTrue: Bool, _ reason: String) throws(RecurrentNetworkError) {
      if !isTrue { throw .invalidTraining(reason: reason) }
    }
    try check(
      learningRate > 0 && learningRate.isFinite, "a learning rate is positive and finite, \(learningRate) is not")
    for (name, beta) in [("beta1", beta1), ("beta2", beta2)] {
      try check(beta >= 0 && beta < 1, "Adam's \(name) is at least 0 and below 1, \(beta) is not")
    }
    try check(epsilon > 0 && epsilon.isFinite, "Adam's epsilon is positive and finite, \(epsilon) is not")
    try check(
      weightDecay >= 0 && weightDecay * learningRate < 1,
      "a weight decay is not negative, and below 1 as a product with the learning rate; \(weightDecay) is not")
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }
}
