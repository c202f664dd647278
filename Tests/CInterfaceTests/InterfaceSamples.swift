import CInterface
import CPlimsoll
import Foundation
import GradientBoosting
import MarketData
import MarketSimulation
import ModelExchange
import NumericalMethods
import RegimeClassification
import Testing
import VolatilityForecasting
import VolatilityModels

/// Models and markets for tests of the C interface, small and hardly trained.
enum InterfaceSamples {
  static let garch = Result {
    StoredModel.garch(try GARCH(mean: .ar1, innovations: .studentT).fit(to: returns()))
  }
  static let egarch = Result {
    StoredModel.egarch(try EGARCH(innovations: .normal, regressors: ["volume"]).fit(to: returnsWithVolume()))
  }
  static let ewma = Result { StoredModel.ewma(try EWMA(lambda: 0.9).fit(to: returns())) }
  static let riskMetrics = Result { StoredModel.riskMetrics2006(try RiskMetrics2006.standard.fit(to: returns())) }
  static let har = Result { () throws in StoredModel.autoregression(try HAR().fit(to: variances()), measure: "realized")
  }
  static let richHAR = Result { () throws in
    let har = try HAR(
      windows: [1, 5], quarticityWindows: [1], regressors: [HAR.Regressor("volume", windows: [5])],
      seasons: [.hourOfDay], horizon: 3)
    return StoredModel.autoregression(try har.fit(to: variances()), measure: "realized")
  }
  static let trees = Result { () throws in
    var options = TreeForecasterOptions()
    (options.leafCount, options.rounds, options.minimumLeafRows, options.patience) = (4, 3, 20, nil)
    let trees = try VolatilityTrees(
      base: regression(), features: features("absolute-return-6-scaled,column:funding"), options: options)
    let market = try InterfaceSamples.market("BTC", seed: 3)
    return StoredModel.trees(
      try trees.train(on: [market], split: TimeSplit(countingBarsOf: market, trainingBars: 450, validationBars: 0)))
  }
  static let network = Result { () throws in
    var options = NetworkOptions()
    (options.hiddenSize, options.layerCount, options.steps, options.outputSteps) = (8, 1, 12, 6)
    (options.windowStride, options.batchSize, options.epochs, options.members) = (6, 16, 1, 1)
    options.patience = nil
    let network = try VolatilityNetwork(
      base: regression(), features: features("absolute-return-6-scaled"), options: options)
    let market = try InterfaceSamples.market("BTC", seed: 3)
    var trainer = try VolatilityNetworkTrainer(
      network, markets: [market], split: TimeSplit(countingBarsOf: market, trainingBars: 450, validationBars: 0))
    return StoredModel.network(try trainer.train())
  }
  static let regimes = Result { () throws in
    let task = try RegimeTask(features: [.momentum(days: 30), .column("funding", days: nil)])
    var classifier = RegimeClassifier(task: task)
    classifier.models = [.trees]
    (classifier.trees.rounds, classifier.foldCount, classifier.isCalibrated) = (1, nil, false)
    return StoredModel.regimes(try classifier.train(on: [daily("A", seed: 4)]))
  }

  private static func features(_ list: String) throws -> FeatureSet {
    try FeatureSet(VolatilityFeature.list("log-variance-ewma-6-relative,\(list)"), level: .squaredReturn)
  }

  private static func regression() throws -> VarianceRegression {
    try VarianceRegression(features: features("absolute-return-6-scaled"), horizons: [3, 1], penalty: 0.05)
  }

  /// Returns in percent whose volatility clusters.
  static func returns(count: Int = 500, seed: UInt64 = 1) throws -> ReturnSeries {
    var random = SplitMix64(seed: seed)
    var variance = 1.0
    var values: [Double] = []
    for _ in 0..<count {
      let residual = variance.squareRoot() * random.nextStandardizedStudentT(nu: 7)
      values.append(0.03 + residual)
      variance = 0.05 + 0.1 * residual * residual + 0.85 * variance
    }
    return try ReturnSeries(values: values, scale: .percent)
  }

  /// The same with a column.
  static func returnsWithVolume() throws -> ReturnSeries {
    let plain = try returns()
    var random = SplitMix64(seed: 3)
    let volume = plain.values.map { 0.5 * abs($0) + abs(random.nextStandardizedStudentT(nu: 7)) }
    return try plain.with(regressors: [Regressor(name: "volume", values: volume)])
  }

  /// Hourly variances with columns.
  static func variances(count: Int = 400) throws -> VarianceSeries {
    var random = SplitMix64(seed: 5)
    var level = 0.0
    var (values, quarticity, volume): ([Double], [Double], [Double]) = ([], [], [])
    for _ in 0..<count {
      level = 0.9 * level + 0.3 * random.nextStandardizedStudentT(nu: 7)
      values.append(.exp(level))
      quarticity.append(.exp(2 * level + 0.5 * random.nextStandardizedStudentT(nu: 7)))
      volume.append(.exp(0.5 * level + 0.2 * random.nextStandardizedStudentT(nu: 7)))
    }
    return try VarianceSeries(
      values: values, scale: .percent,
      timeStamps: (0..<count).map { TimeStamp(microseconds: Int64($0) * 3_600_000_000) },
      covariates: [.quarticity: quarticity, "volume": volume])
  }

  /// 600 bars of four hours with a column.
  static func market(_ name: String, seed: UInt64) throws -> MarketHistory {
    let returns = try returns(count: 600, seed: seed).values
    var price = 100.0
    let close = returns.map { value in
      price *= 1 + value / 100
      return price
    }
    let bars = try BarSeries(
      timeStamps: returns.indices.map { TimeStamp(microseconds: 1_577_836_800_000_000 + Int64($0) * 14_400_000_000) },
      close: close, columns: ["funding": returns.map { $0 / 1000 }])
    return try MarketHistory(name: name, bars: bars)
  }

  /// 600 days of a simulated market.
  static func daily(_ name: String, seed: UInt64) throws -> MarketHistory {
    let grid = BarGrid(start: TimeStamp(microseconds: 0), barSeconds: 86_400, count: 600)
    return try MarketHistory(name: name, bars: RegimeMarket().simulate(grid, seed: seed).bars())
  }

  /// The bytes of a model's file.
  static func bytes(_ model: Result<StoredModel, any Error>) throws -> [UInt8] {
    [UInt8](try model.get().document(provenance: Provenance(toolVersion: "0.1.0")).encoded())
  }

  /// A model that the library loaded.
  static func handle(_ model: Result<StoredModel, any Error>) throws -> plimsoll_model {
    let bytes = try bytes(model)
    var handle: plimsoll_model = 0
    unsafe Call.ok { unsafe plimsoll_model_load_bytes(bytes, bytes.count, &handle, $0) }
    return handle
  }
}
