public import VolatilityModels

/// A fitted model of any kind that a file can hold.
public enum StoredModel: Sendable, Equatable {
  /// A GARCH.
  case garch(FittedGARCH)
  /// An exponentially weighted moving average.
  case ewma(FittedEWMA)

  /// The model that a document holds.
  ///
  /// - Throws: `ModelExchangeError`: what in the document is not as a model of its kind has it.
  public init(_ document: ModelDocument) throws(ModelExchangeError) {
    switch document.kind {
    case .garch: self = .garch(try FittedGARCH(document))
    case .ewma: self = .ewma(try FittedEWMA(document))
    }
  }

  /// The document of the model.
  ///
  /// - Parameter provenance: where the model comes from.
  /// - Returns: what is written to a file.
  public func document(provenance: Provenance) -> ModelDocument {
    switch self {
    case .garch(let fitted): ModelDocument(fitted, provenance: provenance)
    case .ewma(let fitted): ModelDocument(fitted, provenance: provenance)
    }
  }

  /// The model as what every kind can do: filter, go on, forecast.
  public var model: any FittedVolatilityModel {
    switch self {
    case .garch(let fitted): fitted
    case .ewma(let fitted): fitted
    }
  }

  /// The names and values of the parameters, in the model's order.
  public var parameters: [(name: ParameterName, value: Double)] {
    switch self {
    case .garch(let fitted): fitted.parameters.named
    case .ewma(let fitted): [(.lambda, fitted.specification.lambda)]
    }
  }

  /// The standard errors of the parameters, in the model's order; `nil` where there is none, as for a parameter that
  /// was given or that a limit fixes.
  ///
  /// - Parameter kind: the estimator of the covariance matrix.
  /// - Returns: as many as parameters.
  public func standardErrors(_ kind: CovarianceKind) -> [Double?] {
    switch self {
    case .garch(let fitted): fitted.standardErrors(kind)
    case .ewma: [nil]
    }
  }

  /// Akaike's and Schwarz's information criteria.
  package var informationCriteria: (aic: Double, bic: Double) {
    switch self {
    case .garch(let fitted): (fitted.aic, fitted.bic)
    case .ewma(let fitted): (fitted.aic, fitted.bic)
    }
  }
}
