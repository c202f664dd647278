import VolatilityModels

/// A heterogeneous autoregression by its name on the command line.
enum AutoregressionKind: String, CaseIterable {
  /// Averages of past variances.
  case har
  /// The same in logarithms.
  case logHAR = "log-har"
  /// In logarithms with averages over a bar (of its range, where that is known) and a quarter of a day too, and the hour
  /// and weekday.
  case fineLogHAR = "fine-log-har"
  /// With the quarticity of the shortest average.
  case harq
  /// With the variation by jumps.
  case jumps = "har-j"
  /// With semivariances in place of the shortest average.
  case semivariances = "har-rs"
  /// In logarithms, with everything there are data for, under a ridge penalty.
  case ridge

  /// Whether the model is of logarithms.
  var isLogarithmic: Bool { self == .logHAR || isFine }

  /// Whether averages are also over a bar and a quarter of a day, where bars are short enough.
  var isFine: Bool { self == .fineLogHAR || self == .ridge }

  /// The share of the mean over a month below which no average counts: a single bar may have had no trade.
  var floor: Double { isFine ? 0.01 : 0 }

  /// The features that the model has unless others are asked for; `nil` for those that there are data for.
  var features: [AutoregressionFeature]? {
    switch self {
    case .har, .logHAR: []
    case .harq: [.quarticity]
    case .jumps: [.jump]
    case .semivariances: [.semivariance]
    case .fineLogHAR, .ridge: nil
    }
  }
}
