import NumericalMethods

/// Hansen's skewed t distribution of innovations: bZ + a is (1+λ)|Y| with the probability (1+λ)/2 and −(1−λ)|Y| else,
/// where Y is Student's t of variance 1.
struct StandardizedSkewedT: StandardizedDistribution {
  private let density: SkewedTDensity
  private let studentT: StandardizedStudentT
  private let a: Double
  private let b: Double
  /// 1 − λ and 1 + λ.
  private let left: Double
  private let right: Double

  init(nu: Double, lambda: Double) {
    density = SkewedTDensity(nu: nu, lambda: lambda)
    studentT = StandardizedStudentT(nu: nu)
    a = density.constants.a.value
    b = density.constants.b.value
    left = 1 - lambda
    right = 1 + lambda
  }

  func logDensity(at z: Double) -> Double { density.logDensity(at: z) }

  func cumulative(_ z: Double) -> Double {
    let w = b * z + a
    return w < 0 ? left * studentT.cumulative(w / left) : 1 - right * studentT.upperTail(w / right)
  }

  func upperTail(_ z: Double) -> Double {
    let w = b * z + a
    return w < 0 ? 1 - left * studentT.cumulative(w / left) : right * studentT.upperTail(w / right)
  }

  func quantile(_ p: Double) -> Double {
    let w =
      p < 0.5 * left
      ? left * studentT.quantile(p / left) : -right * studentT.quantile(min(0.5, (1 - p) / right))
    return (w - a) / b
  }

  /// From E[W; W ≤ w] = (1−λ)² E[Y; Y ≤ w/(1−λ)] for W = bZ + a and w < 0, and the like above w.
  func partialMean(_ z: Double) -> Double {
    let w = b * z + a
    guard w >= 0 else {
      return (left * left * studentT.partialMean(w / left) - a * left * studentT.cumulative(w / left)) / b
    }
    // −E[Z; Z > z], since the mean is 0.
    return (right * right * studentT.partialMean(w / right) + a * right * studentT.upperTail(w / right)) / b
  }

  /// The half of the second moment of W = bZ + a that lies below Z = 0, where W = a, less what the shift by a makes.
  var lowerPartialVariance: Double {
    let secondMoment: Double
    if a < 0 {
      secondMoment = left * left * left * studentT.lowerSecondMoment(a / left)
    } else {
      secondMoment =
        0.5 * left * left * left + right * right * right * (0.5 - studentT.lowerSecondMoment(-a / right))
    }
    // E[(W − a)²; W < a] with E[W; W < a] = b·partialMean + a·P.
    return (secondMoment - a * (2 * b * partialMean(0) + a * cumulative(0))) / (b * b)
  }

  func random(using generator: inout SplitMix64) -> Double {
    let size = abs(studentT.random(using: &generator))
    let w = generator.nextUniform() < 0.5 * left ? -left * size : right * size
    return (w - a) / b
  }
}
