import MarketData
import RegimeClassification
import Testing
import VolatilityForecasting

/// The example of the module's overview.
@Suite struct OverviewTests {
  @Test func exampleRuns() throws {
    let market = try RegimesReference.shared.daily.history
    let trainingEnd = market.closeTime(of: 560)
    let task = try RegimeTask(label: .volatility(ahead: 7))
    let rows = try task.fit(to: [market], trainingEnd: trainingEnd).rows(of: market)
    let training = rows.trainingRows(labelsKnownBy: trainingEnd)
    for baseline in RegimeBaseline.allCases {
      let fitted = try baseline.fit(to: [(rows, training)])
      let probabilities = fitted.probabilities(of: rows, at: rows.labelledRows(from: trainingEnd))
      #expect(probabilities.count == 4 * (620 - 560 - 7))
    }
  }
}
