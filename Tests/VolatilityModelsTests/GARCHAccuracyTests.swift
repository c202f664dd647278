import MarketData
import Testing
import VolatilityModels

/// Estimates against maxima of the likelihood that were computed in 50-digit arithmetic.
@Suite struct GARCHAccuracyTests {
  /// The benchmark of Fiorentini, Calzolari & Panattoni (1996): nine digits of the coefficients, eight of the
  /// standard errors.
  @Test func benchmarkOnExchangeRate() throws {
    let reference = GARCHReference.cases[0]
    #expect(reference.description == "dmgbp constant normal sampleVariance")
    let fit = try reference.specification.fit(to: reference.data.returns)
    for (estimate, expected) in zip(fit.parameters.named, reference.parameters) {
      let digits = logRelativeError(estimate.value, expected)
      #expect(digits >= 9, "\(estimate.name): \(digits)")
    }
    for kind in CovarianceKind.allCases {
      for (name, pair) in zip(fit.parameters.named, zip(fit.standardErrors(kind), reference.errors(kind))) {
        let digits = logRelativeError(try #require(pair.0), pair.1)
        #expect(digits >= 8, "\(kind) standard error of \(name.name): \(digits)")
      }
    }
    #expect(abs(fit.logLikelihood - reference.logLikelihood) < 1e-9)
  }

  /// Parameters, variances and forecasts to 10⁻¹⁰. The covariance matrices are those of the last evaluated point, up
  /// to 5·10⁻⁷ standard errors from the maximum, and share that error: six digits.
  @Test(arguments: GARCHReference.cases.filter(\.data.isPresent))
  func everyModel(reference: GARCHReference) throws {
    let fit = try reference.specification.fit(to: reference.data.returns)
    #expect(fit.status == (reference.isIntegrated ? .boundary([.persistenceBelowOne]) : .interior))
    #expect(fit.observations == reference.observations)
    #expect(abs(fit.logLikelihood - reference.logLikelihood) < 1e-9)
    let worst = Digits(of: fit, against: reference)
    #expect(worst.parameters >= 10)
    #expect(worst.errors >= 6)
    #expect(worst.variances >= 10)
    #expect(worst.forecast >= 10)
  }

  /// The cases on data that are not shipped are left out of the others where those are missing.
  @Test(.enabled(if: GARCHReference.Data.sp500.isPresent, "PLIMSOLL_MARKET_DATA names no folder of market data"))
  func indexReturnsAreThere() throws {
    let cases = GARCHReference.cases.filter { $0.data == .sp500 }
    #expect(cases.count == 2)
    #expect(try GARCHReference.Data.sp500.returns.count == 5030)
  }

  /// The fewest digits that are right among each kind of number.
  private struct Digits {
    var parameters: Double
    var errors: Double
    var variances: Double
    var forecast: Double

    init(of fit: FittedGARCH, against reference: GARCHReference) {
      func fewest(_ values: [Double], _ expected: [Double]) -> Double {
        guard values.count == expected.count else { return 0 }
        return zip(values, expected).map(logRelativeError).min() ?? 0
      }
      parameters = fewest(fit.parameters.named.map(\.value), reference.parameters)
      errors =
        CovarianceKind.allCases.map { kind in
          fewest(fit.standardErrors(kind).compactMap(\.self), reference.errors(kind))
        }.min() ?? 0
      let path = fit.path.conditionalVariance
      variances = min(
        fewest(Array(path.prefix(5)), reference.firstVariances),
        fewest(Array(path.suffix(5)), reference.lastVariances))
      forecast = fewest(fit.forecast(horizon: 10).variances, reference.forecast)
    }
  }
}
