import Foundation
import MarketData
import Testing
import VolatilityModels

@Suite struct EWMATests {
  /// The folder of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// What `arch` 8.0.0 gives for a series, in percent squared.
  ///
  /// `arch_model(returns, mean="Zero", vol=EWMAVariance(0.94)).fit()` and its `forecast(horizon=5)`; the numbers
  /// are printed with 17 digits. The series are 100 times the returns.
  struct Reference {
    var count: Int
    var logLikelihood: Double
    var first: [Double]
    var last: [Double]
    var forecast: Double
  }

  static let wti = Reference(
    count: 3522, logLikelihood: -7544.3040457501174,
    first: [5.3615239303490903, 5.5124342823596217, 6.2304448471754643, 5.9517275521819766, 6.9337221641199385],
    last: [10.415186648680416, 9.9153680930511552, 10.033393178300692, 9.5655023886175137, 9.3776825599699887],
    forecast: 8.9177692660027716)
  static let sp500 = Reference(
    count: 5030, logLikelihood: -7016.0145345479032,
    first: [1.8195401426665359, 1.8210501569070618, 2.0059057321329887, 1.8880761549866456, 1.7854835084578273],
    last: [2.0237689089172406, 2.3433873721837157, 3.6785077106943489, 3.5017889495814885, 3.2926065289468145],
    forecast: 3.1383235116216932)

  static func expect(
    _ returns: ReturnSeries, give reference: Reference, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(returns.count == reference.count, sourceLocation: sourceLocation)
    let fitted = try EWMA.riskMetrics.fit(to: returns)
    let variances = fitted.path.conditionalVariance
    func close(_ values: [Double], _ expected: [Double]) -> Bool {
      values.count == expected.count && zip(values, expected).allSatisfy { abs($0 / $1 - 1) < 1e-12 }
    }
    #expect(close([fitted.logLikelihood], [reference.logLikelihood]), sourceLocation: sourceLocation)
    #expect(close(Array(variances.prefix(5)), reference.first), sourceLocation: sourceLocation)
    #expect(close(Array(variances.suffix(5)), reference.last), sourceLocation: sourceLocation)
    let forecast = fitted.forecast(horizon: 5)
    #expect(
      close(forecast.variances, Array(repeating: reference.forecast, count: 5)), sourceLocation: sourceLocation)
    #expect(forecast.returnVariances == forecast.variances, sourceLocation: sourceLocation)
  }

  @Test func agreesWithArchOnOil() throws {
    let prices = try BarSeries(contentsOf: Self.root.appending(path: "notebooks-data/wti_daily.csv"))
    let returns = try prices.logReturns(in: .percent)
    // From the return that ends on 3 January 2005, the first trading day of the year.
    let start = try #require(TimeStamp("2005-01-01"))
    let first = try #require(returns.timeStamps?.firstIndex { $0 >= start })
    try Self.expect(returns[first..<returns.count], give: Self.wti)
  }

  @Test(.enabled(if: GARCHReference.marketData != nil, "PLIMSOLL_MARKET_DATA names no folder of market data"))
  func agreesWithArchOnStocks() throws {
    let file = try #require(GARCHReference.marketData).appending(path: "sp500_daily_1999_2018.csv")
    let prices = try BarSeries(contentsOf: file, options: CSVOptions(columns: [.close: "adj_close"]))
    try Self.expect(prices.simpleReturns(in: .percent), give: Self.sp500)
  }

  @Test func isTheRecursionWrittenOut() throws {
    let returns = try ReturnSeries(values: [0.5, -2, 0, 1])
    let fitted = try EWMA(lambda: 0.75).fit(to: returns)
    let weights = [1, 0.94, 0.8836, 0.830584]
    let backcast = (0.25 + 0.94 * 4 + 0.830584) / weights.reduce(0, +)
    let second = 0.75 * backcast + 0.25 * 0.25
    let third = 0.75 * second + 0.25 * 4
    let fourth = 0.75 * third
    for (variance, expected) in zip(fitted.path.conditionalVariance, [backcast, second, third, fourth]) {
      #expect(abs(variance - expected) < 1e-15)
    }
    #expect(fitted.path.residuals == returns.values)
    #expect(fitted.observations == 4)
    #expect(abs(fitted.forecast(horizon: 1).variances[0] - (0.75 * fourth + 0.25)) < 1e-15)
    #expect(fitted.aic == -2 * fitted.logLikelihood && fitted.bic == fitted.aic)
  }

  @Test func goesOnFromAState() throws {
    let returns = try SimulatedReturns.garch(count: 400, seed: 3)
    let whole = try EWMA.riskMetrics.fit(to: returns)
    let part = try EWMA.riskMetrics.fit(to: returns[0..<200])
    var state = part.path.state
    for t in 200..<400 {
      #expect(part.forecast(from: state, horizon: 1).variances == [whole.path.conditionalVariance[t]])
      state = part.advanced(state, by: returns.values[t])
      #expect(state.variance == whole.path.conditionalVariance[t] && state.residual == returns.values[t])
    }
    #expect(state == whole.path.state)
  }

  @Test func filtersInTheUnitOfTheFit() throws {
    let returns = try SimulatedReturns.garch(count: 100, seed: 4)
    let fitted = try EWMA.riskMetrics.fit(to: returns)
    #expect(try fitted.filter(returns) == fitted.path)
    let percent = try fitted.filter(returns.converted(to: .percent))
    for (variance, expected) in zip(percent.conditionalVariance, fitted.path.conditionalVariance) {
      #expect(abs(variance / expected - 1) < 1e-14)
    }
  }

  @Test(arguments: [-1, 0, 1, 1.5, .nan, .infinity])
  func refusesAWeightOutsideItsRange(lambda: Double) {
    #expect {
      try EWMA(lambda: lambda)
    } throws: { error in
      guard case VolatilityError.invalidParameter(.lambda, _, _) = error else { return false }
      return true
    }
  }

  @Test func acceptsWeightsAtTheEndsOfTheRange() throws {
    #expect(try EWMA(lambda: .leastNonzeroMagnitude).lambda > 0)
    #expect(try EWMA(lambda: 1 - .ulpOfOne / 2).lambda < 1)
    #expect(try EWMA(lambda: 0.94) == .riskMetrics)
  }

  @Test func refusesReturnsWithoutAVariance() throws {
    func error(_ values: [Double]) throws -> VolatilityError? {
      let returns = try ReturnSeries(values: values)
      do throws(VolatilityError) {
        _ = try EWMA.riskMetrics.fit(to: returns)
        return nil
      } catch { return error }
    }
    #expect(try error([]) == .tooFewReturns(count: 0, needed: 1))
    #expect(try error([0, 0, 0]) == .constantReturns(value: 0))
    let zeros = [Double](repeating: 0, count: 74)
    #expect(try error(zeros + [1]) == nil)
    #expect(try error(zeros + [0, 1]) == .noInitialVariance(count: 75))
    #expect(try error(zeros + [0, 0, 1]) == .noInitialVariance(count: 76))
    #expect(try error([1e200, 1]) == .unusableScale(meanSquare: .infinity))
    #expect(try error([0.01]) == nil && error([1, 1, 1]) == nil)
  }

  /// Halved at each zero return, the variance leaves the normal numbers; the likelihood would divide by it.
  @Test func saysWhereTheVarianceVanishes() throws {
    let average = try EWMA(lambda: 0.5)
    func fit(zeros: Int) throws -> FittedEWMA {
      try average.fit(to: ReturnSeries(values: [1] + [Double](repeating: 0, count: zeros) + [1]))
    }
    // Halving is exact: each further zero return takes one off the exponent.
    let last = try #require(try fit(zeros: 100).path.conditionalVariance.last)
    let room = last.exponent - Double.leastNormalMagnitude.exponent
    #expect(try fit(zeros: 100 + room).logLikelihood.isFinite)
    let period = 102 + room + 1
    for zeros in [101 + room, 1100] {
      #expect {
        try fit(zeros: zeros)
      } throws: { error in
        guard case VolatilityError.varianceOutOfRange(period, let variance) = error else { return false }
        return variance < .leastNormalMagnitude && "\(error)".contains("period \(period)")
      }
    }
  }
}
