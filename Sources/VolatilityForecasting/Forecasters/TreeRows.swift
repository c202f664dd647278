import GradientBoosting
import MarketData

/// The rows that the trees of one horizon learn from: features of all markets, and what the regression misses of the log
/// variance that came.
struct TreeRows {
  /// The features of each market.
  let matrices: [FeatureMatrix]
  private let targets: [VarianceTarget]
  private let forecasts: [LogVarianceForecasts]
  private let markets: [MarketHistory]

  /// The features and forecasts of markets.
  ///
  /// - Throws: `ForecastingError`, where a market lacks what a feature needs or is shorter than a horizon.
  init(
    _ markets: [MarketHistory], base: FittedVarianceRegression, features: FittedFeatureSet
  ) throws(ForecastingError) {
    var (matrices, targets, forecasts): ([FeatureMatrix], [VarianceTarget], [LogVarianceForecasts]) = ([], [], [])
    for market in markets {
      matrices.append(try features.matrix(of: market))
      targets.append(try VarianceTarget(market, horizons: base.specification.horizons))
      forecasts.append(try base.forecasts(for: market))
    }
    self.markets = markets
    self.matrices = matrices
    self.targets = targets
    self.forecasts = forecasts
  }

  /// The rows of a part of the time, one market after the other; those that the regression has no forecast of are left
  /// out, those that lack a feature are not.
  ///
  /// - Parameters:
  ///   - part: the rows of a market.
  ///   - position: the position of the horizon.
  /// - Returns: the rows.
  /// - Throws: `ForecastingError.trees`.
  func table(of part: (MarketHistory) -> Range<Int>, position: Int) throws(ForecastingError) -> LabelledTable {
    var (values, residuals): ([Float], [Double]) = ([], [])
    for (index, market) in markets.enumerated() {
      let horizon = targets[index].horizons[position]
      for row in part(market) {
        let forecast = forecasts[index].values[position][row]
        guard forecast.isFinite, let logVariance = targets[index].logVariance(row: row, horizon: horizon) else {
          continue
        }
        values += matrices[index].treeRow(row)
        residuals.append(logVariance - forecast)
      }
    }
    do throws(BoostingError) {
      return try LabelledTable(
        features: FeatureTable(names: matrices[0].names, values: values), targets: residuals)
    } catch {
      throw .trees(reason: error)
    }
  }
}

extension FeatureMatrix {
  /// A row as trees read it: what is not a finite number is missing.
  func treeRow(_ row: Int) -> [Float] { self.row(row).map { $0.isFinite ? Float($0) : .nan } }
}
