/// The kind of model that a file holds.
public enum ModelKind: String, CaseIterable, Sendable {
  /// A GARCH model of conditional variance, of any order and with or without asymmetry.
  case garch
  /// An exponential GARCH.
  case egarch
  /// An exponentially weighted moving average of squared returns.
  case ewma
  /// The RiskMetrics 2006 average of squared returns.
  case riskmetrics2006
  /// A heterogeneous autoregression of measured variances.
  case har
  /// A ridge regression of log variances, corrected by LSTM networks.
  case lstm
  /// A ridge regression of log variances, corrected by gradient-boosted trees.
  case trees
  /// A classifier of market regimes.
  case regimes
  /// Trees by themselves, as of another program.
  case ensemble
  /// An LSTM network by itself, as of another program.
  case network
}
