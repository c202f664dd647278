import GradientBoosting

/// A forecaster of the variance to come by gradient-boosted trees, in one market or pooled over several.
///
/// The trees read the features of a bar and correct what a ridge regression says: what they add up to is added to its log
/// forecast. They are trained for the squared error of the log variance, and the forecast is then raised so that it is
/// right on average over the training part. Each horizon has trees of its own.
/// Sources: Friedman (2001), "Greedy function approximation: a gradient boosting machine"; Duan (1983), "Smearing
/// estimate: a nonparametric retransformation method".
public struct VolatilityTrees: Sendable, Equatable {
  /// The regression that is corrected, with the horizons of the forecasts.
  public let base: VarianceRegression
  /// What the trees read of each bar.
  public let features: FeatureSet
  /// The trees and their training.
  public let options: TreeForecasterOptions

  /// A forecaster.
  ///
  /// - Parameters:
  ///   - base: the regression that is corrected.
  ///   - features: what the trees read of each bar.
  ///   - options: the trees and their training.
  /// - Throws: `ForecastingError.invalidSpecification` for a regression that is not relative to the level, `.trees` for
  ///   options out of range.
  public init(
    base: VarianceRegression, features: FeatureSet, options: TreeForecasterOptions = TreeForecasterOptions()
  ) throws(ForecastingError) {
    guard base.isRelative else {
      throw .invalidSpecification(reason: "trees correct a regression that is relative to the level")
    }
    do throws(BoostingError) {
      try options.training(validates: true).check()
    } catch {
      throw .trees(reason: error)
    }
    self.base = base
    self.features = features
    self.options = options
  }

  /// The numbers of bars whose variance is forecast, increasing.
  public var horizons: [Int] { base.horizons }
}
