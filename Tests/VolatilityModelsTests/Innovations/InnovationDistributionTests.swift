import Foundation
import Testing
import VolatilityModels

/// Properties that hold for all distributions, over the grid of their shapes.
@Suite struct InnovationDistributionTests {
  @Test(arguments: InnovationCase.grid)
  func momentsAreStandard(_ innovation: InnovationCase) throws {
    let distribution = try innovation.distribution()
    let kink = innovation.kink(of: distribution)
    func moment(_ power: Int) -> Double {
      [-1.0, 1.0].reduce(0) {
        $0
          + HalfLineQuadrature.integral(
            from: kink, direction: $1, power: power, of: distribution.logDensity(at:))
      }
    }
    // The quadrature adds 10⁴ numbers, and the density's exponent is a few hundred times its rounding at ν = 200.
    #expect(abs(moment(0) - 1) < 1e-12)
    #expect(abs(moment(1)) < 1e-12)
    if innovation.variancesConverge { #expect(abs(moment(2) - 1) < 1e-11) }
  }

  @Test(arguments: InnovationCase.grid)
  func partialMomentsAreIntegrals(_ innovation: InnovationCase) throws {
    let distribution = try innovation.distribution()
    // The side of zero on which the density is smooth.
    let direction: Double = innovation.kink(of: distribution) > 0 ? -1 : 1
    func half(_ power: Int) -> Double {
      HalfLineQuadrature.integral(from: 0, direction: direction, power: power, of: distribution.logDensity(at:))
    }
    #expect(abs(distribution.expectedAbsolute - 2 * direction * half(1)) < 1e-12)
    if innovation.variancesConverge {
      let lower = direction < 0 ? half(2) : 1 - half(2)
      #expect(abs(distribution.lowerPartialVariance - lower) < 1e-11)
    }
    if innovation.innovations != .skewedT { #expect(distribution.lowerPartialVariance == 0.5) }
  }

  @Test(arguments: InnovationCase.grid)
  func tailsAndShortfallsAreIntegrals(_ innovation: InnovationCase) throws {
    let distribution = try innovation.distribution()
    let kink = innovation.kink(of: distribution)
    for p in [1e-9, 1e-4, 0.01, 0.05, 0.2, 0.45, 0.5, 0.6, 0.9, 0.999] {
      let z = distribution.quantile(p)
      // From z away from the kink.
      let direction: Double = z <= kink ? -1 : 1
      let tail = z <= kink ? p : 1 - p
      func outside(_ power: Int) -> Double {
        HalfLineQuadrature.integral(from: z, direction: direction, power: power, of: distribution.logDensity(at:))
      }
      #expect(abs(outside(0) - tail) < 2e-12 * tail, "\(p)")
      // The mean above z is that below it with the other sign.
      let mean = -direction * outside(1) / p
      #expect(abs(distribution.expectedShortfall(p) - mean) < 2e-12 * (abs(mean) + abs(z) * tail / p), "\(p)")
    }
  }

  /// Both ways, to what the rounding of the argument and of e to a power is worth.
  @Test(arguments: InnovationCase.grid)
  func quantileInvertsTheDistribution(_ innovation: InnovationCase) throws {
    let distribution = try innovation.distribution()
    for p in [1e-290, 1e-100, 1e-20, 1e-6, 0.01, 0.1, 0.3, 0.4999, 0.5, 0.5001, 0.8, 0.99, 1 - 1e-9] {
      let z = distribution.quantile(p)
      let tail = min(p, 1 - p)
      let elasticity = distribution.density(at: z) * (1 + abs(z)) / tail
      let allowed = 2e-16 * (64 + 4 * abs(log(tail)) + 4 * elasticity)
      #expect(abs(distribution.cumulative(z) - p) <= allowed * tail + 1e-16, "\(p)")
      if p < 0.5 { #expect(abs(distribution.cumulative(z) / p - 1) <= allowed, "\(p)") }
      if p > 0.5 { #expect(abs(distribution.upperTail(z) / (1 - p) - 1) <= allowed, "\(p)") }
      let again = distribution.quantile(distribution.cumulative(z))
      #expect(abs(again - z) <= (allowed * tail + 1.2e-16) / distribution.density(at: z) + 1e-15 * abs(z) || p < 1e-99)
    }
  }

  /// Central differences; their truncation and rounding are about 1e-10 each.
  @Test(arguments: InnovationCase.grid)
  func densityIsTheSlopeOfTheDistribution(_ innovation: InnovationCase) throws {
    let distribution = try innovation.distribution()
    for p in [0.003, 0.03, 0.3, 0.7, 0.97, 0.997] {
      let z = distribution.quantile(p)
      let density = distribution.density(at: z)
      let step = 1e-5 * min(p, 1 - p) / density
      let slope = (distribution.cumulative(z + step) - distribution.cumulative(z - step)) / (2 * step)
      #expect(abs(slope / density - 1) < 1e-7)
    }
  }

  @Test func limitsOfProbabilities() throws {
    for innovation in InnovationCase.grid {
      let distribution = try innovation.distribution()
      #expect(distribution.quantile(0) == -.infinity)
      #expect(distribution.quantile(1) == .infinity)
      #expect(distribution.expectedShortfall(0) == -.infinity)
      #expect(distribution.expectedShortfall(1) == 0)
      #expect(distribution.expectedShortfall(1e-307) < distribution.quantile(1e-307))
      #expect(distribution.cumulative(-.infinity) == 0)
      #expect(distribution.cumulative(.infinity) == 1)
      #expect(distribution.upperTail(-.infinity) == 1)
      #expect(distribution.upperTail(.infinity) == 0)
      #expect(distribution.density(at: .infinity) == 0)
      #expect(distribution.cumulative(.nan).isNaN)
    }
  }

  @Test func probabilitiesOutsideTheirRangeArePreconditions() async {
    await #expect(processExitsWith: .failure) {
      _ = try InnovationDistribution(.normal, shape: []).quantile(-1e-9)
    }
    await #expect(processExitsWith: .failure) {
      _ = try InnovationDistribution(.ged, shape: [1.5]).expectedShortfall(1.0.nextUp)
    }
    await #expect(processExitsWith: .failure) { _ = try InnovationDistribution(.studentT, shape: []) }
  }
}
