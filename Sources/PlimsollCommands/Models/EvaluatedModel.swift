import ForecastEvaluation
import VolatilityModels

/// A model that can be compared with others, by its name on the command line.
enum EvaluatedModel: String, CaseIterable {
  case ewma
  case riskMetrics2006 = "riskmetrics2006"
  case garch
  case garchT = "garch-t"
  case garchSkewedT = "garch-skewt"
  case garchGED = "garch-ged"
  case gjr
  case gjrT = "gjr-t"
  case gjrSkewedT = "gjr-skewt"
  case gjrGED = "gjr-ged"
  case egarch
  case egarchT = "egarch-t"
  case egarchSkewedT = "egarch-skewt"
  case egarchGED = "egarch-ged"
  case har
  case logHAR = "log-har"
  case fineLogHAR = "fine-log-har"
  case harq
  case harJumps = "har-j"
  case harSemivariances = "har-rs"
  case ridge
  case wideRidge = "wide-ridge"
  case pooledRidge = "pooled-ridge"
  case lstm
  case pooledLSTM = "pooled-lstm"
  case hybrid
  case trees
  case pooledTrees = "pooled-trees"
  case combination
  case mean
  case inverseLoss = "inverse-loss"
  case grangerRamanathan = "granger-ramanathan"

  /// What the model is.
  enum Kind {
    /// A model of returns.
    case volatility(any VolatilityModel)
    /// A regression on past variances.
    case autoregression(AutoregressionKind)
    /// A model that learns from features of the bars, of several files where they are pooled.
    case learned(LearnedModel)
    /// The geometric mean of the forecasts of some others.
    case geometricMean([EvaluatedModel])
    /// A combination of the forecasts of the others.
    case combination(CombinationRule)
  }

  /// The models whose forecasts `combination` averages, with one file and with several.
  static func combined(isPanel: Bool) -> [EvaluatedModel] {
    isPanel ? [.fineLogHAR, .wideRidge, .pooledLSTM, .pooledTrees] : [.fineLogHAR, .wideRidge, .lstm, .trees]
  }

  /// What the model is, with the options of the command, which has several files where it is about a panel.
  func kind(_ options: ModelOptions, isPanel: Bool = false) -> Kind {
    switch self {
    case .wideRidge: return .learned(.regression(isPooled: false))
    case .pooledRidge: return .learned(.regression(isPooled: true))
    case .lstm: return .learned(.network(isPooled: false, isHybrid: false))
    case .pooledLSTM: return .learned(.network(isPooled: true, isHybrid: false))
    case .hybrid: return .learned(.network(isPooled: isPanel, isHybrid: true))
    case .trees: return .learned(.trees(isPooled: false))
    case .pooledTrees: return .learned(.trees(isPooled: true))
    case .combination: return .geometricMean(Self.combined(isPanel: isPanel))
    case .ewma: return .volatility(options.ewma)
    case .riskMetrics2006: return .volatility(RiskMetrics2006.standard)
    case .garch: return .volatility(options.garch(.normal))
    case .garchT: return .volatility(options.garch(.studentT))
    case .garchSkewedT: return .volatility(options.garch(.skewedT))
    case .garchGED: return .volatility(options.garch(.ged))
    case .gjr: return .volatility(options.gjr(.normal))
    case .gjrT: return .volatility(options.gjr(.studentT))
    case .gjrSkewedT: return .volatility(options.gjr(.skewedT))
    case .gjrGED: return .volatility(options.gjr(.ged))
    case .egarch: return .volatility(options.egarch(.normal))
    case .egarchT: return .volatility(options.egarch(.studentT))
    case .egarchSkewedT: return .volatility(options.egarch(.skewedT))
    case .egarchGED: return .volatility(options.egarch(.ged))
    case .har, .logHAR, .fineLogHAR, .harq, .harJumps, .harSemivariances, .ridge:
      guard let kind = AutoregressionKind(rawValue: rawValue) else {
        preconditionFailure("every autoregression has one name")
      }
      return .autoregression(kind)
    case .mean: return .combination(.mean)
    case .inverseLoss: return .combination(.inverseQLIKE)
    case .grangerRamanathan: return .combination(.leastSquares)
    }
  }
}
