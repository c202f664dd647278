import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// States along a path, and states that are carried on return by return, against the path of all returns.
@Suite struct VolatilityStatesTests {
  /// The states of `returns` are those of `filter` and of `advanced`, and end where the path does.
  private func expectStates(of model: some FittedVolatilityModel, along returns: ReturnSeries) throws {
    let path = try model.filter(returns)
    let states = try model.states(of: returns)
    let lagCount = returns.count - states.count
    #expect(states.map(\.variance) == path.conditionalVariance && states.map(\.residual) == path.residuals)
    #expect(states.map(\.lastReturn) == Array(returns.converted(to: model.scale).values.dropFirst(lagCount)))
    #expect(states.last == path.state)
    var state = states[0]
    for index in 1..<states.count {
      let values = model.regressors(of: returns, at: index + lagCount)
      #expect(model.nextVariance(after: state) == path.conditionalVariance[index])
      state = model.advanced(
        state, by: returns.converted(to: model.scale).values[index + lagCount], regressors: values)
      #expect(state == states[index])
    }
  }

  @Test(arguments: GivenModels.orders)
  func statesOfTheFamilyAreThoseOfTheFilter(order: GARCHOrder) throws {
    let returns = try GivenModels.returns(count: 120, seed: UInt64(100 * order.p + 10 * order.o + order.q))
    var random = SplitMix64(seed: 4)
    for mean in MeanModel.allCases {
      for regressors in [[], ["range"], ["range", "news"]] {
        for presample in PresampleVariance.allCases {
          try expectStates(
            of: GivenModels.egarch(
              order: order, mean: mean, regressors: regressors, presample: presample, appliedTo: returns,
              random: &random), along: returns)
          try expectStates(
            of: GivenModels.garch(
              order: order, mean: mean, regressors: Array(regressors.prefix(1)), presample: presample,
              appliedTo: returns, random: &random), along: returns)
        }
      }
    }
  }

  /// Where the returns that follow do not change the presample variance, carrying on is the filter of the longer series.
  @Test(arguments: GivenModels.orders)
  func carryingOnIsTheFilterOfTheLongerSeries(order: GARCHOrder) throws {
    let returns = try GivenModels.returns(count: 200, seed: UInt64(order.p + 10 * order.o + 100 * order.q))
    var random = SplitMix64(seed: 8)
    // With a mean of zero the backcast is of the first 75 returns; fewer than 20 observations have the model's average.
    for (mean, known, end) in [(MeanModel.zero, 100, 200), (.constant, 9, 19), (.ar1, 5, 20), (.ar1, 2, 20)] {
      let models: [any FittedVolatilityModel] = [
        try GivenModels.egarch(
          order: order, mean: mean, regressors: ["range", "news"], appliedTo: returns, random: &random),
        try GivenModels.garch(order: order, mean: mean, regressors: ["range"], appliedTo: returns, random: &random),
      ]
      for model in models {
        var state = try model.filter(returns[0..<known]).state
        for index in known..<end {
          state = model.advanced(
            state, by: returns.values[index], regressors: model.regressors(of: returns, at: index))
        }
        #expect(try state == model.filter(returns[0..<end]).state)
      }
    }
  }

  /// Signs that are free keep a variance at the smallest of the sample, in a path as in a state.
  @Test func aFloorIsCarriedOn() throws {
    let sample = try GivenModels.returns(count: 300, seed: 5)
    let parameters = try GARCHParameters(
      omega: 0.05, alphas: [0.3, -0.25], gammas: [0.1, -0.05], betas: [0.6, 0.2], positivity: .sample)
    let model = try GivenModels.garch(
      GARCH(mean: .zero, order: GARCHOrder(p: 2, o: 2, q: 2), positivity: .sample), parameters, appliedTo: sample)
    let floor = try #require(model.path.conditionalVariance.min())
    var values = try GivenModels.returns(count: 200, seed: 6).values
    for index in stride(from: 10, to: 200, by: 20) { values[index] *= 8 }
    let returns = try ReturnSeries(values: values, scale: .percent)
    #expect(try model.filter(returns).conditionalVariance.contains(floor))
    try expectStates(of: model, along: returns)
  }

  @Test func statesOfAveragesAreThoseOfTheFilter() throws {
    let returns = try GivenModels.returns(count: 400, seed: 12)
    let other = try GivenModels.returns(count: 150, seed: 13)
    for series in [returns, other, returns[0..<1], returns[0..<2]] {
      let averages: [any FittedVolatilityModel] = [
        try EWMA.riskMetrics.fit(to: returns), try RiskMetrics2006.standard.fit(to: returns),
      ]
      for model in averages where series.count > 1 { try expectStates(of: model, along: series) }
      for model in averages { #expect(try model.states(of: series).last == model.filter(series).state) }
    }
  }

  /// Fitted models, and returns in another unit than theirs.
  @Test func unitsAreThoseOfTheFit() throws {
    let returns = try GivenModels.returns(count: 400, seed: 14)
    let fractions = returns.converted(to: .fraction)
    var random = SplitMix64(seed: 15)
    let models: [any FittedVolatilityModel] = [
      try GivenModels.egarch(
        order: GARCHOrder(p: 2, o: 1, q: 2), mean: .ar1, regressors: ["news"], appliedTo: returns, random: &random),
      try GARCH(mean: .ar1).fit(to: returns), try GARCH.gjr(innovations: .studentT).fit(to: returns),
      try EWMA.riskMetrics.fit(to: returns),
      try RiskMetrics2006.standard.fit(to: returns),
    ]
    for model in models {
      try expectStates(of: model, along: returns)
      try expectStates(of: model, along: fractions)
    }
  }

  @Test func faultsAreThoseOfTheFilter() throws {
    let returns = try GivenModels.returns(count: 60, seed: 1)
    var random = SplitMix64(seed: 1)
    let model = try GivenModels.egarch(
      order: GARCHOrder(p: 1, o: 1, q: 1), mean: .ar1, regressors: ["news"], appliedTo: returns, random: &random)
    #expect(throws: VolatilityError.missingRegressor(name: "news", available: [])) {
      try model.states(of: returns.with(regressors: []))
    }
    #expect(throws: VolatilityError.tooFewReturns(count: 1, needed: 2)) { try model.states(of: returns[0..<1]) }
    #expect(try model.states(of: returns[0..<2]).count == 1)
  }
}
