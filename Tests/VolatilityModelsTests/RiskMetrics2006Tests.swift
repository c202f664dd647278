import Foundation
import MarketData
import Testing
import VolatilityModels

@Suite struct RiskMetrics2006Tests {
  /// What `arch` 8.0.0 gives for a series of returns in percent, 100 times as large as those of the file, with
  /// `arch_model(returns, mean="Zero", vol=RiskMetrics2006())`, printed with 17 digits.
  struct Reference {
    var count: Int
    var logLikelihood: Double
    var backcast: [Double]
    var first: [Double]
    var last: [Double]
    var forecast: Double
  }

  static let wti = Reference(
    count: 3522, logLikelihood: -7528.3762244955869,
    backcast: [
      8.0706316330540364, 7.1447361330632999, 6.3102599258333463, 5.5568726948959402, 5.3641987412751417,
      5.395787006323788, 5.5395482241827985, 5.6533764834397111, 5.6128467828299966, 5.43697552441634,
      5.1785919167307597, 4.8734666648024563, 4.9888346990532293, 5.2273973159701015,
    ],
    first: [5.9899525652111647, 6.0718592777567979, 6.895078208542432, 6.3683155111273075, 7.5392726885179977],
    last: [9.7577476403884766, 8.9139310101251166, 8.965801992764483, 8.2663138153823112, 8.0006014585594407],
    forecast: 7.4081984812880943)
  static let sp500 = Reference(
    count: 5030, logLikelihood: -6972.5097067080405,
    backcast: [
      2.0285933402683156, 1.9598131846935998, 1.9254502764766976, 1.8675782881440106, 1.8180266128413975,
      1.7581005541307673, 1.6843533656658289, 1.6124356583896655, 1.5401467155706761, 1.5163626301401161,
      1.5246104321826865, 1.548813625330552, 1.6154808356509531, 1.6416077156593416,
    ],
    first: [1.7733825573587805, 1.767436481187959, 2.0009369718082284, 1.8231923255651263, 1.6830027411609862],
    last: [1.820236677093785, 2.215473303042828, 3.898200529770683, 3.485752191710898, 3.0870658099298307],
    forecast: 2.8078331881250214)

  private func close(_ values: [Double], _ expected: [Double], _ tolerance: Double = 1e-12) -> Bool {
    values.count == expected.count && zip(values, expected).allSatisfy { abs($0 / $1 - 1) <= tolerance }
  }

  private func expect(_ returns: ReturnSeries, give reference: Reference) throws {
    let fitted = try RiskMetrics2006.standard.fit(to: returns)
    let variances = fitted.path.conditionalVariance
    #expect(returns.count == reference.count)
    #expect(close(Array(variances.prefix(5)), reference.first))
    #expect(close(Array(variances.suffix(5)), reference.last))
    #expect(close([fitted.logLikelihood], [reference.logLikelihood]))
    #expect(close(fitted.forecast(horizon: 5).variances, [Double](repeating: reference.forecast, count: 5)))
    // The first period has the presample averages.
    let presample = zip(reference.backcast, fitted.specification.weights).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(close([variances[0]], [presample]))
  }

  @Test func agreesWithArchOnOil() throws {
    let bars = try BarSeries(contentsOf: EWMATests.root.appending(path: "notebooks-data/wti_daily.csv"))
    let returns = try bars.logReturns(in: .percent)
    // From the return that ends on 3 January 2005, the first trading day of the year.
    let start = try #require(TimeStamp("2005-01-01"))
    let first = try #require(returns.timeStamps?.firstIndex { $0 >= start })
    try expect(returns[first..<returns.count], give: Self.wti)
  }

  @Test(.enabled(if: GARCHReference.marketData != nil, "PLIMSOLL_MARKET_DATA names no folder of market data"))
  func agreesWithArchOnShares() throws {
    let file = try #require(GARCHReference.marketData).appending(path: "sp500_daily_1999_2018.csv")
    let prices = try BarSeries(contentsOf: file, options: CSVOptions(columns: [.close: "adj_close"]))
    try expect(prices.simpleReturns(in: .percent), give: Self.sp500)
  }

  @Test func aStateCarriedOnIsTheLongerPath() throws {
    let returns = try SimulatedReturns.garch(count: 2400, seed: 2)
    let long = try RiskMetrics2006.standard.fit(to: returns)
    // The backcasts look at no more than the first 1,700 returns or so.
    let short = try RiskMetrics2006.standard.fit(to: returns[0..<1900])
    var state = short.path.state
    for t in 1900..<2400 {
      #expect(long.forecast(from: state, horizon: 1).variances == [long.path.conditionalVariance[t]])
      state = long.advanced(state, by: returns.values[t])
    }
    #expect(state == long.path.state)
    #expect(try long.filter(returns) == long.path)
    #expect(try short.filter(returns) == long.path)
  }

  @Test func weightsAddUpToOneAndFallWithMemory() {
    let model = RiskMetrics2006.standard
    #expect(model.count == 14 && model.weights.count == 14 && model.decays.count == 14)
    #expect(abs(model.weights.reduce(0, +) - 1) < 1e-15)
    #expect(zip(model.weights, model.weights.dropFirst()).allSatisfy { $0 > $1 })
    #expect(zip(model.decays, model.decays.dropFirst()).allSatisfy { $0 < $1 } && model.decays[13] < 1)
  }

  @Test(
    arguments: [
      (1560, 0, 14, 1.4, "tau1"), (1560, .infinity, 14, 1.4, "tau1"), (1560, 4, 0, 1.4, "kmax"),
      (1560, 4, 65, 1.4, "kmax"), (1560, 4, 14, 1, "rho"), (1560, 4, 14, .nan, "rho"), (8, 4, 2, 2, "tau0"),
      (.infinity, 4, 2, 2, "tau0"), (1, 0.25, 2, 2, "tau0"),
    ] as [(Double, Double, Int, Double, String)])
  func rejectsConstantsOutOfRange(cutoff: Double, shortest: Double, count: Int, ratio: Double, name: String) {
    #expect {
      try RiskMetrics2006(cutoff: cutoff, shortestMemory: shortest, count: count, ratio: ratio)
    } throws: { error in
      guard case VolatilityError.invalidParameter(let found, _, _) = error else { return false }
      return found.rawValue == name
    }
  }

  @Test func oneAverageIsAnEWMA() throws {
    let returns = try SimulatedReturns.garch(count: 300, seed: 4)
    let single = try RiskMetrics2006(cutoff: 1000, shortestMemory: 16, count: 1, ratio: 2)
    let path = try single.fit(to: returns).path
    let average = try EWMA(lambda: single.decays[0])
    let fitted = try average.fit(to: returns)
    var state = VolatilityState(
      variance: path.conditionalVariance[0], residual: returns.values[0], lastReturn: returns.values[0])
    for t in 1..<300 {
      state = fitted.advanced(state, by: returns.values[t])
      #expect(abs(state.variance / path.conditionalVariance[t] - 1) < 1e-14)
    }
  }

  /// A memory so long that its decay rounds to 1 weighs all squares alike.
  @Test func endlessMemoryIsTheMeanSquare() throws {
    let model = try RiskMetrics2006(cutoff: 1e18, shortestMemory: 1e17, count: 1, ratio: 2)
    #expect(model.decays == [1])
    let path = try model.fit(to: ReturnSeries(values: [1, -2, 3])).path
    #expect(close(path.conditionalVariance, [14.0 / 3, 14.0 / 3, 14.0 / 3], 1e-15))
  }

  @Test func unusableReturnsAreErrors() throws {
    let model = RiskMetrics2006.standard
    #expect(throws: VolatilityError.tooFewReturns(count: 0, needed: 1)) {
      try model.fit(to: ReturnSeries(values: []))
    }
    #expect(throws: VolatilityError.constantReturns(value: 0)) {
      try model.fit(to: ReturnSeries(values: [0, 0, 0]))
    }
    #expect(close(try model.fit(to: ReturnSeries(values: [2])).path.conditionalVariance, [4], 1e-15))
  }
}
