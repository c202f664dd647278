import Foundation
import NumericalMethods
import Testing

/// Random numbers against the distribution functions that they should have.
///
/// The largest distance of the empirical distribution of n numbers from the true one is below 1.95/√n in all but one
/// of a thousand samples (Kolmogorov); the seeds are fixed, so the tests do not waver.
@Suite struct RandomVariatesTests {
  static let count = 100_000

  private func distance(
    seed: UInt64, _ next: (inout SplitMix64) -> Double, from distribution: (Double) -> Double
  ) -> Double {
    var random = SplitMix64(seed: seed)
    let sorted = (0..<Self.count).map { _ in next(&random) }.sorted()
    let n = Double(Self.count)
    return sorted.enumerated().reduce(0) { largest, element in
      let expected = distribution(element.element)
      return max(largest, expected - Double(element.offset) / n, Double(element.offset + 1) / n - expected)
    } * n.squareRoot()
  }

  @Test func uniform() {
    #expect(distance(seed: 1, { $0.nextUniform() }, from: { $0 }) < 1.95)
  }

  @Test func normal() {
    #expect(distance(seed: 2, { $0.nextNormal() }, from: { 0.5 * erfc(-$0 / 2.0.squareRoot()) }) < 1.95)
  }

  /// Shapes whose distribution functions are elementary.
  @Test func gamma() {
    #expect(distance(seed: 3, { $0.nextGamma(shape: 1) }, from: { 1 - exp(-$0) }) < 1.95)
    #expect(
      distance(
        seed: 4, { $0.nextGamma(shape: 1.5) },
        from: { erf($0.squareRoot()) - 2 * ($0 / .pi).squareRoot() * exp(-$0) }) < 1.95)
    #expect(distance(seed: 5, { $0.nextGamma(shape: 3) }, from: { 1 - exp(-$0) * (1 + $0 + $0 * $0 / 2) }) < 1.95)
  }

  /// Four degrees of freedom: F(t) = ½ + ⅜ s (1 − s²/12 …) with s = t/√(1 + t²/4), here scaled to variance 1.
  @Test func standardizedStudentT() {
    func distribution(_ z: Double) -> Double {
      let t = z * 2.0.squareRoot()
      let w = 1 + t * t / 4
      return 0.5 + 0.375 * t / w.squareRoot() * (1 - t * t / (12 * w))
    }
    #expect(distance(seed: 6, { $0.nextStandardizedStudentT(nu: 4) }, from: distribution) < 1.95)
    var random = SplitMix64(seed: 7)
    let squares = (0..<Self.count).map { _ in random.nextStandardizedStudentT(nu: 9) }.map { $0 * $0 }
    // Var z² = 3(ν−2)/(ν−4) − 1 = 3.2 for ν = 9; four standard deviations of the mean.
    #expect(abs(squares.reduce(0, +) / Double(Self.count) - 1) < 4 * (3.2 / Double(Self.count)).squareRoot())
  }

  @Test func momentsOfNormals() {
    var random = SplitMix64(seed: 8)
    let values = (0..<Self.count).map { _ in random.nextNormal() }
    let n = Double(Self.count)
    // The variances of z, z², z³, z⁴ are 1, 2, 15, 96.
    for (power, expected, variance) in [(1, 0.0, 1.0), (2, 1, 2), (3, 0, 15), (4, 3, 96)] {
      let moment = values.reduce(0) { $0 + pow($1, Double(power)) } / n
      #expect(abs(moment - expected) < 4 * (variance / n).squareRoot(), "moment \(power)")
    }
  }

  @Test func rangesArePreconditions() async {
    await #expect(processExitsWith: .failure) {
      var random = SplitMix64(seed: 1)
      _ = random.nextGamma(shape: 0.999)
    }
    await #expect(processExitsWith: .failure) {
      var random = SplitMix64(seed: 1)
      _ = random.nextStandardizedStudentT(nu: 2)
    }
  }
}
