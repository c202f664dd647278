import Foundation
import MarketSimulation
import NumericalMethods
import Testing

@Suite struct BridgeExtremesTests {
  /// Far from the other barrier it is the law of one extreme: 1 − exp(−2a(a − y)/v).
  @Test(arguments: [(0.5, 0.2, 1.0), (1, -0.4, 0.7), (0.01, 0, 1)])
  func isThatOfOneExtremeFarFromTheOther(upper: Double, end: Double, variance: Double) {
    let law = BridgeExtremes(upper: upper, lower: -20, end: end, variance: variance)
    #expect(abs(law.probability - (1 - exp(-2 * upper * (upper - end) / variance))) < 1e-14)
  }

  @Test func slopesAreThoseOfDifferences() {
    let step = 1e-4
    func law(_ upper: Double, _ lower: Double) -> BridgeExtremes {
      BridgeExtremes(upper: upper, lower: lower, end: 0.3, variance: 1.3)
    }
    for (a, b) in [(0.8, -0.5), (0.5, -0.2), (1.5, -1.5), (0.35, -0.9)] {
      let here = law(a, b)
      let upper = (law(a + step, b).probability - law(a - step, b).probability) / (2 * step)
      let lower = (law(a, b + step).probability - law(a, b - step).probability) / (2 * step)
      let mixed = (law(a, b + step).upperSlope - law(a, b - step).upperSlope) / (2 * step)
      #expect(abs(here.upperSlope - upper) < 1e-5)
      #expect(abs(here.lowerSlope - lower) < 1e-5)
      #expect(abs(here.mixedSlope - mixed) < 1e-4)
    }
  }

  /// The bridge between the barriers, by the eigenfunctions of the interval: another series for the same probability.
  @Test(arguments: [(0.8, -0.5, 0.3), (0.4, -0.35, 0.1), (1.2, -0.9, -0.6), (2.5, -2.0, 1.0)])
  func isThatOfTheOtherSeries(upper: Double, lower: Double, end: Double) {
    let variance = 0.9
    let width = upper - lower
    let density = (1...80).reduce(0.0) { sum, k in
      let frequency = Double(k) * Double.pi / width
      return sum + 2 / width * sin(frequency * -lower) * sin(frequency * (end - lower))
        * exp(-0.5 * frequency * frequency * variance)
    }
    let free = exp(-0.5 * end * end / variance) / (2 * Double.pi * variance).squareRoot()
    let law = BridgeExtremes(upper: upper, lower: lower, end: end, variance: variance)
    #expect(abs(law.probability - density / free) < 1e-12)
  }

  @Test func nothingIsPossibleOutsideTheBarriers() {
    for (upper, lower, end) in [(0.2, -1.0, 0.3), (0.3, -1, 0.3), (0, -1, -0.5), (1, -0.2, -0.3)] {
      #expect(BridgeExtremes(upper: upper, lower: lower, end: end, variance: 1).probability == 0)
    }
  }
}
