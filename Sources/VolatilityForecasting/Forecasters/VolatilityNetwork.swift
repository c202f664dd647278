import RecurrentNetworks

/// A forecaster of the variance to come by LSTM networks, in one market or pooled over several.
///
/// The networks read the features of the last bars and correct what a ridge regression says: their output is added to
/// its log forecast. So they need to learn only what it misses, and where they learn nothing the regression stands.
/// Several networks from different seeds are averaged.
public struct VolatilityNetwork: Sendable, Equatable {
  /// The regression that is corrected, with the horizons of the forecasts.
  public let base: VarianceRegression
  /// What the networks read of each bar.
  public let features: FeatureSet
  /// The networks and their training.
  public let options: NetworkOptions

  /// A forecaster.
  ///
  /// - Parameters:
  ///   - base: the regression that is corrected.
  ///   - features: what the networks read of each bar.
  ///   - options: the networks and their training.
  /// - Throws: `ForecastingError.invalidSpecification` for no members or a regression that is not relative to the level,
  ///   `.network` for options that are no network's.
  public init(
    base: VarianceRegression, features: FeatureSet, options: NetworkOptions = NetworkOptions()
  ) throws(ForecastingError) {
    guard options.members > 0 else {
      throw .invalidSpecification(reason: "an ensemble has at least one member, not \(options.members)")
    }
    guard base.isRelative else {
      throw .invalidSpecification(reason: "networks correct a regression that is relative to the level")
    }
    do throws(RecurrentNetworkError) {
      _ = try options.training(inputSize: 1, targetCount: base.horizons.count, validates: true)
    } catch {
      throw .network(reason: error)
    }
    self.base = base
    self.features = features
    self.options = options
  }

  /// The numbers of bars whose variance is forecast, increasing.
  public var horizons: [Int] { base.horizons }
}
