import MarketData
import Testing
import VolatilityModels

/// Estimates of the whole family against maxima of the likelihood that were computed in high precision.
@Suite struct GARCHFamilyAccuracyTests {
  static let linearCases = GARCHFamilyReference.cases.filter { !$0.isExponential }
  static let exponentialCases = GARCHFamilyReference.cases.filter { $0.isExponential }

  @Test(arguments: linearCases)
  func garch(reference: GARCHFamilyReference) throws {
    try expect(reference.garch.fit(to: reference.returns), equals: reference, horizon: 10)
  }

  @Test(arguments: exponentialCases)
  func egarch(reference: GARCHFamilyReference) throws {
    try expect(reference.egarch.fit(to: reference.returns), equals: reference, horizon: 1)
  }

  @Test func everyCaseIsThere() {
    #expect(GARCHFamilyReference.cases.count == (GARCHReference.Data.sp500.isPresent ? 14 : 6))
  }

  /// Parameters, variances and forecasts to 10⁻¹⁰; covariance matrices to eight digits, since they are those of the last
  /// evaluated point, up to 1.5·10⁻⁸ standard errors from the maximum.
  private func expect(
    _ fit: some EstimatedVolatilityModel, equals reference: GARCHFamilyReference, horizon: Int
  ) throws {
    #expect(fit.status.activeConstraints.count == reference.active.count)
    #expect(abs(fit.logLikelihood - reference.logLikelihood) < 1e-9)
    func fewest(_ values: [Double], _ expected: [Double]) -> Double {
      guard values.count == expected.count else { return 0 }
      return zip(values, expected).map { $1 == 0 ? ($0 == 0 ? 16 : 0) : logRelativeError($0, $1) }.min() ?? 0
    }
    let parameters = fewest(fit.estimates.map(\.value), reference.parameters)
    #expect(parameters >= 10, "\(parameters) digits")
    if reference.active.isEmpty {
      for kind in CovarianceKind.allCases {
        let errors = fewest(fit.standardErrors(kind).compactMap(\.self), reference.errors(kind))
        #expect(errors >= 8, "\(kind): \(errors) digits")
      }
    }
    let path = fit.path.conditionalVariance
    #expect(fewest(Array(path.prefix(5)), reference.first) >= 10)
    #expect(fewest(Array(path.suffix(5)), reference.last) >= 10)
    #expect(fewest(fit.forecast(horizon: horizon).variances, reference.forecast) >= 10)
  }

  /// The benchmark of an asymmetric EGARCH that the program TSP published: the logarithm of the likelihood to all its
  /// digits, and the coefficients to those six that its authors vouch for.
  @Test func tspBenchmark() throws {
    let fit = try EGARCH(presample: .sampleVariance).fit(to: GARCHReference.Data.dmgbp.returns)
    let expected = [-0.01167873487, -0.12633933747, 0.33305592776, -0.03845788444, 0.91265373928]
    for (estimate, value) in zip(fit.estimates, expected) {
      let digits = logRelativeError(estimate.value, value)
      #expect(digits >= 6, "\(estimate.name)")
    }
    let error = abs(fit.logLikelihood + 1101.6843841)
    #expect(error < 1e-7)
  }
}
