import GradientBoosting
import MarketData
import NumericalMethods
import Testing
import VolatilityForecasting

@Suite struct VolatilityTreesTests {
  private static func options() -> TreeForecasterOptions {
    var options = TreeForecasterOptions()
    options.rounds = 12
    options.minimumLeafRows = 100
    return options
  }

  private static func trees(
    _ markets: [MarketHistory], horizons: [Int] = [1, 24], options: TreeForecasterOptions = options()
  ) throws -> VolatilityTrees {
    let standard = StandardFeatures(for: markets)
    return try VolatilityTrees(
      base: VarianceRegression(
        features: FeatureSet(standard.regression(horizons: horizons), level: standard.measure), horizons: horizons),
      features: FeatureSet(standard.trees(horizons: horizons), level: standard.measure), options: options)
  }

  private static func markets(_ count: Int = 2200) throws -> [MarketHistory] {
    [try MadeMarket.history("one", count: count, seed: 1), try MadeMarket.history("two", count: count - 300, seed: 2)]
  }

  private static func split(validates: Bool = true) throws -> TimeSplit {
    try TimeSplit(
      trainingEnd: MadeMarket.close(validates ? 1499 : 1699), validationEnd: MadeMarket.close(1699))
  }

  private static func trained(
    _ options: TreeForecasterOptions = options(), markets: [MarketHistory]? = nil, validates: Bool = true,
    threads: Int = 1
  ) throws -> TrainedVolatilityTrees {
    let markets = try markets ?? Self.markets()
    return try trees(markets, options: options).train(on: markets, split: split(validates: validates), threads: threads)
  }

  @Test func trainingRepeatsWhateverTheNumberOfThreads() throws {
    let one = try Self.trained()
    let two = try Self.trained(threads: 3)
    #expect(one == two)
    let market = try Self.markets()[0]
    let (first, second) = (try one.forecasts(for: market, threads: 1), try two.forecasts(for: market, threads: 3))
    for (one, two) in zip(first.values, second.values) { #expect(one.map(\.bitPattern) == two.map(\.bitPattern)) }
    var options = Self.options()
    options.seed = 1
    #expect(try Self.trained(options).ensembles != one.ensembles)
  }

  /// Neither what comes after validation changes what is learned, nor what comes after a bar its forecast.
  @Test(arguments: [true, false])
  func theFutureIsNotLookedAt(validates: Bool) throws {
    let markets = try Self.markets()
    let trained = try Self.trained(markets: markets, validates: validates)
    let forecasts = try trained.forecasts(for: markets[0])
    for cut in [1700, 1950] {
      let changed = try MarketHistory(name: "one", bars: MadeMarket.replaced(markets[0].bars, from: cut))
      #expect(try Self.trained(markets: [changed, markets[1]], validates: validates) == trained)
      let after = try trained.forecasts(for: changed)
      let known = try trained.forecasts(for: markets[0].prefix(cut))
      for ((before, after), known) in zip(zip(forecasts.values, after.values), known.values) {
        #expect(before[..<cut].map(\.bitPattern) == after[..<cut].map(\.bitPattern))
        #expect(before[..<cut].map(\.bitPattern) == known.map(\.bitPattern))
        #expect(before[cut...].map(\.bitPattern) != after[cut...].map(\.bitPattern))
      }
    }
  }

  /// What the trees add is the sum of their leaves and the correction.
  @Test func aForecastIsThatOfTheRegressionAndTheTrees() throws {
    let market = try Self.markets()[0]
    let trained = try Self.trained()
    let values = try trained.forecasts(for: market).values
    let base = try trained.base.forecasts(for: market).values
    let matrix = try trained.features.matrix(of: market)
    for row in [1800, 2199] {
      let features = matrix.row(row).map { Float($0) }[...]
      for position in [0, 1] {
        let ensemble = trained.ensembles[position]
        let leaves = ensemble.trees.map { Double($0.leaves[$0.leaf(of: features)].value) }
        let added = leaves.reduce(ensemble.initialMargins[0], +) + trained.corrections[position]
        #expect(abs(values[position][row] - (base[position][row] + added)) < 1e-9)
      }
    }
    #expect(values[0][..<700].allSatisfy(\.isNaN) && values[0][matrix.firstRow...].allSatisfy(\.isFinite))
  }

  /// On a walk the regression is estimated again and the trees are not.
  @Test func aWalkAddsWhatTheTreesSayToTheRefittedRegression() throws {
    let markets = try Self.markets()
    let trained = try Self.trained(markets: markets)
    let rows = Array(stride(from: 1750, to: 1890, by: 7))
    let walk = try trained.walk(through: 1, of: markets, at: rows, refitEvery: 10, threads: 2)
    let regression = try trained.specification.base.walk(through: 1, of: markets, at: rows, refitEvery: 10)
    let frozen = try trained.base.forecasts(for: markets[1]).values[0]
    let whole = try trained.forecasts(for: markets[1]).values[0]
    for (number, row) in rows.enumerated() {
      #expect(abs(walk[number] - regression[number] - (whole[row] - frozen[row])) < 1e-9)
      #expect(regression[number] != frozen[row])
    }
  }

  /// In the training part the mean of variance over forecast is one.
  @Test func forecastsAreOfTheExpectedVariance() throws {
    let markets = try Self.markets()
    let trained = try Self.trained(markets: markets)
    for (position, horizon) in [1, 24].enumerated() {
      var (sum, count) = (0.0, 0.0)
      for market in markets {
        let target = try VarianceTarget(market, horizons: [horizon])
        let values = try trained.forecasts(for: market).values[position]
        for row in try Self.split().parts(of: market, horizon: 24).training where values[row].isFinite {
          sum += (target.variance(row: row, horizon: horizon) ?? .nan) / .exp(values[row])
          count += 1
        }
      }
      #expect(abs(sum / count - 1) < 1e-3)
    }
  }

  /// Forecasts at some bars are those at all.
  @Test func someRowsAreAsAll() throws {
    let market = try Self.markets()[0]
    let trained = try Self.trained()
    let all = try trained.forecasts(for: market)
    for rows in [2199..<2200, 1800..<1900, 0..<900] {
      let some = try trained.forecasts(for: market, rows: rows)
      for (some, all) in zip(some.values, all.values) {
        #expect(rows.allSatisfy { some[$0].bitPattern == all[$0].bitPattern })
        #expect(some.indices.allSatisfy { rows.contains($0) || some[$0].isNaN })
      }
    }
  }

  /// Where the sign of the last return decides, trees see what averages of variances do not.
  @Test func treesLearnWhatTheRegressionCannotSee() throws {
    let market = try MadeMarket.signed("signed", count: 6000, lag: 0, seed: 5)
    var options = Self.options()
    options.rounds = 100
    options.learningRate = 0.1
    let trained = try Self.trees([market], horizons: [1], options: options).train(
      on: [market], split: TimeSplit(trainingEnd: MadeMarket.close(4799), validationEnd: MadeMarket.close(4799)))
    let target = try VarianceTarget(market, horizons: [1])
    let rows = 4800..<5999
    func loss(_ forecasts: LogVarianceForecasts) -> Double {
      rows.reduce(0) { sum, row in
        sum + forecasts.values[0][row] + target.variances[0][row] / .exp(forecasts.values[0][row])
      } / Double(rows.count)
    }
    let (trees, alone) = (
      loss(try trained.forecasts(for: market)), loss(try trained.base.forecasts(for: market))
    )
    // The known variance would have a loss lower by ½ ln(mean/geometric mean) of the two, 0.51; a share of it is asked for.
    #expect(trees < alone - 0.3, "\(trees) against \(alone)")
  }

  /// A feature that has not begun is missing, which trees can do with.
  @Test func aMissingFeatureIsNoObstacle() throws {
    let bars = try Self.markets()[0].bars
    let late = bars.timeStamps.indices.map { $0 < 1300 ? .nan : Double($0 % 7) }
    let market = try MarketHistory(
      name: "late",
      bars: BarSeries(
        timeStamps: bars.timeStamps, close: bars.close, open: bars.open, high: bars.high, low: bars.low,
        volume: bars.volume, columns: ["flow": late]))
    let specification = try VolatilityTrees(
      base: Self.trees([market]).base, features: FeatureSet([.flow, .season]), options: Self.options())
    let trained = try specification.train(on: [market], split: Self.split())
    #expect(trained.trainingLosses[0].count == 12)
    #expect(try trained.forecasts(for: market).values[0][800...].allSatisfy(\.isFinite))
  }

  /// With patience the trees stop by the validation part, and without they do not.
  @Test func validationEndsTheTraining() throws {
    var options = Self.options()
    options.rounds = 300
    options.learningRate = 0.3
    options.patience = 5
    let trained = try Self.trained(options)
    for position in [0, 1] {
      let losses = trained.validationLosses[position]
      let best = trained.bestRounds[position]
      #expect(losses.count < 300 && losses[best - 1] == losses.min())
      #expect(trained.ensembles[position].trees.count == best)
      #expect(trained.bestValidationLosses?[position] == losses[best - 1])
    }
    let whole = try Self.trained(options, validates: false)
    #expect(whole.bestRounds == [300, 300] && whole.bestValidationLosses == nil)
  }

  @Test func aValidationPartWithoutRowsIsAnError() throws {
    let markets = try Self.markets()
    let split = try TimeSplit(trainingEnd: MadeMarket.close(1499), validationEnd: MadeMarket.close(1510))
    #expect(throws: ForecastingError.noValidationRows(from: split.trainingEnd, to: split.validationEnd)) {
      try Self.trees(markets).train(on: markets, split: split)
    }
  }

  @Test func barsOfAnotherLengthAreRefused() throws {
    let trained = try Self.trained()
    let long = try MadeMarket.history("long", count: 1500, hours: 4)
    #expect(throws: ForecastingError.self) { try trained.forecasts(for: long) }
    let hourly = try Self.markets()[0]
    #expect(throws: ForecastingError.self) {
      try Self.trees([hourly]).train(on: [hourly, long], split: Self.split())
    }
  }

  @Test func aMarketThatIsTooShortIsAnError() throws {
    let short = try MadeMarket.history("short", count: 730)
    #expect(throws: ForecastingError.self) {
      try Self.trees([short]).train(
        on: [short], split: TimeSplit(trainingEnd: MadeMarket.close(729), validationEnd: MadeMarket.close(729)))
    }
  }

  @Test func optionsThatAreNoTreesAreRefused() throws {
    let markets = try Self.markets()
    let refused: [(inout TreeForecasterOptions) -> Void] = [
      { $0.leafCount = 0 }, { $0.rounds = 0 }, { $0.learningRate = 0 }, { $0.learningRate = 1.01 },
      { $0.minimumLeafRows = 0 }, { $0.l2 = -1 }, { $0.rowShare = 0 }, { $0.rowShare = 1.01 }, { $0.columnShare = 0 },
      { $0.maximumBinCount = 1 }, { $0.maximumBinCount = 256 }, { $0.patience = 0 },
    ]
    for change in refused {
      var options = Self.options()
      change(&options)
      #expect(throws: ForecastingError.self) { try Self.trees(markets, options: options) }
    }
    let allowed: [(inout TreeForecasterOptions) -> Void] = [
      { $0.leafCount = 1 }, { $0.rounds = 1 }, { $0.learningRate = 1 }, { $0.minimumLeafRows = 1 }, { $0.rowShare = 1 },
      { $0.columnShare = 1 }, { $0.maximumBinCount = 2 }, { $0.maximumBinCount = 255 }, { $0.patience = 1 },
    ]
    for change in allowed {
      var options = Self.options()
      change(&options)
      #expect(throws: Never.self) { try Self.trees(markets, options: options) }
    }
  }

  @Test func aRegressionThatIsNotRelativeIsNotCorrected() throws {
    let standard = StandardFeatures(for: try Self.markets())
    let base = try VarianceRegression(
      features: FeatureSet(standard.regression(horizons: [1], isRelative: false)), horizons: [1], isRelative: false)
    #expect(throws: ForecastingError.self) {
      try VolatilityTrees(base: base, features: FeatureSet(standard.trees(horizons: [1])), options: Self.options())
    }
  }

  /// Trees read what the regression and networks do, each feature once, and not the level.
  @Test func theStandardFeaturesAreThoseOfBoth() throws {
    let standard = StandardFeatures(for: try Self.markets())
    let (own, regression, network) = (
      standard.trees(horizons: [24]), standard.regression(horizons: [24]), standard.network(horizons: [24])
    )
    #expect(Set(own) == Set(regression + network).subtracting([.level]))
    #expect(Set(own).count == own.count)
  }
}
