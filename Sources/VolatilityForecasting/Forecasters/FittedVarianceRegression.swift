import NumericalMethods

/// A ridge regression of log variances with its estimates.
public struct FittedVarianceRegression: Sendable, Equatable {
  /// What was estimated.
  public let specification: VarianceRegression
  /// The features, with what they learned.
  public let features: FittedFeatureSet
  /// How the features are scaled.
  public let scaling: FeatureScaling
  /// The estimates for each horizon.
  public let equations: [RegressionEquation]

  /// A fitted regression from its parts, as when it is read from a file.
  ///
  /// - Precondition: there is an equation for each horizon, of as many coefficients as the scaling has columns.
  public init(
    specification: VarianceRegression, features: FittedFeatureSet, scaling: FeatureScaling,
    equations: [RegressionEquation]
  ) {
    precondition(equations.count == specification.horizons.count, "a regression has an equation for each horizon")
    precondition(
      equations.allSatisfy { $0.coefficients.count == scaling.names.count }, "each feature has a coefficient")
    self.specification = specification
    self.features = features
    self.scaling = scaling
    self.equations = equations
  }

  /// The forecasts at the close of each bar of a market.
  ///
  /// - Parameter market: the market; it may be another than those that were learned from.
  /// - Returns: ln of the forecast variance for each horizon and bar.
  /// - Throws: `ForecastingError`, where the market lacks what a feature needs.
  public func forecasts(for market: MarketHistory) throws(ForecastingError) -> LogVarianceForecasts {
    let scaled = try scaling.scaled(try features.matrix(of: market))
    let levels = try RegressionSample.levels(of: market, for: specification)
    let values = zip(specification.horizons, equations).map { horizon, equation in
      (0..<scaled.rowCount).map { row in
        scaled.isUsable[row] ? equation.logMean(scaled.row(row)) + levels[row] + .log(Double(horizon)) : .nan
      }
    }
    return LogVarianceForecasts(market: market.name, horizons: specification.horizons, values: values)
  }
}
