import Foundation
import MarketData
import Testing
import VolatilityModels

/// The unit of the returns changes the unit of the estimates and nothing else.
@Suite struct GARCHScaleTests {
  static let specifications: [GARCH] = MeanModel.allCases.flatMap { mean in
    [Innovations.normal, .studentT].flatMap { innovations in
      PresampleVariance.allCases.map { GARCH(mean: mean, innovations: innovations, presample: $0) }
    }
  }

  @Test(arguments: specifications)
  func sameEstimatesInAnyUnit(specification: GARCH) throws {
    let values = try GARCHReference.Data.dmgbp.returns.values
    let reference = try specification.fit(to: ReturnSeries(values: values))
    for factor in [1e-6, 0.01, 0x1p-40, 100, 1e6] {
      let fit = try specification.fit(to: ReturnSeries(values: values.map { $0 * factor }))
      #expect(fit.status == reference.status)
      let units = fit.parameters.named.map { Self.unit(of: $0.name, factor: factor) }
      for (index, pair) in zip(fit.parameters.named, reference.parameters.named).enumerated() {
        let digits = logRelativeError(pair.0.value / units[index], pair.1.value)
        #expect(digits >= 9, "\(pair.0.name) times \(factor)")
      }
      let shift = Double(fit.observations) * log(factor)
      #expect(abs(fit.logLikelihood + shift - reference.logLikelihood) < 1e-9 * (1 + abs(shift)))
      for kind in CovarianceKind.allCases {
        for (index, pair) in zip(fit.standardErrors(kind), reference.standardErrors(kind)).enumerated() {
          // As far off as the last evaluated point may be from the maximum.
          let digits = logRelativeError(try #require(pair.0) / units[index], try #require(pair.1))
          #expect(digits >= 6, "\(kind) \(index) times \(factor)")
        }
      }
    }
  }

  private static func unit(of name: ParameterName, factor: Double) -> Double {
    switch name {
    case .mu: factor
    case .omega: factor * factor
    default: 1
    }
  }

  /// A power of two changes no bit of what has no unit.
  @Test(arguments: specifications)
  func powersOfTwoAreExact(specification: GARCH) throws {
    let values = try GARCHReference.Data.dmgbp.returns.values
    let reference = try specification.fit(to: ReturnSeries(values: values))
    let fit = try specification.fit(to: ReturnSeries(values: values.map { $0 * 0x1p-20 }))
    #expect(fit.parameters.alpha == reference.parameters.alpha)
    #expect(fit.parameters.beta == reference.parameters.beta)
    #expect(fit.parameters.nu == reference.parameters.nu)
    #expect(fit.parameters.omega == reference.parameters.omega * 0x1p-40)
    #expect(fit.iterations == reference.iterations)
  }
}
