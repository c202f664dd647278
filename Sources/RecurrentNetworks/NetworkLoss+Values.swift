import NumericalMethods

extension NetworkLoss {
  /// The loss of outputs and its gradient.
  ///
  /// All is computed in `Double`, and only the derivatives are rounded. An output that is not finite, or one so far off
  /// that numbers do not reach, makes the sum +∞: it is never not a number.
  ///
  /// - Parameters:
  ///   - outputs: N · `outputsPerTarget` outputs, those of a target side by side.
  ///   - targets: N targets, legal ones by `check(targets:weights:)`.
  ///   - weights: N weights, none negative; where one is zero, target and outputs are ignored.
  /// - Returns: Σ weight · loss, and its derivative by each output.
  /// - Precondition: the numbers of outputs, targets and weights agree.
  package func evaluate<Scalar: BinaryFloatingPoint>(
    outputs: [Scalar], targets: [Scalar], weights: [Scalar]
  ) -> (loss: Double, gradient: [Scalar]) {
    let size = outputsPerTarget
    precondition(outputs.count == targets.count * size, "each target has its outputs")
    precondition(weights.count == targets.count, "each target has a weight")
    let constant = logConstant
    var sum = 0.0
    var values = [Double](repeating: 0, count: size)
    var derivatives = values
    var gradient = [Scalar](repeating: 0, count: outputs.count)
    for number in targets.indices where weights[number] != 0 {
      for output in 0..<size { values[output] = Double(outputs[number * size + output]) }
      let term = term(values, target: Double(targets[number]), logConstant: constant, derivatives: &derivatives)
      let isNumber = values.allSatisfy(\.isFinite) && !term.isNaN
      let weight = Double(weights[number])
      sum += weight * (isNumber ? term : .infinity)
      for output in 0..<size { gradient[number * size + output] = Scalar(weight * derivatives[output]) }
    }
    return (sum, gradient)
  }

  /// What the loss adds that depends on neither outputs nor target.
  private var logConstant: Double {
    switch self {
    case .squaredError, .qlike, .pinball: 0
    case .gaussian: 0.5 * .log(2 * .pi)
    case .studentT(let nu): 0.5 * .log(.pi * (nu - 2)) - GammaFunctions.logGammaHalfStep(nu / 2)
    }
  }

  /// The loss of one target, and its derivatives by the outputs.
  private func term(
    _ outputs: [Double], target: Double, logConstant: Double, derivatives: inout [Double]
  ) -> Double {
    switch self {
    case .squaredError:
      derivatives[0] = outputs[0] - target
      return 0.5 * derivatives[0] * derivatives[0]
    case .qlike:
      // Zero times a power that is beyond numbers would not be a number.
      let ratio = target == 0 ? 0 : target * .exp(-outputs[0])
      derivatives[0] = 1 - ratio
      return ratio + outputs[0]
    case .gaussian:
      let deviation = Deviation(target, outputs)
      let square = deviation.standardized * deviation.standardized
      derivatives[0] = -deviation.standardized * deviation.inverseScale
      derivatives[1] = 0.5 * (1 - square)
      return logConstant + 0.5 * (outputs[1] + square)
    case .studentT(let nu):
      let deviation = Deviation(target, outputs)
      let square = deviation.standardized * deviation.standardized
      let pull = (nu + 1) / (nu - 2 + square)
      derivatives[0] = -pull * deviation.standardized * deviation.inverseScale
      derivatives[1] = 0.5 * (1 - pull * square)
      return logConstant + 0.5 * outputs[1] + 0.5 * (nu + 1) * .log(onePlus: square / (nu - 2))
    case .pinball(let levels):
      var sum = 0.0
      for (index, level) in levels.enumerated() {
        derivatives[index] = (target < outputs[index] ? 1 : 0) - level
        sum += derivatives[index] * (outputs[index] - target)
      }
      return sum
    }
  }

  /// The distance of a target from the mean m, with s the logarithm of the variance.
  private struct Deviation {
    /// exp(−s/2).
    let inverseScale: Double
    /// (y − m)·exp(−s/2).
    let standardized: Double

    init(_ target: Double, _ outputs: [Double]) {
      let distance = target - outputs[0]
      inverseScale = .exp(-0.5 * outputs[1])
      standardized = distance == 0 ? 0 : distance * inverseScale
    }
  }
}
