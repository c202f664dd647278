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

  /// Coins that were not learned from, on days that the recipe was not chosen on: half a year of four coins, and of one of
  /// them another sixteen months.
  ///
  /// All that these show against the simulation is that the classifiers are not known to be worse. Of `state-7` the gain
  /// over it is nothing, 0.000 with an interval from −0.007 to 0.007; of `volatility-7` it is 0.022, from 0.001 to 0.045.
  @Test(arguments: [RegimeLabel.state(ahead: 7), .volatility(ahead: 7)])
  func otherCoinsAreToldBetterThanByBaselines(_ label: RegimeLabel) throws {
    let markets = [try MarketFiles.longBitcoin()] + (try MarketFiles.coins())
    // From 2022-07-01 on.
    let evaluation = try Self.evaluation(of: markets, label: label, pool: .others, start: 1_656_633_600)
    let comparison = try evaluation.compare(on: markets, told: ["ETH", "BNB", "DOGE", "SOL"], threads: 2)
    let best = try #require(comparison.best(of: [.frequencies, .transitions, .thresholds]))
    let gain = try #require(comparison.gain(of: "average", over: best))
    #expect(gain.mean >= 0.03 && gain.lower > 0, "\(gain)")
    let simulated = try #require(comparison.gain(of: "average", over: .simulation))
    #expect(simulated.upper > 0, "\(simulated)")
  }

  private static func gainOfBitcoin(_ label: RegimeLabel, start: Int64) throws -> LogLossGain {
    let market = try MarketFiles.bitcoin()
    let further = try RegimeFeature.list("funding,mean:7:funding,net-flow-1,net-flow-7")
    let evaluation = try evaluation(of: [market], label: label, pool: .own, start: start, further: further)
    let comparison = try evaluation.compare(on: [market], threads: 2)
    let best = try #require(comparison.best(of: [.frequencies, .transitions, .thresholds]))
    return try #require(comparison.gain(of: "average", over: best))
  }

  /// Bitcoin with flows and funding, of its own past, from 2020-01-01 on: half of it days that the recipe was chosen on.
  @Test(arguments: [RegimeLabel.state(ahead: 7), .volatility(ahead: 7)])
  func bitcoinIsToldBetterThanByTheFirstThreeBaselines(_ label: RegimeLabel) throws {
    let gain = try Self.gainOfBitcoin(label, start: 1_577_836_800)
    #expect(gain.mean > 0 && gain.lower > 0, "\(gain)")
  }

  /// The same from 2022-07-01 on, where the recipe was not chosen.
  ///
  /// The gain of `state-7` is beyond doubt, 0.207 with an interval from 0.129 to 0.283; that of `volatility-7` is not, 0.039
  /// from −0.009 to 0.086.
  @Test(arguments: [RegimeLabel.state(ahead: 7), .volatility(ahead: 7)])
  func bitcoinIsNotToldWorseOnFurtherDays(_ label: RegimeLabel) throws {
    let gain = try Self.gainOfBitcoin(label, start: 1_656_633_600)
    #expect(gain.mean > 0 && gain.upper > 0, "\(gain)")
  }
}
