import LinearAlgebra
import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// The fast likelihood against the plain one, and the plain one against finite differences.
@Suite struct GARCHKernelTests {
  static let cases: [(mean: MeanModel, nu: Double?, presample: PresampleVariance)] = MeanModel.allCases.flatMap {
    mean in
    [nil, 2.05, 7.5, 900].flatMap { nu in PresampleVariance.allCases.map { (mean, nu, $0) } }
  }

  /// Expects `condition`, whose operands are too long to be printed.
  static func check(_ condition: Bool, _ label: Comment, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(condition, label, sourceLocation: sourceLocation)
  }

  static func point(mean: MeanModel, nu: Double?) -> GARCHPoint {
    let k = mean.parameterCount
    return GARCHPoint(
      mu: k > 0 ? 0.03 : 0, phi: k > 1 ? -0.07 : 0, omega: 0.04, alpha: 0.09, beta: 0.88, nu: nu)
  }

  /// Lengths below, at and above the kernel's blocks of eight, and one long series.
  @Test(arguments: [21, 23, 24, 25, 31, 32, 33, 1000])
  func kernelEqualsPlainLikelihood(count: Int) throws {
    for (mean, nu, presample) in Self.cases {
      let sample = try GARCHSample(
        SimulatedReturns.garch(count: count, seed: UInt64(count)), mean: mean, presample: presample)
      let point = Self.point(mean: mean, nu: nu)
      let plain = PlainGARCHLikelihood.sums(sample, at: point)
      let fast = GARCHKernel.sums(sample, at: point, curvature: .final)
      let label: Comment = "\(mean) \(String(describing: nu)) \(presample) \(count)"
      Self.check(isClose(fast.logLikelihood, plain.logLikelihood, 1e-12), label)
      Self.check(isClose(fast.score, plain.score, 1e-10), label)
      Self.check(isClose(fast.curvature.elements, plain.curvature.elements, 1e-10), label)
      Self.check(isClose(fast.outerProduct?.elements ?? [], plain.outerProduct?.elements ?? [], 1e-10), label)
      let observed = GARCHKernel.sums(sample, at: point, curvature: .observed)
      let same = observed.curvature == fast.curvature && observed.score == fast.score
      #expect(same, label)
    }
  }

  /// The pass that steers the search: value and score are the plain ones, the matrix is the expected information.
  @Test(arguments: [21, 24, 25, 32, 500])
  func informationPass(count: Int) throws {
    for (mean, nu, presample) in Self.cases {
      let sample = try GARCHSample(
        SimulatedReturns.garch(count: count, seed: UInt64(count)), mean: mean, presample: presample)
      let point = Self.point(mean: mean, nu: nu)
      let plain = PlainGARCHLikelihood.sums(sample, at: point)
      let fast = GARCHKernel.sums(sample, at: point, curvature: .information)
      let label: Comment = "\(mean) \(String(describing: nu)) \(presample) \(count)"
      Self.check(isClose(fast.logLikelihood, plain.logLikelihood, 1e-12), label)
      Self.check(isClose(fast.score, plain.score, 1e-10), label)
      #expect(fast.outerProduct == nil, label)
      let expected = ExpectedInformation(sample, at: point).elements
      let size = fast.score.count
      for i in 0..<size {
        for j in 0..<size {
          let unit = (expected[i * size + i] * expected[j * size + j]).squareRoot()
          // Near the normal distribution the information on ν is a small difference of trigamma functions.
          let tolerance = nu == 900 && max(i, j) == size - 1 ? 1e-6 : 1e-9
          #expect(abs(fast.curvature[i, j] - expected[i * size + j]) < tolerance * unit, "\(label) \(i) \(j)")
        }
      }
    }
  }

  @Test func scoreAndHessianEqualFiniteDifferences() throws {
    for (mean, nu, presample) in Self.cases where nu != 900 {
      let sample = try GARCHSample(
        SimulatedReturns.garch(count: 300, seed: 7), mean: mean, presample: presample)
      let point = Self.point(mean: mean, nu: nu)
      let innovations: Innovations = nu == nil ? .normal : .studentT
      let vector = point.vector(mean: mean)
      let sums = PlainGARCHLikelihood.sums(sample, at: point)
      for i in vector.indices {
        let step = 1e-5 * (i == vector.count - 1 ? vector[i] - (nu == nil ? 0 : 2) : 1)
        func shifted(_ by: Double) -> GARCHSums {
          var moved = vector
          moved[i] += by
          return PlainGARCHLikelihood.sums(sample, at: GARCHPoint(moved, mean: mean, innovations: innovations))
        }
        let (below, above) = (shifted(-step), shifted(step))
        let slope = (above.logLikelihood - below.logLikelihood) / (2 * step)
        // The truncation error is step²/6 times a third derivative; both terms of the tolerance are relative to
        // the largest element, since the small ones are differences of large sums.
        let largest = sums.score.map(abs).max() ?? 0
        #expect(
          abs(slope - sums.score[i]) < 1e-6 * (1 + largest), "\(mean) \(String(describing: nu)) \(presample) score \(i)"
        )
        for j in vector.indices {
          let second = -(above.score[j] - below.score[j]) / (2 * step)
          let size = (sums.curvature[i, i] * sums.curvature[j, j]).magnitude.squareRoot()
          #expect(
            abs(second - sums.curvature[i, j]) < 1e-6 * (1 + size),
            "\(mean) \(String(describing: nu)) \(presample) Hessian \(i) \(j)")
        }
      }
    }
  }
}

/// Whether two numbers agree to `tolerance`, relative to the larger of 1 and their size.
func isClose(_ left: Double, _ right: Double, _ tolerance: Double) -> Bool {
  abs(left - right) <= tolerance * max(1, abs(right))
}

/// Whether two vectors agree to `tolerance`, relative to the largest element.
func isClose(_ left: [Double], _ right: [Double], _ tolerance: Double) -> Bool {
  let size = right.map(abs).max() ?? 0
  return left.count == right.count && zip(left, right).allSatisfy { abs($0 - $1) <= tolerance * max(1, size) }
}
