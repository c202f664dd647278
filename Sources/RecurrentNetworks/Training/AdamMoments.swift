import NumericalMethods

/// What Adam remembers of the gradients so far.
package struct AdamMoments: Sendable, Equatable {
  /// The mean m of the gradients.
  package var first: [Float]
  /// The mean v of their squares.
  package var second: [Float]
  /// The number t of steps taken.
  package var stepCount: Int

  /// No memory yet, of `count` parameters.
  package init(count: Int) {
    first = [Float](repeating: 0, count: count)
    second = first
    stepCount = 0
  }

  /// A memory that was stored.
  ///
  /// - Precondition: both means are of as many parameters.
  package init(first: [Float], second: [Float], stepCount: Int) {
    precondition(first.count == second.count && stepCount >= 0, "there are two means for each parameter")
    self.first = first
    self.second = second
    self.stepCount = stepCount
  }

  /// Changes the parameters by one step of `adam`.
  ///
  /// - Parameters:
  ///   - parameters: the parameters.
  ///   - gradient: the derivative of the loss by each, times 1/`scale`.
  ///   - scale: what the gradient is multiplied by.
  ///   - adam: the options; its learning rate is not used.
  ///   - learningRate: the learning rate of this step.
  ///   - decaying: the places of the parameters that decay.
  package mutating func step(
    _ parameters: inout [Float], gradient: [Float], scale: Float = 1, adam: Adam, learningRate: Double,
    decaying: [Range<Int>]
  ) {
    precondition(parameters.count == first.count && gradient.count == first.count, "each parameter has a derivative")
    stepCount += 1
    if adam.weightDecay > 0 {
      let kept = Float(1 - learningRate * adam.weightDecay)
      for range in decaying { for index in range { parameters[index] *= kept } }
    }
    let rate = Float(learningRate / Self.correction(adam.beta1, stepCount))
    let root = Float(1 / Self.correction(adam.beta2, stepCount).squareRoot())
    let (fresh1, fresh2) = (Float(1 - adam.beta1), Float(1 - adam.beta2))
    let (beta2, epsilon) = (Float(adam.beta2), Float(adam.epsilon))
    for index in parameters.indices {
      let derivative = gradient[index] * scale
      let mean = first[index] + fresh1 * (derivative - first[index])
      let square = beta2 * second[index] + fresh2 * (derivative * derivative)
      first[index] = mean
      second[index] = square
      parameters[index] -= rate * mean / (square.squareRoot() * root + epsilon)
    }
  }

  /// 1 − βᵗ.
  private static func correction(_ beta: Double, _ stepCount: Int) -> Double {
    1 - PortableFunctions.exp(Double(stepCount) * PortableFunctions.log(beta))
  }
}
