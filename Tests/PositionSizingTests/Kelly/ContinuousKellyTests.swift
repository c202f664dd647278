import NumericalMethods
import PositionSizing
import Testing

@Suite("Kelly for returns in small steps")
struct ContinuousKellyTests {
  @Test(
    "Mean over variance, with the sign of the mean",
    arguments: [(0.08, 0.04, 2.0), (-0.08, 0.04, -2.0), (0, 0.04, 0.0), (0.3, 0.36, 0.8333333333333333)])
  func fraction(mean: Double, variance: Double, expected: Double) throws {
    let kelly = try ContinuousKelly(mean: mean, variance: variance)
    #expect(abs(kelly.fraction.value - expected) < 1e-15)
    #expect(kelly.longOnly.value == max(0, kelly.fraction.value))
  }

  @Test("The growth rate is largest at the fraction, nothing at twice it, negative beyond")
  func growth() throws {
    let kelly = try ContinuousKelly(mean: 0.08, variance: 0.04)
    #expect(abs(kelly.growthRate(at: kelly.fraction) - 0.08) < 1e-16)
    #expect(abs(kelly.growthRate(at: try NotionalFraction(4))) < 1e-16)
    #expect(kelly.growthRate(at: try NotionalFraction(4.01)) < 0)
    #expect(kelly.growthRate(at: .zero) == 0)
    for multiple in [KellyMultiple.half, .quarter] {
      let held = try NotionalFraction(multiple.value * kelly.fraction.value)
      #expect(abs(kelly.growthRate(at: held) - multiple.growthShare * 0.08) < 1e-16)
    }
  }

  /// Of a geometric Brownian motion itself: the log of the capital after a year has mean μf − ½σ²f².
  @Test("Simulated capital grows at that rate")
  func simulation() throws {
    let kelly = try ContinuousKelly(mean: 0.08, variance: 0.04)
    for held in [0.5, 2, 3] {
      var random = SplitMix64(seed: 5)
      let (years, steps) = (4000, 250)
      var total = 0.0
      for _ in 0..<(years * steps) {
        let step = kelly.mean / Double(steps) + (kelly.variance / Double(steps)).squareRoot() * random.nextNormal()
        total += PortableFunctions.log(1 + held * step)
      }
      let error = held * (kelly.variance / Double(years)).squareRoot()
      // Rebalancing once a day in place of all the time takes a part in 250.
      #expect(abs(total / Double(years) - kelly.growthRate(at: try NotionalFraction(held))) < 3 * error + 1e-3)
    }
  }

  @Test(
    "Bad input",
    arguments: [
      (.nan, 0.04), (.infinity, 0.04), (0.08, 0), (0.08, -0.04), (0.08, .nan), (0.08, .infinity), (1e300, 1e-300),
    ])
  func badInput(mean: Double, variance: Double) {
    #expect(throws: SizingError.self) { try ContinuousKelly(mean: mean, variance: variance) }
  }
}
