import Foundation
import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// Likelihoods with more than one maximum, or none.
@Suite struct GARCHBasinTests {
  /// Windows of the oil prices where a short-memory maximum is higher than the one near the usual persistence.
  ///
  /// The log-likelihoods are those of arch 8.0.0; `Fixtures/two_maxima_reference.py` made them.
  static let windows: [(first: Int, count: Int, arch: Double)] = [
    (500, 500, -1079.143071), (540, 500, -1097.943293), (3000, 500, -1194.135620), (6040, 1000, -1942.512256),
  ]

  static func oilReturns() throws -> ReturnSeries {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../notebooks-data")
    return try BarSeries(contentsOf: folder.appending(path: "wti_daily.csv")).logReturns(in: .percent)
  }

  @Test(arguments: windows)
  func theHigherMaximumIsFound(window: (first: Int, count: Int, arch: Double)) throws {
    let returns = try Self.oilReturns()[window.first..<window.first + window.count]
    #expect(try GARCH().fit(to: returns).logLikelihood >= window.arch - 1e-6)
  }

  /// Refits that each start from the last, as a walk-forward makes them, against fits that know nothing.
  @Test func refitsAreNotStuckInPoorMaxima() throws {
    let returns = try Self.oilReturns()
    var previous: FittedGARCH?
    for first in stride(from: 0, to: 3500, by: 20) {
      let window = returns[first..<first + 500]
      let fitted = try GARCH().fit(to: window, continuing: previous)
      let cold = try GARCH().fit(to: window)
      #expect(fitted.logLikelihood >= cold.logLikelihood - 1e-6, "window from \(first)")
      previous = fitted
    }
  }

  /// A single shock at the end leaves α without curvature; what is reported must belong to what is reported with it.
  @Test(arguments: MeanModel.allCases, [Innovations.normal, .studentT])
  func theLikelihoodIsThatOfTheParameters(mean: MeanModel, innovations: Innovations) throws {
    let model = GARCH(mean: mean, innovations: innovations)
    let returns = try ReturnSeries(values: [Double](repeating: 0, count: 99) + [1])
    guard let fitted = try? model.fit(to: returns) else { return }
    let sample = try GARCHSample(returns, mean: mean, presample: .backcast)
    let p = fitted.parameters
    let point = GARCHPoint(
      mu: (p.mu ?? 0) / sample.scale, phi: p.phi ?? 0, omega: p.omega / (sample.scale * sample.scale), alpha: p.alpha,
      beta: p.beta, nu: p.nu)
    let plain = PlainGARCHLikelihood.sums(sample, at: point).logLikelihood - Double(sample.count) * .log(sample.scale)
    #expect(abs(fitted.logLikelihood - plain) < 1e-6 * (1 + abs(plain)), "\(fitted.parameters)")
  }

  /// Returns of one size make the likelihood flat in α: no maximum is strict, and the search ends soon.
  @Test func aFlatLikelihoodHasNoEstimates() throws {
    let returns = try ReturnSeries(values: (0..<100).map { $0.isMultiple(of: 2) ? 1 : -1 })
    #expect {
      try GARCH(mean: .zero).fit(to: returns)
    } throws: { error in
      guard case VolatilityError.notConverged(let iterations, _) = error else { return false }
      return iterations < 50
    }
  }
}
