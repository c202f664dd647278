import NumericalMethods

/// Student's t distribution of innovations: Z = T√((ν−2)/ν).
struct StandardizedStudentT: StandardizedDistribution {
  let density: StudentTDensity
  private let nu: Double
  private let scale: Double
  private let distribution: StudentTDistribution

  init(nu: Double) {
    self.nu = nu
    scale = ((nu - 2) / nu).squareRoot()
    distribution = StudentTDistribution(nu: nu)
    density = StudentTDensity(nu: nu)
  }

  var lowerPartialVariance: Double { 0.5 }

  func logDensity(at z: Double) -> Double { density.logDensity(at: z) }

  func cumulative(_ z: Double) -> Double { distribution.cumulative(z / scale) }

  func upperTail(_ z: Double) -> Double { distribution.upperTail(z / scale) }

  func quantile(_ p: Double) -> Double { scale * distribution.quantile(p) }

  /// −f(z)(ν − 2 + z²)/(ν − 1), whose logarithm is a sum without underflow.
  func partialMean(_ z: Double) -> Double {
    let m = nu - 2
    return -m / (nu - 1) * .exp(density.logConstant - 0.5 * (nu - 1) * .log(onePlus: z * z / m))
  }

  /// E[Z²; Z ≤ z] for z ≤ 0, by parts: F(z) − z f(z)(1 + z²/(ν−2)), a sum of positive terms.
  func lowerSecondMoment(_ z: Double) -> Double {
    cumulative(z) - z * .exp(density.logDensity(at: z)) * (1 + z * z / (nu - 2))
  }

  func random(using generator: inout SplitMix64) -> Double { generator.nextStandardizedStudentT(nu: nu) }
}
