import MarketData
import NumericalMethods
import Testing
import VolatilityForecasting
import VolatilityModels

@Suite struct GARCHFeatureTests {
  @Test func isFittedToTheTrainingPart() throws {
    let market = try ForecastFeaturesReference.market()
    let fitted = try FeatureSet([.garchVariance(isRelative: false)]).fit(
      to: ForecastFeaturesReference.panel(), trainingEnd: ForecastFeaturesReference.trainingEnd)
    let count = market.bars.timeStamps.indices.prefix {
      market.closeTime(of: $0) <= ForecastFeaturesReference.trainingEnd
    }.count
    let direct = try GARCH(innovations: .studentT).fit(to: market.bars[0..<count].logReturns())
    #expect(fitted.garch.keys.sorted() == ["AAA", "BBB"])
    #expect(fitted.garch["AAA"]?.parameters == direct.parameters)
    #expect(fitted.season == nil)
    // After the training part it forecasts what the fitted model would, whose presample variance is of residuals from
    // another mean: that is forgotten by then but for a part of β³⁰⁰.
    let state = direct.path.state
    let matrix = try fitted.matrix(of: market)
    let variance = PortableFunctions.exp(matrix.values[count - 1])
    #expect(abs(variance / direct.nextVariance(after: state) - 1) < 1e-6)
  }

  @Test func marketThatWasNotLearnedFromIsRefused() throws {
    let panel = try ForecastFeaturesReference.panel()
    let fitted = try FeatureSet([.garchResidual]).fit(
      to: [panel[0]], trainingEnd: ForecastFeaturesReference.trainingEnd)
    #expect(throws: ForecastingError.notLearned(market: "BBB", feature: "garch-residual")) {
      try fitted.matrix(of: panel[1])
    }
  }

  @Test func firstValueIsThatOfThe77thBar() throws {
    let matrix = try ForecastFeaturesReference.fitted(FeatureSet([.garchResidual, .garchVariance(isRelative: false)]))
      .matrix(of: ForecastFeaturesReference.market())
    #expect(matrix.firstRow == 76)
    let short = try ForecastFeaturesReference.market()
    for (bars, firstRow) in [(76, 76), (77, 76), (78, 76)] {
      let cut = try ForecastFeaturesReference.fitted(FeatureSet([.garchResidual])).matrix(of: short.prefix(bars))
      #expect(cut.firstRow == firstRow)
    }
  }

  @Test func whatCannotBeFittedIsNamed() throws {
    let set = try FeatureSet([.garchResidual])
    func fit(_ closes: [Double]) throws -> ForecastingError? {
      let market = try MarketHistory(name: "A", bars: closeOnly(closes))
      return #expect(throws: ForecastingError.self) {
        try set.fit(to: [market], trainingEnd: market.closeTime(of: closes.count - 1))
      }
    }
    #expect(try fit((0..<76).map { Double($0 + 1) }) == .tooFewBars(market: "A", count: 76, needed: 77))
    #expect(
      try fit([Double](repeating: 2, count: 77)) == .garchFailed(market: "A", reason: .constantReturns(value: 0)))
  }

  @Test func parametersAreThoseOfTheModel() throws {
    let normal = try GARCHParameters(mu: 0, omega: 1e-6, alpha: 0.1, beta: 0.8)
    #expect(throws: ForecastingError.self) { try GARCHFeature(parameters: normal) }
  }
}
