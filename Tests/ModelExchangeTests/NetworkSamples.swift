import MarketData
import ModelExchange
import VolatilityForecasting

/// Forecasters by networks, small and hardly trained, for tests of their files.
enum NetworkSamples {
  /// 600 bars of four hours, whose volatility clusters, with a column.
  static func market(_ name: String = "BTC", seed: UInt64 = 1) throws -> MarketHistory {
    let returns = try ModelFileSamples.returns(count: 600, seed: seed).values
    var (open, high, low, close) = ([Double](), [Double](), [Double](), [Double]())
    var price = 100.0
    for value in returns {
      open.append(price)
      price *= 1 + value / 100
      close.append(price)
      high.append(max(open[close.count - 1], price) * (1 + 0.002 * abs(value)))
      low.append(min(open[close.count - 1], price) * (1 - 0.001 * abs(value)))
    }
    let stamps = returns.indices.map { TimeStamp(microseconds: 1_577_836_800_000_000 + Int64($0) * 14_400_000_000) }
    let bars = try BarSeries(
      timeStamps: stamps, close: close, open: open, high: high, low: low,
      columns: ["funding": returns.map { $0 / 1000 }])
    return try MarketHistory(name: name, bars: bars)
  }

  /// Two markets together, two horizons, two networks of two layers, and features of every kind that learns.
  static let rich = Result { try train(.rich) }
  /// One market, one horizon, one network, nothing learned but the scaling, and no validation.
  static let plain = Result { try train(.plain) }
  /// As the plain one, but for a network of three layers.
  static let deep = Result { try train(.deep) }

  /// All of them by name.
  static let all = [("rich", rich), ("plain", plain), ("deep", deep)]

  private enum Form { case rich, plain, deep }

  /// The document of a trained forecaster.
  static func document(_ sample: Result<TrainedVolatilityNetwork, any Error>) throws -> ModelDocument {
    ModelDocument(try sample.get(), provenance: ModelFileSamples.provenance)
  }

  private static func train(_ form: Form) throws -> TrainedVolatilityNetwork {
    let rich = form == .rich
    var options = NetworkOptions()
    options.hiddenSize = form == .deep ? 20 : 8
    options.layerCount =
      switch form {
      case .rich: 2
      case .plain: 1
      case .deep: 3
      }
    options.normalizesLayers = rich
    options.dropout = rich ? 0.25 : 0
    options.loss = rich ? .squaredError : .qlike
    options.steps = 12
    options.outputSteps = 6
    options.windowStride = 6
    options.batchSize = 16
    options.epochs = 2
    options.patience = rich ? 1 : nil
    options.members = rich ? 2 : 1
    options.seed = rich ? .max - 1 : 7
    let regressors = try VolatilityFeature.list(
      "log-range-6-adjusted-relative,season-ahead-6,garch-variance-relative,level")
    let inputs = try VolatilityFeature.list("return-1-scaled,season,garch-residual,funding,hour-of-day")
    let simple = try VolatilityFeature.list("log-variance-ewma-6-relative,absolute-return-6-scaled")
    let network = try VolatilityNetwork(
      base: VarianceRegression(
        features: FeatureSet(rich ? regressors : simple, level: rich ? .garmanKlass : .squaredReturn),
        horizons: rich ? [6, 1] : [3], penalty: 0.05),
      features: FeatureSet(rich ? inputs : simple, level: rich ? .parkinson : .squaredReturn), options: options)
    let markets = rich ? [try market("B", seed: 2), try market("A", seed: 3)] : [try market()]
    let split = try TimeSplit(
      countingBarsOf: markets[0], trainingBars: 450, validationBars: rich ? 100 : 0)
    var trainer = try VolatilityNetworkTrainer(network, markets: markets, split: split)
    return try trainer.train()
  }
}
