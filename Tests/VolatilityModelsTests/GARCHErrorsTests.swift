import Foundation
import LinearAlgebra
import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// What estimation refuses, and how it reports estimates on the limits of the parameter space.
@Suite struct GARCHErrorsTests {
  private func error(_ values: [Double], _ specification: GARCH = GARCH()) throws -> VolatilityError? {
    let returns = try ReturnSeries(values: values)
    do {
      _ = try specification.fit(to: returns)
      return nil
    } catch {
      return error
    }
  }

  /// Returns that look like nothing in particular.
  private func noise(_ count: Int, seed: UInt64 = 1) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in random.nextNormal() }
  }

  // MARK: - Refusals

  @Test(arguments: [(0, true), (1, true), (19, true), (20, false), (21, false)])
  func tooFewReturns(count: Int, isRefused: Bool) throws {
    for mean in [MeanModel.zero, .constant] {
      let thrown = try error(noise(count), GARCH(mean: mean))
      #expect((thrown == .tooFewReturns(count: count, needed: 20)) == isRefused, "\(mean)")
    }
  }

  /// An AR(1) mean uses the first return up as a predecessor.
  @Test(arguments: [(19, true), (20, true), (21, false)])
  func tooFewReturnsForAutoregression(count: Int, isRefused: Bool) throws {
    let thrown = try error(noise(count), GARCH(mean: .ar1))
    #expect((thrown == .tooFewReturns(count: count, needed: 21)) == isRefused)
  }

  @Test(arguments: MeanModel.allCases, [0, -0.0, 0.01, -3, 1e-300, .leastNonzeroMagnitude])
  func constantReturns(mean: MeanModel, value: Double) throws {
    for innovations in [Innovations.normal, .studentT] {
      let specification = GARCH(mean: mean, innovations: innovations)
      #expect(try error([Double](repeating: value, count: 100), specification) == .constantReturns(value: value))
    }
  }

  /// One return that differs is a variance, except where the mean uses it up as the first predecessor.
  @Test func nearlyConstantReturns() throws {
    var values = [Double](repeating: 1, count: 100)
    values[50] = 2
    let thrown = try error(values)
    if case .constantReturns? = thrown { Issue.record("there is a return that differs") }
    if case .noResidualVariance? = thrown { Issue.record("no constant explains the return that differs") }
    values = [Double](repeating: 1, count: 100)
    values[0] = 2
    #expect(try error(values, GARCH(mean: .ar1)) == .noResidualVariance(mean: .ar1))
  }

  /// Series that an autoregression of order one explains wholly, some of them up to rounding.
  @Test func returnsThatTheMeanExplains() throws {
    let series: [[Double]] = [
      (0..<60).map { $0 % 2 == 0 ? 0.1 : -0.3 },
      (0..<60).map { $0 % 2 == 0 ? 1 : -1 },
      (0..<60).map { Double($0) },
      (0..<60).map { $0 == 0 ? 1 : 0 },
      (0..<60).map { 1e-3 * pow(1.1, Double($0)) },
      (0..<1000).map { $0 % 2 == 0 ? 1e6 / 3 : 1e6 / 7 },
    ]
    for values in series {
      for innovations in [Innovations.normal, .studentT] {
        let thrown = try error(values, GARCH(mean: .ar1, innovations: innovations))
        #expect(thrown == .noResidualVariance(mean: .ar1), "\(values.prefix(3))")
      }
    }
    // Differences in the last place are rounding, too.
    let last = (0..<60).map { $0 % 3 == 0 ? 1 : 1.nextUp }
    #expect(try error(last, GARCH(mean: .constant)) == .noResidualVariance(mean: .constant))
    #expect(VolatilityError.noResidualVariance(mean: .ar1).description.contains("ar1"))
  }

  /// What is left of the returns is far below them and far above rounding.
  @Test func smallResidualsAreNoRounding() throws {
    let values = zip(0..., noise(300)).map { ($0 % 2 == 0 ? 1 : -1) + 1e-9 * $1 }
    #expect(try error(values, GARCH(mean: .ar1)) != .noResidualVariance(mean: .ar1))
  }

  /// The average of the largest numbers is none.
  @Test(arguments: MeanModel.allCases)
  func largestReturns(mean: MeanModel) throws {
    let largest = Double.greatestFiniteMagnitude
    for values in [(0..<60).map { $0 % 2 == 0 ? largest : -largest }, (0..<60).map { $0 < 30 ? largest : -largest }] {
      let thrown = try #require(try error(values, GARCH(mean: mean)))
      #expect(thrown == .unusableScale(meanSquare: .infinity))
      #expect(!thrown.description.contains("nan") && !thrown.description.contains("inf"))
    }
  }

  /// Mean squares at the limits 10⁻²⁰⁰ and 10²⁰⁰: returns of ±f have the mean square f².
  @Test(arguments: [(1e-101, true), (1.001e-100, false), (0.999e100, false), (1e101, true), (1e200, true)])
  func scaleLimits(factor: Double, isRefused: Bool) throws {
    var values = noise(200)
    let meanSquare = values.reduce(0) { $0 + $1 * $1 } / 200
    values = values.map { $0 / meanSquare.squareRoot() * factor }
    let thrown = try error(values, GARCH(mean: .zero))
    if case .unusableScale? = thrown { #expect(isRefused) } else { #expect(!isRefused) }
  }

  @Test func errorsSayWhatIsWrong() {
    #expect(VolatilityError.tooFewReturns(count: 3, needed: 20).description.contains("20"))
    #expect(VolatilityError.constantReturns(value: 0.25).description.contains("0.25"))
    #expect(VolatilityError.unusableScale(meanSquare: 1e300).description.contains("1e+300"))
    let invalid = VolatilityError.invalidParameter(name: .alpha, value: 1.5, expected: "a number from 0 to 1")
    #expect(invalid.description.contains("alpha") && invalid.description.contains("1.5"))
  }

  // MARK: - Limits of the parameter space

  /// Zero rows and columns for the parameters that a limit fixes, standard errors for the others.
  private func expectCovariance(_ fit: FittedGARCH, isZeroFor fixed: Set<ParameterName>) throws {
    let names = fit.parameters.named.map(\.name)
    for kind in CovarianceKind.allCases {
      let covariance = try #require(fit.covariance(kind))
      #expect(covariance.rowCount == names.count && covariance.columnCount == names.count)
      #expect(isNearlySymmetric(covariance))
      for (i, name) in names.enumerated() {
        let isZero = names.indices.allSatisfy { covariance[i, $0] == 0 && covariance[$0, i] == 0 }
        #expect(isZero == fixed.contains(name), "\(kind) \(name)")
        #expect((fit.standardErrors(kind)[i] == nil) == fixed.contains(name), "\(kind) \(name)")
      }
    }
  }

  private func isNearlySymmetric(_ matrix: Matrix) -> Bool {
    zip(matrix.elements, matrix.transposed.elements).allSatisfy { abs($0 - $1) <= 1e-10 * max(abs($0), abs($1)) }
  }

  /// Series of a constant variance whose maximum has α = 0: some of them do.
  @Test func alphaZero() throws {
    var found = 0
    for seed in 1...40 as ClosedRange<UInt64> {
      let fit = try GARCH().fit(to: ReturnSeries(values: noise(400, seed: seed)))
      guard fit.status == .boundary([.alphaNonnegative]) else { continue }
      found += 1
      #expect(fit.parameters.alpha == 0)
      #expect(fit.parameters.beta > 0)
      try expectCovariance(fit, isZeroFor: [.alpha])
    }
    #expect(found > 0)
  }

  /// A pure ARCH(1) process has its maximum at β = 0 about every other time.
  @Test func betaZero() throws {
    var found = 0
    for seed in 1...20 as ClosedRange<UInt64> {
      let returns = try SimulatedReturns.garch(count: 500, seed: seed, omega: 0.6, alpha: 0.4, beta: 0)
      let fit = try GARCH().fit(to: returns)
      guard fit.status == .boundary([.betaNonnegative]) else { continue }
      found += 1
      #expect(fit.parameters.beta == 0)
      #expect(fit.parameters.persistence == fit.parameters.alpha)
      try expectCovariance(fit, isZeroFor: [.beta])
    }
    #expect(found > 2)
  }

  /// DM/GBP with Student's t is integrated: α and β vary against each other.
  @Test func integrated() throws {
    let fit = try GARCH(innovations: .studentT, presample: .sampleVariance).fit(to: GARCHReference.Data.dmgbp.returns)
    #expect(fit.status == .boundary([.persistenceBelowOne]))
    #expect(fit.parameters.persistence == 1)
    #expect(fit.parameters.unconditionalVariance == nil)
    #expect(fit.parameters.halfLife == nil)
    try expectCovariance(fit, isZeroFor: [])
    let errors = fit.standardErrors(.hessian)
    let (alpha, beta) = (try #require(errors[2]), try #require(errors[3]))
    #expect(abs(alpha / beta - 1) < 1e-9)
    // Every step of the forecast adds ω.
    let forecast = fit.forecast(horizon: 3).variances
    #expect(abs(forecast[2] - forecast[1] - fit.parameters.omega) < 1e-12)
  }

  /// The vertex α = 1, β = 0, where one return outweighs all others.
  @Test(arguments: [5, 19, 26])
  func vertex(index: Int) throws {
    let series = HardSeries(index: index)
    let fit = try GARCH().fit(to: series.returns)
    #expect(Set(fit.status.activeConstraints) == [.betaNonnegative, .persistenceBelowOne])
    #expect(fit.parameters.alpha == 1)
    #expect(fit.parameters.beta == 0)
    try expectCovariance(fit, isZeroFor: [.alpha, .beta])
  }

  /// Normal data have no finite ν where their kurtosis is low.
  @Test func nuAtItsUpperLimit() throws {
    var random = SplitMix64(seed: 3)
    let uniform = try ReturnSeries(values: (0..<500).map { _ in random.nextUniform() - 0.5 })
    let fit = try GARCH(innovations: .studentT).fit(to: uniform)
    #expect(fit.status.activeConstraints.contains(.nuBelowLimit))
    #expect(fit.parameters.nu == 1000)
    #expect(fit.standardErrors(.hessian).last == .some(nil))
    // As good as the normal distribution.
    let normal = try GARCH().fit(to: uniform)
    #expect(fit.logLikelihood < normal.logLikelihood)
    #expect(normal.logLikelihood - fit.logLikelihood < 1)
  }

  /// Cauchy returns have no variance at all.
  @Test func nuAtItsLowerLimit() throws {
    var random = SplitMix64(seed: 4)
    let cauchy = try ReturnSeries(values: (0..<500).map { _ in random.nextNormal() / random.nextNormal() })
    let fit = try GARCH(innovations: .studentT).fit(to: cauchy)
    #expect(fit.status.activeConstraints.contains(.nuAboveTwo))
    #expect(fit.parameters.nu == GARCHParameters.nuRange.lowerBound)
    #expect(fit.standardErrors(.hessian).last == .some(nil))
  }

  /// With more than two thirds of the returns equal, the likelihood grows without limit as ν → 2 and ω → 0.
  @Test(arguments: MeanModel.allCases, [7, 8, 9])
  func tiedReturnsLieOnTheLimitsOfNuAndOmega(mean: MeanModel, tenths: Int) throws {
    let tie = mean == .zero ? 0 : 0.25
    let values = noise(600, seed: 9).enumerated().map { $0 % 10 < tenths ? tie : $1 }
    let fit = try GARCH(mean: mean, innovations: .studentT).fit(to: ReturnSeries(values: values))
    #expect(Set(fit.status.activeConstraints).isSuperset(of: [.omegaPositive, .nuAboveTwo]), "\(fit.parameters)")
    #expect(abs((fit.parameters.mu ?? 0) - tie) < 1e-4)
  }
}
