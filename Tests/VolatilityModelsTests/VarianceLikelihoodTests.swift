import LinearAlgebra
import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// The likelihood of every model of the family against the plain one, and that one against finite differences.
@Suite struct VarianceLikelihoodTests {
  /// A model with a point of its parameters.
  struct Case: Sendable, CustomStringConvertible {
    var layout: VarianceLayout
    var presample: PresampleVariance

    var description: String {
      let order = layout.order
      return "\(layout.form)(\(order.p),\(order.o),\(order.q)) \(layout.mean) \(layout.innovations) \(presample) "
        + "\(layout.regressorCount) regressors"
    }

    /// A point that is well inside the limits, different for each case.
    var point: [Double] {
      var random = SplitMix64(seed: UInt64(layout.count * 7 + layout.order.p))
      var point = [Double](repeating: 0, count: layout.count)
      if layout.omega > 0 { point[0] = 0.04 }
      if layout.omega > 1 { point[1] = -0.06 }
      let isLinear = layout.form == .linear
      point[layout.omega] = isLinear ? 0.05 : -0.02
      for index in layout.alphas { point[index] = (isLinear ? 0.06 : 0.15) * (0.5 + random.nextUniform()) }
      for index in layout.gammas { point[index] = (isLinear ? 0.05 : -0.08) * (0.5 + random.nextUniform()) }
      for index in layout.betas {
        point[index] = 0.75 / Double(layout.betas.count) * (0.8 + 0.2 * random.nextUniform())
      }
      for index in layout.deltas { point[index] = 0.03 * (0.5 + random.nextUniform()) }
      for (index, value) in zip(layout.shapes, layout.innovations == .ged ? [1.4] : [7.5, -0.15]) {
        point[index] = value
      }
      return point
    }

    func sample(count: Int) throws -> VarianceSample {
      let returns = try SimulatedReturns.garch(count: count, seed: UInt64(count))
      var random = SplitMix64(seed: 5)
      let names = (0..<layout.regressorCount).map { "x\($0)" }
      let regressors = names.map { name in
        Regressor(name: name, values: (0..<count).map { _ in 3 * random.nextUniform() })
      }
      return try VarianceSample(
        returns.with(regressors: regressors), layout: layout, presample: presample, regressors: names,
        nonnegative: false)
    }
  }

  static let orders = [(1, 0, 1), (1, 1, 1), (2, 0, 2), (2, 1, 1), (1, 2, 3), (3, 3, 3), (3, 0, 0), (1, 3, 0)].map {
    GARCHOrder(p: $0.0, o: $0.1, q: $0.2)
  }

  static let cases: [Case] = {
    var cases: [Case] = []
    for form in [VarianceLayout.Form.linear, .logarithmic] {
      for (index, order) in orders.enumerated() {
        for mean in MeanModel.allCases {
          for innovations in Innovations.allCases {
            let layout = VarianceLayout(
              form: form, mean: mean, order: order, regressorCount: index % 3, innovations: innovations)
            cases += PresampleVariance.allCases.map { Case(layout: layout, presample: $0) }
          }
        }
      }
    }
    return cases
  }()

  /// One of so many cases.
  static func every(_ stride: Int) -> [Case] {
    cases.enumerated().filter { $0.offset.isMultiple(of: stride) }.map(\.element)
  }

  /// Eight parameters and fewer, up to sixteen, and more.
  @Test func casesReachAllWidths() {
    let counts = Self.cases.map(\.layout.dynamicCount)
    #expect(counts.contains { $0 <= 8 } && counts.contains { (9...16).contains($0) })
  }

  @Test(arguments: [25, 300])
  func equalsThePlainLikelihood(count: Int) throws {
    // The strides have no divisor in common with the numbers of orders, means, innovations and presamples.
    for testCase in Self.every(count < 100 ? 1 : 5) {
      let sample = try testCase.sample(count: count)
      let plain = PlainVarianceLikelihood(sample, at: testCase.point).sums(testCase.layout.innovations)
      var likelihood = VarianceLikelihood(sample)
      let fast = likelihood.sums(at: testCase.point, curvature: .final)
      let label: Comment = "\(testCase) \(count)"
      GARCHKernelTests.check(isClose(fast.logLikelihood, plain.logLikelihood, 1e-12), label)
      GARCHKernelTests.check(isClose(likelihood.value(at: testCase.point), plain.logLikelihood, 1e-12), label)
      GARCHKernelTests.check(isClose(fast.score, plain.score, 1e-10), label)
      GARCHKernelTests.check(isClose(fast.curvature.elements, plain.curvature.elements, 1e-10), label)
      GARCHKernelTests.check(
        isClose(fast.outerProduct?.elements ?? [], plain.outerProduct?.elements ?? [], 1e-10), label)
      let observed = likelihood.sums(at: testCase.point, curvature: .observed)
      let information = likelihood.sums(at: testCase.point, curvature: .information)
      GARCHKernelTests.check(observed.curvature == fast.curvature && observed.score == fast.score, label)
      GARCHKernelTests.check(information.score == fast.score, label)
      GARCHKernelTests.check(CholeskyFactorization(information.curvature) != nil, label)
    }
  }

  @Test func scoreAndHessianEqualFiniteDifferences() throws {
    for testCase in Self.every(7) {
      let sample = try testCase.sample(count: 120)
      func sums(_ point: [Double]) -> GARCHSums {
        PlainVarianceLikelihood(sample, at: point).sums(testCase.layout.innovations)
      }
      let center = sums(testCase.point)
      let largest = center.score.map(abs).max() ?? 0
      for i in testCase.point.indices {
        let step = 1e-5 * (testCase.layout.shapes.contains(i) ? testCase.point[i].magnitude : 1)
        var (below, above) = (testCase.point, testCase.point)
        below[i] -= step
        above[i] += step
        let (low, high) = (sums(below), sums(above))
        let slope = (high.logLikelihood - low.logLikelihood) / (2 * step)
        // The truncation error is step²/6 times a third derivative.
        GARCHKernelTests.check(abs(slope - center.score[i]) < 1e-5 * (1 + largest), "\(testCase) score \(i)")
        for j in testCase.point.indices {
          let second = -(high.score[j] - low.score[j]) / (2 * step)
          let size = (center.curvature[i, i] * center.curvature[j, j]).magnitude.squareRoot()
          GARCHKernelTests.check(
            abs(second - center.curvature[i, j]) < 1e-5 * (1 + size), "\(testCase) Hessian \(i) \(j)")
        }
      }
    }
  }
}

extension PlainVarianceLikelihood {
  /// The sums with the density of a name.
  func sums(_ innovations: Innovations) -> GARCHSums {
    switch innovations {
    case .normal: sums(NormalDensity.self)
    case .studentT: sums(StudentTDensity.self)
    case .skewedT: sums(SkewedTDensity.self)
    case .ged: sums(GEDDensity.self)
    }
  }
}
