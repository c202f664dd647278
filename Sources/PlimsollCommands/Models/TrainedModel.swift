/// A model that can be fitted, by its name on the command line.
enum TrainedModel: String, CaseIterable {
  case garch, gjr, egarch, ewma
  case riskMetrics2006 = "riskmetrics2006"
  case har
  case logHAR = "log-har"
  case fineLogHAR = "fine-log-har"
  case harq
  case harJumps = "har-j"
  case harSemivariances = "har-rs"
  case ridge
  case lstm
  case trees
  case regimes

  /// Whether the model learns from features of the bars of one or several files.
  var isLearned: Bool { self == .lstm || self == .trees || self == .regimes }

  /// The regression on past variances that the name means; `nil` for models of returns.
  var autoregression: AutoregressionKind? { AutoregressionKind(rawValue: rawValue) }
}
