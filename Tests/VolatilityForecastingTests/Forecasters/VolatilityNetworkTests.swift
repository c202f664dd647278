import MarketData
import NumericalMethods
import RecurrentNetworks
import Testing
import VolatilityForecasting

@Suite struct VolatilityNetworkTests {
  private static func options() -> NetworkOptions {
    var options = NetworkOptions()
    options.hiddenSize = 8
    options.steps = 24
    options.outputSteps = 12
    options.windowStride = 12
    options.batchSize = 16
    options.epochs = 3
    options.members = 2
    return options
  }

  private static func network(
    _ markets: [MarketHistory], horizons: [Int] = [1, 24], options: NetworkOptions = options()
  ) throws -> VolatilityNetwork {
    let standard = StandardFeatures(for: markets)
    return try VolatilityNetwork(
      base: VarianceRegression(
        features: FeatureSet(standard.regression(horizons: horizons), level: standard.measure), horizons: horizons),
      features: FeatureSet(standard.network(horizons: horizons), level: standard.measure), options: options)
  }

  private static func markets(_ count: Int = 2200) throws -> [MarketHistory] {
    [try MadeMarket.history("one", count: count, seed: 1), try MadeMarket.history("two", count: count - 300, seed: 2)]
  }

  private static func split() throws -> TimeSplit {
    try TimeSplit(trainingEnd: MadeMarket.close(1499), validationEnd: MadeMarket.close(1699))
  }

  private static func trained(
    _ options: NetworkOptions = options(), markets: [MarketHistory]? = nil, threads: Int = 1
  ) throws -> TrainedVolatilityNetwork {
    let markets = try markets ?? Self.markets()
    var trainer = try VolatilityNetworkTrainer(
      network(markets, options: options), markets: markets, split: split(), threads: threads)
    return try trainer.train(threads: threads)
  }

  @Test(arguments: NetworkOptions.Loss.allCases)
  func trainingRepeatsWhateverTheNumberOfThreads(loss: NetworkOptions.Loss) throws {
    var options = Self.options()
    options.loss = loss
    let one = try Self.trained(options)
    let two = try Self.trained(options, threads: 2)
    #expect(one == two)
    let market = try Self.markets()[0]
    let (first, second) = (try one.forecasts(for: market, threads: 1), try two.forecasts(for: market, threads: 3))
    for (one, two) in zip(first.values, second.values) { #expect(one.map(\.bitPattern) == two.map(\.bitPattern)) }
    options.seed = 1
    #expect(try Self.trained(options).members != one.members)
  }

  @Test func anInterruptedTrainingEndsTheSame() throws {
    let markets = try Self.markets()
    let network = try Self.network(markets)
    let whole = try Self.trained(markets: markets)
    var trainer = try VolatilityNetworkTrainer(network, markets: markets, split: Self.split())
    for _ in 0..<4 { _ = try trainer.runEpochs() }
    let saved = try LSTMEnsembleCheckpoint(decoding: trainer.ensemble.checkpoint.encoded())
    var resumed = try VolatilityNetworkTrainer(
      network, markets: markets, split: Self.split(), checkpoint: saved, threads: 2)
    #expect(try resumed.train() == whole)

    var other = Self.options()
    other.learningRate = 0.001
    #expect(throws: ForecastingError.self) {
      try VolatilityNetworkTrainer(
        Self.network(markets, options: other), markets: markets, split: Self.split(), checkpoint: saved)
    }
    #expect(throws: ForecastingError.self) {
      try VolatilityNetworkTrainer(
        network, markets: [markets[0]], split: Self.split(), checkpoint: saved)
    }
  }

  /// Neither what comes after validation changes what is learned, nor what comes after a bar its forecast.
  @Test func theFutureIsNotLookedAt() throws {
    let markets = try Self.markets()
    let trained = try Self.trained(markets: markets)
    let forecasts = try trained.forecasts(for: markets[0])
    for cut in [1700, 1950] {
      let changed = try MarketHistory(name: "one", bars: MadeMarket.replaced(markets[0].bars, from: cut))
      #expect(try Self.trained(markets: [changed, markets[1]]).members == trained.members)
      let after = try trained.forecasts(for: changed)
      for (before, after) in zip(forecasts.values, after.values) {
        #expect(before[..<cut].map(\.bitPattern) == after[..<cut].map(\.bitPattern))
        #expect(before[cut...].map(\.bitPattern) != after[cut...].map(\.bitPattern))
      }
    }
  }

  /// A forecast looks back over its window and the windows of its features only.
  @Test func aForecastIsThatOfItsWindow() throws {
    let market = try Self.markets()[0]
    let trained = try Self.trained()
    let values = try trained.forecasts(for: market).values[1]
    let base = try trained.base.forecasts(for: market).values[1]
    let matrix = try trained.scaling.scaled(trained.features.matrix(of: market))
    for row in [1800, 2100] {
      let steps = trained.specification.options.steps
      let inputs = (row - steps + 1...row).flatMap { matrix.row($0).map { Float($0) } }
      let outputs = trained.members.map { LSTMNetwork($0).outputs(of: inputs, steps: steps)[1] }
      let mean = outputs.reduce(0) { $0 + Double($1) } / Double(outputs.count)
      #expect(abs(values[row] - (base[row] + mean + trained.corrections[1])) < 1e-5)
    }
    #expect(values[matrix.firstRow + trained.specification.options.steps - 2].isNaN)
    #expect(values[matrix.firstRow + trained.specification.options.steps - 1].isFinite)
  }

  /// On a walk the regression is estimated again and the networks are not.
  @Test func aWalkAddsWhatTheNetworksSayToTheRefittedRegression() throws {
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
    var options = Self.options()
    options.loss = .squaredError
    let trained = try Self.trained(options, markets: markets)
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

  /// A check-point of an ensemble of another size is of another training.
  @Test(arguments: [1, 3])
  func aCheckpointHasItsNumberOfNetworks(members: Int) throws {
    let markets = try Self.markets()
    var trainer = try VolatilityNetworkTrainer(Self.network(markets), markets: markets, split: Self.split())
    _ = try trainer.runEpochs()
    var other = Self.options()
    other.members = members
    #expect(throws: ForecastingError.self) {
      try VolatilityNetworkTrainer(
        Self.network(markets, options: other), markets: markets, split: Self.split(),
        checkpoint: trainer.ensemble.checkpoint)
    }
  }

  @Test func aValidationPartWithoutRowsIsAnError() throws {
    let markets = try Self.markets()
    let split = try TimeSplit(trainingEnd: MadeMarket.close(1499), validationEnd: MadeMarket.close(1510))
    #expect(throws: ForecastingError.noValidationRows(from: split.trainingEnd, to: split.validationEnd)) {
      try VolatilityNetworkTrainer(Self.network(markets), markets: markets, split: split)
    }
  }

  @Test func barsOfAnotherLengthAreRefused() throws {
    let trained = try Self.trained()
    let long = try MadeMarket.history("long", count: 1500, hours: 4)
    #expect(throws: ForecastingError.self) { try trained.forecasts(for: long) }
    let hourly = try Self.markets()[0]
    #expect(throws: ForecastingError.self) {
      try VolatilityNetworkTrainer(Self.network([hourly]), markets: [hourly, long], split: Self.split())
    }
  }

  @Test func aMarketShorterThanAWindowIsAnError() throws {
    let trained = try Self.trained()
    let short = try MadeMarket.history("short", count: 720 + 20)
    #expect(throws: ForecastingError.self) { try trained.forecasts(for: short) }
  }

  @Test func optionsThatAreNoNetworkAreRefused() throws {
    let markets = try Self.markets()
    let changes: [(inout NetworkOptions) -> Void] = [
      { $0.members = 0 }, { $0.hiddenSize = 7 }, { $0.layerCount = 4 }, { $0.outputSteps = 25 }, { $0.epochs = 0 },
      { $0.dropout = 1 }, { $0.learningRate = 0 },
    ]
    for change in changes {
      var options = Self.options()
      change(&options)
      #expect(throws: ForecastingError.self) { try Self.network(markets, options: options) }
    }
  }

  @Test func aRegressionThatIsNotRelativeIsNotCorrected() throws {
    let standard = StandardFeatures(for: try Self.markets())
    let base = try VarianceRegression(
      features: FeatureSet(standard.regression(horizons: [1], isRelative: false)), horizons: [1], isRelative: false)
    #expect(throws: ForecastingError.self) {
      try VolatilityNetwork(base: base, features: FeatureSet(standard.network(horizons: [1])), options: Self.options())
    }
  }

  /// Where the sign of the last return decides, networks see what averages of variances do not.
  @Test func networksLearnWhatTheRegressionCannotSee() throws {
    let market = try MadeMarket.signed("signed", count: 6000, lag: 0, seed: 5)
    var options = Self.options()
    options.loss = .qlike
    options.hiddenSize = 16
    options.dropout = 0
    options.learningRate = 0.01
    options.epochs = 25
    options.patience = nil
    options.members = 1
    var trainer = try VolatilityNetworkTrainer(
      Self.network([market], horizons: [1], options: options), markets: [market],
      split: TimeSplit(trainingEnd: MadeMarket.close(4799), validationEnd: MadeMarket.close(5799)))
    let trained = try trainer.train()
    let (networks, alone) = (try #require(trained.validationLoss), try #require(trainer.regressionLoss))
    // The known variance would have a loss lower by ½ ln(mean/geometric mean) of the two, 0.51; a share of it is asked for.
    #expect(networks < alone - 0.3, "\(networks) against \(alone)")
  }

  @Test func anExplodingLossSaysWhatToDo() throws {
    var options = Self.options()
    options.learningRate = 1e6
    options.weightDecay = 0
    options.gradientNormLimit = 1e12
    do {
      _ = try Self.trained(options)
      Issue.record("the loss did not explode")
    } catch let error as ForecastingError {
      #expect("\(error)".contains("learning rate"))
    }
  }
}
