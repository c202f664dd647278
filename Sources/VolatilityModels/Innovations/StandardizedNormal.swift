import NumericalMethods

/// The standard normal distribution of innovations.
struct StandardizedNormal: StandardizedDistribution {
  private let density = NormalDensity()

  var lowerPartialVariance: Double { 0.5 }

  func logDensity(at z: Double) -> Double { density.logDensity(at: z) }

  func cumulative(_ z: Double) -> Double { NormalDistribution.cumulative(z) }

  func upperTail(_ z: Double) -> Double { NormalDistribution.upperTail(z) }

  func quantile(_ p: Double) -> Double { NormalDistribution.quantile(p) }

  /// −φ(z).
  func partialMean(_ z: Double) -> Double { -NormalDistribution.density(z) }

  func random(using generator: inout SplitMix64) -> Double { generator.nextNormal() }
}
