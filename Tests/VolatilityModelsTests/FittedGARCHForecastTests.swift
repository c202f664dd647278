import MarketData
import Testing
import VolatilityModels

/// Forecasting, filtering and carrying on, for every mean, distribution and presample variance.
@Suite struct FittedGARCHForecastTests {
  static let specifications = MeanModel.allCases.flatMap { mean in
    [Innovations.normal, .studentT].flatMap { innovations in
      PresampleVariance.allCases.map { GARCH(mean: mean, innovations: innovations, presample: $0) }
    }
  }

  /// Units that are no powers of two among them.
  static func returns(count: Int, seed: UInt64 = 11, unit: Double = 1) throws -> ReturnSeries {
    let values = try SimulatedReturns.garch(count: count, seed: seed, nu: 6).values
    return try ReturnSeries(values: values.map { unit * $0 }, scale: .percent)
  }

  @Test(arguments: specifications, [1, 0.01, 100])
  func filterOfTheSampleIsItsPath(specification: GARCH, unit: Double) throws {
    let returns = try Self.returns(count: 600, unit: unit)
    let fitted = try specification.fit(to: returns)
    #expect(try fitted.filter(returns) == fitted.path)
  }

  @Test(arguments: specifications)
  func aStateCarriedOnIsTheLongerPath(specification: GARCH) throws {
    let returns = try Self.returns(count: 900)
    let fitted = try specification.fit(to: returns[0..<600])
    let short = VolatilityPath(
      returns: Array(returns.values[0..<600]), parameters: fitted.parameters, specification: specification,
      backcast: 1.25)
    let long = VolatilityPath(
      returns: returns.values, parameters: fitted.parameters, specification: specification, backcast: 1.25)
    let lagCount = specification.mean.lagCount
    var state = short.state
    for t in 600..<900 {
      #expect(fitted.forecast(from: state, horizon: 1).variances == [long.conditionalVariance[t - lagCount]])
      state = fitted.advanced(state, by: returns.values[t])
      #expect(state.variance == long.conditionalVariance[t - lagCount])
      #expect(state.residual == long.residuals[t - lagCount])
      #expect(state.lastReturn == returns.values[t])
    }
    #expect(state == long.state)
    #expect(fitted.forecast(from: state, horizon: 3) == fitted.forecast(from: long.state, horizon: 3))
  }

  /// With a zero mean the backcast looks at the first 75 returns only, so `filter` itself has the same one.
  @Test func aStateCarriedOnIsTheFilterOfTheLongerSeries() throws {
    let returns = try Self.returns(count: 500)
    let fitted = try GARCH(mean: .zero).fit(to: returns[0..<300])
    var state = fitted.path.state
    for value in returns.values[300...] { state = fitted.advanced(state, by: value) }
    #expect(state == (try fitted.filter(returns)).state)
  }

  /// The equations, written as they stand.
  @Test(arguments: specifications)
  func forecastsByTheRecursion(specification: GARCH) throws {
    let fitted = try specification.fit(to: try Self.returns(count: 600))
    let p = fitted.parameters
    let forecast = fitted.forecast(horizon: 50)
    let (h, e) = (fitted.path.conditionalVariance.last ?? .nan, fitted.path.residuals.last ?? .nan)
    var expected = [p.omega + p.alpha * e * e + p.beta * h]
    for _ in 1..<50 { expected.append(p.omega + (p.alpha + p.beta) * (expected.last ?? .nan)) }
    for k in 0..<50 {
      #expect(abs(forecast.variances[k] / expected[k] - 1) < 1e-13)
      // Var[r_{T+k}] = Σ φ²ʲ E[σ²_{T+k−j}]: r_{T+k} carries the shock of j periods ago φʲ-fold.
      var carried = 0.0
      var weight = 1.0
      for j in 0...k {
        carried += weight * expected[k - j]
        weight *= (p.phi ?? 0) * (p.phi ?? 0)
      }
      #expect(abs(forecast.returnVariances[k] / carried - 1) < 1e-13)
    }
    #expect(fitted.forecast(horizon: 1).variances == [forecast.variances[0]])
    #expect(forecast.scale == .percent)
  }

  @Test func forecastsTendToTheUnconditionalVariance() throws {
    let fitted = try GARCH().fit(to: try Self.returns(count: 600))
    let level = try #require(fitted.parameters.unconditionalVariance)
    let far = try #require(fitted.forecast(horizon: 5000).variances.last)
    #expect(abs(far / level - 1) < 1e-9)
  }

  @Test(arguments: MeanModel.allCases)
  func filtersSeriesAsShortAsTheMeanAllows(mean: MeanModel) throws {
    let fitted = try GARCH(mean: mean).fit(to: try Self.returns(count: 300))
    let needed = mean.lagCount + 1
    let returns = try Self.returns(count: 300, seed: 5)
    #expect(throws: VolatilityError.tooFewReturns(count: needed - 1, needed: needed)) {
      try fitted.filter(returns[0..<needed - 1])
    }
    #expect(try fitted.filter(returns[0..<needed]).residuals.count == 1)
  }

  /// Few returns say too little of a variance: the mean would fit one or two of them perfectly.
  @Test(arguments: specifications, [1, 2, 19, 20])
  func filterOfFewReturnsStartsAtTheModelsVariance(specification: GARCH, count: Int) throws {
    let fitted = try specification.fit(to: try Self.returns(count: 600))
    let p = fitted.parameters
    let level = try #require(p.unconditionalVariance)
    let short = try Self.returns(count: 40, seed: 5)[0..<count + specification.mean.lagCount]
    let path = try fitted.filter(short)
    #expect(path.conditionalVariance.count == count)
    let startsAtLevel = abs(path.conditionalVariance[0] / level - 1) < 1e-13
    #expect(startsAtLevel == (count < 20))
    if specification.presample == .sampleVariance, count == 20 {
      let meanSquare = path.residuals.reduce(0) { $0 + $1 * $1 } / 20
      #expect(abs(path.conditionalVariance[0] / (p.omega + p.persistence * meanSquare) - 1) < 1e-13)
    }
  }

  /// An integrated model has no unconditional variance; its sample has a mean one.
  @Test func filterOfFewReturnsByAnIntegratedModel() throws {
    let specification = GARCH(innovations: .studentT, presample: .sampleVariance)
    let fitted = try specification.fit(to: GARCHReference.Data.dmgbp.returns)
    let p = fitted.parameters
    #expect(p.persistence == 1)
    let variances = fitted.path.conditionalVariance
    let level = variances.reduce(0, +) / Double(variances.count)
    for count in [1, 2, 19] {
      let path = try fitted.filter(GARCHReference.Data.dmgbp.returns[100..<100 + count])
      #expect(abs(path.conditionalVariance[0] / (p.omega + level) - 1) < 1e-12)
    }
  }

  @Test func filterRefusesWhatOverflows() throws {
    let fitted = try GARCH(mean: .zero).fit(to: try Self.returns(count: 300))
    #expect(throws: VolatilityError.unusableScale(meanSquare: .infinity)) {
      try fitted.filter(ReturnSeries(values: [1, 1e200, 1], scale: .percent))
    }
    #expect(throws: VolatilityError.unusableScale(meanSquare: .infinity)) {
      try fitted.filter(ReturnSeries(values: [1, 1, 1e200], scale: .percent))
    }
  }

  @Test func filterConvertsTheUnit() throws {
    let returns = try Self.returns(count: 300)
    let fitted = try GARCH().fit(to: returns)
    let path = try fitted.filter(returns.converted(to: .fraction))
    for (variance, expected) in zip(path.conditionalVariance, fitted.path.conditionalVariance) {
      #expect(abs(variance / expected - 1) < 1e-12)
    }
  }

  /// A start changes how soon the maximum is found, not which.
  @Test func startsAtAnEarlierFit() throws {
    let returns = try Self.returns(count: 1100)
    let earlier = try GARCH().fit(to: returns[0..<1000])
    let warm = try GARCH().fit(to: returns[100..<1100], continuing: earlier)
    let cold = try GARCH().fit(to: returns[100..<1100])
    for ((_, value), (_, expected)) in zip(warm.parameters.named, cold.parameters.named) {
      #expect(abs(value - expected) < 1e-8)
    }
    let none: FittedGARCH? = nil
    #expect(try GARCH().fit(to: returns[100..<1100], continuing: none) == cold)
  }
}
