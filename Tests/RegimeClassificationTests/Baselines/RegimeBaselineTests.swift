import MarketData
import RegimeClassification
import Testing
import VolatilityForecasting

@Suite struct RegimeBaselineTests {
  static let kinds = ["state", "volatility", "trend-and-volatility"]

  @Test(arguments: RegimesReference.shared.markets.indices, kinds)
  func simulationIsThatOfNumpy(_ number: Int, _ kind: String) throws {
    let reference = RegimesReference.shared.markets[number]
    let rows = try reference.table(kind)
    let simulation = try RegimeBaseline.simulation.fit(to: [(rows, reference.training)])
    let probabilities = simulation.probabilities(of: rows, at: reference.rows)
    #expect(
      largestDistance(probabilities, try reference.simulated[kind].unwrapped.flatMap { $0 }) < 1e-12)
  }

  @Test(arguments: RegimesReference.shared.markets.indices) func hiddenSimulationIsThatOfNumpy(_ number: Int) throws {
    let reference = RegimesReference.shared.markets[number]
    let rows = try reference.table("hidden-markov", model: RegimesReference.shared.model.model)
    let expected = reference.hiddenSimulated
    let simulated = reference.rows.prefix(expected.count).flatMap { row in
      rows.evidence.simulated[4 * row..<4 * row + 4]
    }
    #expect(largestDistance(simulated, expected.flatMap { $0 }) < 1e-12)
  }

  @Test(arguments: RegimesReference.shared.markets.indices, kinds + ["hidden-markov"])
  func sharesAreThoseOfNumpy(_ number: Int, _ kind: String) throws {
    let reference = RegimesReference.shared.markets[number]
    let rows = try reference.table(kind, model: RegimesReference.shared.model.model)
    #expect(rows.trainingRows(labelsKnownBy: rows.closeTimes[reference.rows[0] - 1]) == reference.training)
    for (name, expected) in try reference.baselines[kind].unwrapped {
      let fitted = try RegimeBaseline(rawValue: name).unwrapped.fit(to: [(rows, reference.training)])
      let probabilities = fitted.probabilities(of: rows, at: reference.rows)
      #expect(largestDistance(probabilities, expected.flatMap { $0 }) < 1e-12, "\(name)")
    }
  }

  @Test(arguments: RegimeBaseline.allCases) func probabilitiesArePositiveAndSumToOne(_ baseline: RegimeBaseline) throws
  {
    let reference = RegimesReference.shared.daily
    for kind in Self.kinds {
      let rows = try reference.table(kind)
      let usable = (0..<rows.count).filter { rows.isUsable[$0] }
      let probabilities = try baseline.fit(to: [(rows, reference.training)]).probabilities(of: rows, at: usable)
      for row in usable.indices {
        let own = probabilities[4 * row..<4 * row + 4]
        #expect(abs(own.reduce(0, +) - 1) < 1e-12 && own.allSatisfy { $0 > 0 })
      }
    }
  }

  @Test func marketsArePooled() throws {
    let reference = RegimesReference.shared.daily
    let rows = try reference.table("state")
    let (first, second) = (Array(reference.training.prefix(60)), Array(reference.training.dropFirst(60)))
    for baseline in RegimeBaseline.allCases {
      let pooled = try baseline.fit(to: [(rows, first), (rows, second)])
      #expect(try pooled == baseline.fit(to: [(rows, reference.training)]))
    }
  }

  @Test func nothingToLearnFromIsRefused() throws {
    let rows = try RegimesReference.shared.daily.table("state")
    #expect(throws: RegimeError.noTrainingRows) { try RegimeBaseline.transitions.fit(to: [(rows, [])]) }
  }
}
