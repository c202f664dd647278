import VolatilityModels

/// A heterogeneous autoregression by its name on the command line.
enum AutoregressionKind: String, CaseIterable {
  /// Averages of past variances.
  case har
  /// The same in logarithms.
  case logHAR = "log-har"
  /// With the quarticity of the shortest average.
  case harq
  /// With the variation by jumps.
  case jumps = "har-j"
  /// With semivariances in place of the shortest average.
  case semivariances = "har-rs"
  /// In logarithms, with everything there are data for, under a ridge penalty.
  case ridge

  /// Whether the model is of logarithms.
  var isLogarithmic: Bool { self == .logHAR || self == .ridge }

  /// The features that the model has unless others are asked for; `nil` for all that there are data for.
  var features: [AutoregressionFeature]? {
    switch self {
    case .har, .logHAR: []
    case .harq: [.quarticity]
    case .jumps: [.jump]
    case .semivariances: [.semivariance]
    case .ridge: nil
    }
  }
}
