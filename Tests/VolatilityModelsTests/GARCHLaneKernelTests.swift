import LinearAlgebra
import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// The likelihoods of several series at once against the plain one and that of one series.
@Suite struct GARCHLaneKernelTests {
  /// A point for each lane, all inside their ranges, one of them with no response to shocks.
  static func point(lane: Int, mean: MeanModel, nu: Double?) -> GARCHPoint {
    let shift = Double(lane)
    let k = mean.parameterCount
    return GARCHPoint(
      mu: k > 0 ? 0.03 - 0.01 * shift : 0, phi: k > 1 ? -0.07 + 0.02 * shift : 0, omega: 0.04 + 0.01 * shift,
      alpha: lane == 5 ? 0 : 0.09 + 0.02 * shift, beta: 0.88 - 0.05 * shift, nu: nu.map { $0 + shift })
  }

  /// Series of different lengths and scales, and the lanes that read them where they lie.
  static func lanes(
    counts: [Int], mean: MeanModel, nu: Double?, presample: PresampleVariance
  ) throws -> (samples: [GARCHSample], points: [GARCHPoint], lanes: [GARCHLane]) {
    var (samples, points, lanes): ([GARCHSample], [GARCHPoint], [GARCHLane]) = ([], [], [])
    for (lane, count) in counts.enumerated() {
      let factor = [1, 0.01, 300][lane % 3]
      let all = try SimulatedReturns.garch(count: count + 11, seed: UInt64(100 * count + lane)).values.map {
        factor * $0
      }
      let window = (lane % 4)..<(lane % 4 + count)
      let sample = try GARCHSample(ReturnSeries(values: Array(all[window])), mean: mean, presample: presample)
      let point = Self.point(lane: lane, mean: mean, nu: nu)
      samples.append(sample)
      points.append(point)
      lanes.append(GARCHLane(sample, of: all, window: window, at: point))
    }
    return (samples, points, lanes)
  }

  /// Lengths below, at and above blocks of eight, equal and unequal; one, some and all lanes in use.
  @Test(arguments: [
    [24], [21, 22], [23, 24, 25, 31, 32, 33, 400], [40, 40, 40, 40, 40, 40, 40, 40],
    [
      1000, 999, 998, 997, 64, 996, 1001, 1003,
    ],
  ])
  func equalsPlainLikelihood(counts: [Int]) throws {
    for (mean, nu, presample) in GARCHKernelTests.cases {
      let (samples, points, lanes) = try Self.lanes(counts: counts, mean: mean, nu: nu, presample: presample)
      let final = GARCHLaneKernel.sums(lanes, curvature: .final)
      let observed = GARCHLaneKernel.sums(lanes, curvature: .observed)
      let information = GARCHLaneKernel.sums(lanes, curvature: .information)
      #expect(final.count == counts.count && observed.count == counts.count && information.count == counts.count)
      for lane in counts.indices {
        let label: Comment = "\(mean) \(String(describing: nu)) \(presample) \(counts) lane \(lane)"
        let plain = PlainGARCHLikelihood.sums(samples[lane], at: points[lane])
        let fast = final[lane]
        GARCHKernelTests.check(isClose(fast.logLikelihood, plain.logLikelihood, 1e-12), label)
        GARCHKernelTests.check(isClose(fast.score, plain.score, 1e-10), label)
        GARCHKernelTests.check(isClose(fast.curvature.elements, plain.curvature.elements, 1e-10), label)
        GARCHKernelTests.check(
          isClose(fast.outerProduct?.elements ?? [], plain.outerProduct?.elements ?? [], 1e-10), label)
        let same = observed[lane].curvature == fast.curvature && observed[lane].score == fast.score
        #expect(same, label)
        let single = GARCHKernel.sums(samples[lane], at: points[lane], curvature: .information)
        GARCHKernelTests.check(isClose(information[lane].logLikelihood, plain.logLikelihood, 1e-12), label)
        GARCHKernelTests.check(isClose(information[lane].score, plain.score, 1e-10), label)
        GARCHKernelTests.check(
          isClose(information[lane].curvature.elements, single.curvature.elements, 1e-10), label)
      }
    }
  }

  /// A lane's sums do not depend on what lies in the other lanes, to the last bit.
  @Test(arguments: [CurvatureKind.information, .observed, .final])
  func lanesAreIndependent(curvature: CurvatureKind) throws {
    for (mean, nu, presample) in GARCHKernelTests.cases {
      let (_, _, lanes) = try Self.lanes(
        counts: [41, 48, 300, 47, 49, 301, 40, 32], mean: mean, nu: nu, presample: presample)
      let together = GARCHLaneKernel.sums(lanes, curvature: curvature)
      for (index, lane) in lanes.enumerated() {
        let alone = GARCHLaneKernel.sums([lane], curvature: curvature)[0]
        let same =
          alone.logLikelihood == together[index].logLikelihood && alone.score == together[index].score
          && alone.curvature == together[index].curvature && alone.outerProduct == together[index].outerProduct
        #expect(same, "\(mean) \(String(describing: nu)) \(presample) lane \(index)")
      }
    }
  }
}
