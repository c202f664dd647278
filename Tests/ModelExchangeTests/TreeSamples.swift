import GradientBoosting
import MarketData
import ModelExchange
import VolatilityForecasting

/// Forecasters by trees, small and hardly trained, for tests of their files.
enum TreeSamples {
  /// Two markets together, two horizons, validation, and features of every kind that learns.
  static let rich = Result { try train(rich: true) }
  /// One market, one horizon, one leaf a tree, and no validation.
  static let plain = Result { try train(rich: false) }

  /// The document of a trained forecaster.
  static func document(_ sample: Result<TrainedVolatilityTrees, any Error>) throws -> ModelDocument {
    ModelDocument(try sample.get(), provenance: ModelFileSamples.provenance)
  }

  private static func train(rich: Bool) throws -> TrainedVolatilityTrees {
    var options = TreeForecasterOptions()
    options.leafCount = rich ? 5 : 1
    options.rounds = rich ? 6 : 2
    options.minimumLeafRows = 20
    options.patience = rich ? 2 : nil
    options.seed = rich ? .max - 1 : 7
    let regressors = try VolatilityFeature.list(
      "log-range-6-adjusted-relative,season-ahead-6,garch-variance-relative,level")
    let inputs = try VolatilityFeature.list("return-1-scaled,season,garch-residual,funding,hour-of-day")
    let simple = try VolatilityFeature.list("log-variance-ewma-6-relative,absolute-return-6-scaled")
    let trees = try VolatilityTrees(
      base: VarianceRegression(
        features: FeatureSet(rich ? regressors : simple, level: rich ? .garmanKlass : .squaredReturn),
        horizons: rich ? [6, 1] : [3], penalty: 0.05),
      features: FeatureSet(rich ? inputs : simple, level: rich ? .parkinson : .squaredReturn), options: options)
    let markets =
      rich
      ? [try NetworkSamples.market("B", seed: 2), try NetworkSamples.market("A", seed: 3)]
      : [try NetworkSamples.market()]
    let split = try TimeSplit(countingBarsOf: markets[0], trainingBars: 450, validationBars: rich ? 100 : 0)
    return try trees.train(on: markets, split: split)
  }
}
