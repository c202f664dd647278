import MarketData
import Testing
import VolatilityModels

@Suite struct HARSpecificationTests {
  @Test func theDefaultIsCorsis() throws {
    let model = try HAR()
    #expect(model.windows == [1, 5, 22] && model.transform == .level && model.horizon == 1)
    #expect(model.estimation == .leastSquares && model.longestWindow == 22)
    let longer = try HAR(regressors: [HAR.Regressor(.volume, windows: [3, 60])])
    #expect(longer.longestWindow == 60)
  }

  @Test func refusesContradictions() {
    let makers: [() throws -> HAR] = [
      { try HAR(windows: [0, 5]) },
      { try HAR(windows: [5, 1]) },
      { try HAR(windows: [5, 5]) },
      { try HAR(windows: []) },
      { try HAR(quarticityWindows: [2]) },
      { try HAR(quarticityWindows: [5, 1]) },
      { try HAR(transform: .logOfMeans, quarticityWindows: [1]) },
      { try HAR(regressors: [HAR.Regressor(.jump, windows: [])]) },
      { try HAR(regressors: [HAR.Regressor(.jump, windows: [-1])]) },
      { try HAR(regressors: [HAR.Regressor(.jump), HAR.Regressor(.jump, windows: [5])]) },
      { try HAR(seasons: [.weekday, .weekday]) },
      { try HAR(horizon: 0) },
      { try HAR(estimation: .ridge(penalties: [])) },
      { try HAR(estimation: .ridge(penalties: [-1])) },
      { try HAR(estimation: .ridge(penalties: [.infinity])) },
      { try HAR(estimation: .ridge(penalties: [0, 1], folds: 1)) },
      { try HAR(estimation: .ridge(penalties: [0, 1], embargo: -1)) },
      { try HAR(windows: [1, 1_000_001]) },
      { try HAR(windows: [.max]) },
      { try HAR(regressors: [HAR.Regressor(.jump, windows: [1_000_001])]) },
      { try HAR(horizon: 1_000_001) },
      { try HAR(horizon: .max) },
      { try HAR(estimation: .ridge(penalties: [0, 1], folds: 1001)) },
      { try HAR(estimation: .ridge(penalties: [0, 1], folds: .max)) },
      { try HAR(estimation: .ridge(penalties: [0, 1], embargo: 1_000_001)) },
      { try HAR(estimation: .ridge(penalties: [0], embargo: .max)) },
    ]
    for (index, make) in makers.enumerated() {
      let error = #expect(throws: HARError.self, "specification \(index)") { try make() }
      guard case .invalidSpecification(let reason) = error else {
        Issue.record("specification \(index): \(String(describing: error)) is not about the specification")
        continue
      }
      #expect(!reason.isEmpty && error?.description == reason)
    }
  }

  /// The largest sizes of all at once overflow nowhere.
  @Test func theLargestSizesNeedMorePeriods() throws {
    let most = HAR.mostPeriods
    #expect(most == 1_000_000)
    let model = try HAR(
      windows: [1, most], regressors: [HAR.Regressor(.volume, windows: [most])], horizon: most,
      estimation: .ridge(penalties: [0, 1], folds: 1000, embargo: most))
    let series = try HARReference.simulatedSeries
    // Beside each of 1,000 folds: 4 terms and one more, both purged ends and the embargo.
    let beside = 5 + 2 * (most - 1) + most
    let needed = (beside * 1000 + 998) / 999 + 1000 + 2 * most - 1
    #expect(throws: HARError.tooFewPeriods(count: 800, needed: needed)) { try model.fit(to: series) }
    #expect(throws: HARError.tooFewPeriods(count: 600, needed: needed)) { try model.walk(on: series, trainCount: 600) }
  }

  @Test func saysWhatTheSeriesLacks() throws {
    let series = try HARReference.simulatedSeries
    let bare = try VarianceSeries(values: series.values)
    let harq = try HAR(quarticityWindows: [1])
    #expect(throws: HARError.missingCovariate(name: .quarticity)) { try harq.fit(to: bare) }
    var jumps = [Double](repeating: 0.5, count: 800)
    jumps[7] = -0.5
    let negative = try VarianceSeries(values: series.values, covariates: [.jump: jumps])
    let model = try HAR(regressors: [HAR.Regressor(.jump, transform: .logOnePlus)])
    #expect(
      throws: HARError.invalidCovariate(name: .jump, index: 7, value: -0.5, expected: "a number from 0 on")
    ) { try model.fit(to: negative) }
    var values = series.values
    values[30] = 0
    let zero = try VarianceSeries(values: values)
    #expect(throws: HARError.zeroVariance(index: 30)) { try HAR(transform: .logOfMeans).fit(to: zero) }
    #expect(throws: Never.self) { try HAR().fit(to: zero) }
  }

  @Test func namesTheTermThatIsDependent() throws {
    let constant = try VarianceSeries(values: [Double](repeating: 2, count: 100))
    guard case .dependentTerm(let term, _) = #expect(throws: HARError.self, performing: { try HAR().fit(to: constant) })
    else {
      Issue.record("another error than a dependent term")
      return
    }
    #expect(term == .variance(window: 1) && term.description == "variance[1]")
  }

  @Test func saysWhyItCannotIterate() throws {
    let series = try HARReference.simulatedSeries
    for model in [
      try HAR(horizon: 2), try HAR(transform: .logOfMeans), try HAR(quarticityWindows: [1]),
      try HAR(seasons: [.hourOfDay]), try HAR(regressors: [HAR.Regressor(.volume)]),
    ] {
      let fitted = try model.fit(to: series)
      let error = #expect(throws: HARError.self) { try fitted.iteratedForecast(after: series, horizon: 2) }
      guard case .notIterable = error else {
        Issue.record("\(String(describing: error)) is not about iteration")
        continue
      }
    }
  }
}
