public import GradientBoosting
public import MarketData
public import ModelFormats
public import RegimeClassification
public import VolatilityForecasting
public import VolatilityModels

/// A fitted model of any kind that a file can hold.
public enum StoredModel: Sendable, Equatable {
  /// A GARCH of any order.
  case garch(FittedGARCH)
  /// An exponential GARCH.
  case egarch(FittedEGARCH)
  /// An exponentially weighted moving average.
  case ewma(FittedEWMA)
  /// A RiskMetrics 2006 average.
  case riskMetrics2006(FittedRiskMetrics2006)
  /// A heterogeneous autoregression, with the name of what its variances were, such as `realized` or `parkinson`.
  case autoregression(FittedHAR, measure: String)
  /// A forecaster by LSTM networks.
  case network(TrainedVolatilityNetwork)
  /// A forecaster by gradient-boosted trees.
  case trees(TrainedVolatilityTrees)
  /// A classifier of market regimes.
  case regimes(TrainedRegimeClassifier)
  /// Trees by themselves.
  case ensemble(TreeEnsemble)
  /// An LSTM network by itself.
  case sequenceNetwork(SequenceNetwork)

  /// The model that a document holds.
  ///
  /// - Throws: `ModelExchangeError`: what in the document is not as a model of its kind has it.
  public init(_ document: ModelDocument) throws(ModelExchangeError) {
    switch document.kind {
    case .garch: self = .garch(try FittedGARCH(document))
    case .egarch: self = .egarch(try FittedEGARCH(document))
    case .ewma: self = .ewma(try FittedEWMA(document))
    case .riskmetrics2006: self = .riskMetrics2006(try FittedRiskMetrics2006(document))
    case .har: self = .autoregression(try FittedHAR(document), measure: try document.measure)
    case .lstm: self = .network(try TrainedVolatilityNetwork(document))
    case .trees: self = .trees(try TrainedVolatilityTrees(document))
    case .regimes: self = .regimes(try TrainedRegimeClassifier(document))
    case .ensemble: self = .ensemble(try TreeEnsemble(document))
    case .network: self = .sequenceNetwork(try SequenceNetwork(document))
    }
  }

  /// The document of the model.
  ///
  /// - Parameter provenance: where the model comes from.
  /// - Returns: what is written to a file.
  /// - Precondition: the name of a measure is not empty.
  public func document(provenance: Provenance) -> ModelDocument {
    switch self {
    case .garch(let fitted): ModelDocument(fitted, provenance: provenance)
    case .egarch(let fitted): ModelDocument(fitted, provenance: provenance)
    case .ewma(let fitted): ModelDocument(fitted, provenance: provenance)
    case .riskMetrics2006(let fitted): ModelDocument(fitted, provenance: provenance)
    case .autoregression(let fitted, let measure): ModelDocument(fitted, measure: measure, provenance: provenance)
    case .network(let trained): ModelDocument(trained, provenance: provenance)
    case .trees(let trained): ModelDocument(trained, provenance: provenance)
    case .regimes(let trained): ModelDocument(trained, provenance: provenance)
    case .ensemble(let ensemble): ModelDocument(ensemble, provenance: provenance)
    case .sequenceNetwork(let network): ModelDocument(network, provenance: provenance)
    }
  }

  /// The kind of model.
  public var kind: ModelKind {
    switch self {
    case .garch: .garch
    case .egarch: .egarch
    case .ewma: .ewma
    case .riskMetrics2006: .riskmetrics2006
    case .autoregression: .har
    case .network: .lstm
    case .trees: .trees
    case .regimes: .regimes
    case .ensemble: .ensemble
    case .sequenceNetwork: .network
    }
  }

  /// The model as what every model of returns can do: filter, go on, forecast; `nil` for one of variances, as an
  /// autoregression, networks or trees, and
  /// for a classifier.
  public var volatilityModel: (any FittedVolatilityModel)? {
    switch self {
    case .garch(let fitted): fitted
    case .egarch(let fitted): fitted
    case .ewma(let fitted): fitted
    case .riskMetrics2006(let fitted): fitted
    case .autoregression, .network, .trees, .regimes, .ensemble, .sequenceNetwork: nil
    }
  }

  /// The model as one that was estimated by maximum likelihood; `nil` for one that was not.
  public var estimatedModel: (any EstimatedVolatilityModel)? {
    switch self {
    case .garch(let fitted): fitted
    case .egarch(let fitted): fitted
    case .ewma, .riskMetrics2006, .autoregression, .network, .trees, .regimes, .ensemble, .sequenceNetwork: nil
    }
  }
}

extension StoredModel {
  /// The unit of the returns that the model, or the variances that it is of, belong to.
  public var scale: ReturnScale {
    switch self {
    case .garch(let fitted): fitted.scale
    case .egarch(let fitted): fitted.scale
    case .ewma(let fitted): fitted.scale
    case .riskMetrics2006(let fitted): fitted.scale
    case .autoregression(let fitted, _): fitted.scale
    case .network, .trees, .regimes, .ensemble, .sequenceNetwork: .fraction
    }
  }

  /// The log-likelihood of the sample: of returns or, for an autoregression, of what it regresses; `nil` for networks
  /// and trees.
  public var logLikelihood: Double? {
    switch self {
    case .garch(let fitted): fitted.logLikelihood
    case .egarch(let fitted): fitted.logLikelihood
    case .ewma(let fitted): fitted.logLikelihood
    case .riskMetrics2006(let fitted): fitted.logLikelihood
    case .autoregression(let fitted, _): fitted.logLikelihood
    case .network, .trees, .regimes, .ensemble, .sequenceNetwork: nil
    }
  }

  /// The number of observations of the sample; `nil` for networks and trees, whose sample is told by the
  /// provenance.
  public var observations: Int? {
    switch self {
    case .garch(let fitted): fitted.observations
    case .egarch(let fitted): fitted.observations
    case .ewma(let fitted): fitted.observations
    case .riskMetrics2006(let fitted): fitted.observations
    case .autoregression(let fitted, _): fitted.observations
    case .network, .trees, .regimes, .ensemble, .sequenceNetwork: nil
    }
  }
}
