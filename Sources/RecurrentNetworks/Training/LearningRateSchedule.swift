import NumericalMethods

/// How the learning rate changes in the course of a training.
public enum LearningRateSchedule: Sendable, Equatable, Hashable {
  /// The same for all steps.
  case constant
  /// From near zero in equal steps to the full rate during the share `warmUp` of all steps, at least 0 and below 1, and
  /// then down to near zero as ½(1 + cos πx), x from 0 to 1. Source: Loshchilov & Hutter (2017), "SGDR: stochastic
  /// gradient descent with warm restarts", equation 5.
  case cosine(warmUp: Double)
  /// Times `factor`, above 0 and at most 1, after each epoch.
  case exponential(factor: Double)
  /// Times `factor`, above 0 and at most 1, after each `epochs` epochs.
  case stepDecay(factor: Double, epochs: Int)

  /// What the learning rate of a step is multiplied by.
  ///
  /// - Parameters:
  ///   - step: the number of the step, from zero.
  ///   - stepsPerEpoch: the number of steps of an epoch.
  ///   - epochs: the number of epochs of the training.
  /// - Returns: a factor above 0 and at most 1.
  package func factor(step: Int, stepsPerEpoch: Int, epochs: Int) -> Double {
    switch self {
    case .constant: return 1
    case .cosine(let warmUp):
      let all = Double(stepsPerEpoch) * Double(epochs)
      let warm = (all * warmUp).rounded()
      if Double(step) < warm { return Double(step + 1) / warm }
      let share = (Double(step) - warm) / max(all - warm, 1)
      return 0.5 * (1 + PortableFunctions.cosine(ofTurns: 0.5 * share))
    case .exponential(let factor): return Self.power(factor, step / stepsPerEpoch)
    case .stepDecay(let factor, let epochs): return Self.power(factor, step / stepsPerEpoch / epochs)
    }
  }

  /// Why there is no such schedule; `nil` where there is.
  var invalidity: String? {
    switch self {
    case .constant: nil
    case .cosine(let warmUp):
      warmUp >= 0 && warmUp < 1
        ? nil : "the share of the steps in which a learning rate warms up is at least 0 and below 1, \(warmUp) is not"
    case .exponential(let factor), .stepDecay(let factor, 1...):
      factor > 0 && factor <= 1 ? nil : "a learning rate decays by a factor above 0 and at most 1, \(factor) is not one"
    case .stepDecay(_, let epochs): "a learning rate decays after at least 1 epoch, not \(epochs)"
    }
  }

  private static func power(_ factor: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * factor }
  }
}
