import Foundation
import NumericalMethods
import Testing
import VolatilityModels

/// Random numbers against the distributions that they should have; the seeds are fixed, so the tests do not waver.
@Suite struct RandomInnovationsTests {
  private static let count = 100_000

  private static let cases = InnovationCase.grid.filter {
    $0.innovations == .normal || $0.innovations == .ged || [2.05, 4, 30].contains($0.shape[0])
  }

  private func draws(_ distribution: InnovationDistribution, seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<Self.count).map { _ in distribution.random(using: &random) }
  }

  /// The largest distance of the empirical distribution of n numbers from the true one is below 1.95/√n in all but one of
  /// a thousand samples (Kolmogorov).
  @Test(arguments: cases)
  func haveTheirDistribution(_ innovation: InnovationCase) throws {
    let distribution = try innovation.distribution()
    let sorted = draws(distribution, seed: 11).sorted()
    let n = Double(Self.count)
    let distance = sorted.enumerated().reduce(0.0) { largest, element in
      let expected = distribution.cumulative(element.element)
      return max(largest, expected - Double(element.offset) / n, Double(element.offset + 1) / n - expected)
    }
    #expect(distance * n.squareRoot() < 1.95)
  }

  /// Where the fourth moment is finite and not too large, mean and variance are within four standard errors.
  @Test(arguments: cases)
  func haveMeanZeroAndVarianceOne(_ innovation: InnovationCase) throws {
    guard innovation.innovations == .normal || innovation.shape[0] >= (innovation.innovations == .ged ? 1 : 30) else {
      return
    }
    let values = draws(try innovation.distribution(), seed: 12)
    let n = Double(Self.count)
    let mean = values.reduce(0, +) / n
    let square = values.reduce(0) { $0 + $1 * $1 } / n
    let fourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / n
    #expect(abs(mean) < 4 / n.squareRoot())
    #expect(abs(square - 1) < 4 * ((fourth - 1) / n).squareRoot())
  }

  /// Student's t and the normal distribution give the numbers of the generator's own methods.
  @Test func numbersOfTheGenerator() throws {
    var first = SplitMix64(seed: 13)
    var second = first
    let t = try InnovationDistribution(.studentT, shape: [5])
    #expect(t.random(using: &first) == second.nextStandardizedStudentT(nu: 5))
    let normal = try InnovationDistribution(.normal, shape: [])
    #expect(normal.random(using: &first) == second.nextNormal())
  }
}
