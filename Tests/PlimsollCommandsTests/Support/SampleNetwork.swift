import Foundation
import MarketData
import ModelExchange
import VolatilityForecasting

/// A small, hardly trained forecaster by networks, on daily bars, and its file.
struct SampleNetwork {
  let trained: TrainedVolatilityNetwork
  let market: MarketHistory

  /// Trains networks for 5 bars and 1 on all bars of a CSV file.
  ///
  /// - Parameters:
  ///   - text: the CSV.
  ///   - name: the name of the market.
  ///   - features: what the networks read.
  /// - Throws: what keeps the networks from being trained.
  init(_ text: String, name: String = "daily", features: String = "return-1-scaled,log-range-5-relative") throws {
    let bars = try CSVReader(contents: Array(text.utf8), name: "x").bars().bars
    market = try MarketHistory(name: name, bars: bars)
    var options = NetworkOptions()
    options.hiddenSize = 8
    options.steps = 10
    options.outputSteps = 5
    options.windowStride = 5
    options.epochs = 1
    options.members = 2
    let network = try VolatilityNetwork(
      base: VarianceRegression(
        features: FeatureSet(VolatilityFeature.list("log-range-5-relative,absolute-return-3-scaled")),
        horizons: [5, 1]), features: FeatureSet(VolatilityFeature.list(features)), options: options)
    let split = try TimeSplit(countingBarsOf: market, trainingBars: 250, validationBars: 50)
    var trainer = try VolatilityNetworkTrainer(network, markets: [market], split: split)
    trained = try trainer.train()
  }

  /// Writes the model file.
  func write(to file: String) throws -> String {
    let provenance = Provenance(
      toolVersion: "1", sources: [.init(fileName: "daily.csv", sha256: "00", observationCount: 400)])
    try ModelDocument(trained, provenance: provenance).write(to: URL(fileURLWithPath: file))
    return file
  }

  /// The mean variances of the next `horizon` bars that the networks expect at each bar, in percent squared.
  func variances(horizon: Int) throws -> [Double] {
    let values = try trained.forecasts(for: market).values(horizon: horizon) ?? []
    return values.map { 1e4 * exp($0) / Double(horizon) }
  }
}
