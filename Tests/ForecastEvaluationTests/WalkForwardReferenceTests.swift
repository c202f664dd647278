import Foundation
import ForecastEvaluation
import MarketData
import Testing
import VolatilityModels

/// A walk of a GARCH through oil prices against the same walk by another package.
///
/// The numbers are those of `Tests/Fixtures/walk_forward_reference.py` (arch 8.0.0), whose search ends within
/// 10⁻⁷ or so of the maximum.
@Suite struct WalkForwardReferenceTests {
  struct Reference: Sendable {
    var window: WalkForward.Window
    /// The forecasts number 0, 1, 99, 100, 150 and 295; number 100 is the first after a refit.
    var forecasts: [Double]
    var losses: [Double]
  }

  static let references = [
    Reference(
      window: .rolling,
      forecasts: [
        3.10569650249305, 2.7407647788878076, 10.867412747195731, 16.30253339421917, 4.312963801795841,
        94.95734452254757,
      ],
      losses: [4.279682753130058, 12365.565684214516, 30.18320617833621]),
    Reference(
      window: .expanding,
      forecasts: [
        3.10569650249305, 2.7407647788878076, 10.867412747195731, 15.44040224227863, 4.681876088813124,
        120.12179907792043,
      ],
      losses: [4.240198306688367, 11614.946601590449, 28.992739308391897]),
  ]

  @Test(arguments: references)
  func agreesWithArch(reference: Reference) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let prices = try BarSeries(contentsOf: root.appending(path: "notebooks-data/wti_daily.csv"))
    let returns = try prices.logReturns(in: .percent)[0..<1300]
    let walk = WalkForward(trainCount: 1000, refitEvery: 100, window: reference.window, horizon: 5)
    let comparison = try walk.compare([("garch", GARCH())], on: returns, target: .squaredReturn)
    let entry = try #require(comparison.entries.first)
    #expect(comparison.forecastCount == 296 && entry.forecasts.refitCount == 2)
    let forecasts = [0, 1, 99, 100, 150, 295].map { entry.forecasts.variances[$0] }
    for (value, expected) in zip(forecasts, reference.forecasts) { #expect(abs(value / expected - 1) < 1e-6) }
    for (value, expected) in zip([entry.qlike, entry.mse, entry.mae], reference.losses) {
      #expect(abs(value / expected - 1) < 1e-6)
    }
  }
}
