import ForecastEvaluation
import MarketData
import RegimeClassification
import Testing
import VolatilityForecasting

/// The comparison on real markets, in small: fitted anew twice a year.
@Suite(.enabled(if: MarketFiles.folder != nil, "PLIMSOLL_MARKET_DATA names no folder of market data"))
struct MarketComparisonTests {
  private static func evaluation(
    of markets: [MarketHistory], label: RegimeLabel, pool: RegimeEvaluation.Pool, start: Int64,
    further: [RegimeFeature] = []
  ) throws -> RegimeEvaluation {
    var classifier = try RegimeClassifier(for: markets, label: label, further: further)
    classifier.foldCount = nil
    var evaluation = RegimeEvaluation(classifier: classifier, start: TimeStamp(microseconds: start * 1_000_000))
    evaluation.candidates = [.init("average", [.logistic, .trees])]
    evaluation.refitDays = 182
    evaluation.pool = pool
    evaluation.options.replications = 1000
    return evaluation
  }

  /// Coins that were not learned from, against the best of the first three baselines and against the simulation.
  @Test(arguments: [RegimeLabel.state(ahead: 7), .volatility(ahead: 7)])
  func otherCoinsAreToldBetterThanByBaselines(_ label: RegimeLabel) throws {
    let markets = [try MarketFiles.longBitcoin()] + (try MarketFiles.coins())
    // From 2020-10-01 on.
    let evaluation = try Self.evaluation(of: markets, label: label, pool: .others, start: 1_601_510_400)
    let comparison = try evaluation.compare(on: markets, told: ["ETH", "BNB", "DOGE", "SOL"], threads: 2)
    let best = try #require(comparison.best(of: [.frequencies, .transitions, .thresholds]))
    let gain = try #require(comparison.gain(of: "average", over: best))
    #expect(gain.mean >= 0.03 && gain.lower > 0, "\(gain)")
    let simulated = try #require(comparison.gain(of: "average", over: .simulation))
    #expect(simulated.mean >= 0, "\(simulated)")
  }

  /// Bitcoin with flows and funding, from 2020-01-01 on, of its own past.
  @Test(arguments: [RegimeLabel.state(ahead: 7), .volatility(ahead: 7)])
  func bitcoinIsToldBetterThanByTheFirstThreeBaselines(_ label: RegimeLabel) throws {
    let market = try MarketFiles.bitcoin()
    let further = try RegimeFeature.list("funding,mean:7:funding,net-flow-1,net-flow-7")
    let evaluation = try Self.evaluation(
      of: [market], label: label, pool: .own, start: 1_577_836_800, further: further)
    let comparison = try evaluation.compare(on: [market], threads: 2)
    let best = try #require(comparison.best(of: [.frequencies, .transitions, .thresholds]))
    let gain = try #require(comparison.gain(of: "average", over: best))
    #expect(gain.mean > 0 && gain.lower > 0, "\(gain)")
  }
}
