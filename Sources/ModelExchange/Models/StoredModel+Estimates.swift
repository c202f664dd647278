public import VolatilityModels

extension StoredModel {
  /// The names and values of the parameters, in the model's order; no name twice, and none of networks.
  public var parameters: [(name: ParameterName, value: Double)] {
    switch self {
    case .garch(let fitted): fitted.estimates
    case .egarch(let fitted): fitted.estimates
    case .ewma(let fitted): [(.lambda, fitted.specification.lambda)]
    case .riskMetrics2006(let fitted): fitted.specification.named
    case .autoregression(let fitted, _): Array(zip(HARTerm.parameterNames(fitted.terms), fitted.coefficients))
    case .network, .trees, .regimes, .ensemble, .sequenceNetwork: []
    }
  }

  /// The estimators of standard errors that the model's kind has, the one to report last.
  public var standardErrorKinds: [StandardErrorKind] {
    switch self {
    case .garch, .egarch, .ewma, .riskMetrics2006: [.hessian, .opg, .robust]
    case .autoregression: [.classical, .white, .neweyWest]
    case .network, .trees, .regimes, .ensemble, .sequenceNetwork: []
    }
  }

  /// The standard errors of the parameters, in the model's order; `nil` where there is none, as for a parameter that
  /// was given or that a limit fixes, and for an estimator that the model's kind does not have.
  ///
  /// - Parameter kind: the estimator.
  /// - Returns: as many as parameters.
  public func standardErrors(_ kind: StandardErrorKind) -> [Double?] {
    switch self {
    case .garch(let fitted):
      if let likelihood = kind.likelihood { return fitted.standardErrors(likelihood) }
    case .egarch(let fitted):
      if let likelihood = kind.likelihood { return fitted.standardErrors(likelihood) }
    case .autoregression(let fitted, _):
      if let regression = kind.regression, let errors = fitted.standardErrors(regression) { return errors }
    case .ewma, .riskMetrics2006, .network, .trees, .regimes, .ensemble, .sequenceNetwork: break
    }
    return parameters.map { _ in nil }
  }

  /// Akaike's and Schwarz's information criteria; `nil` for models whose likelihood is not one of returns.
  package var informationCriteria: (aic: Double, bic: Double)? {
    switch self {
    case .garch(let fitted): (fitted.aic, fitted.bic)
    case .egarch(let fitted): (fitted.aic, fitted.bic)
    case .ewma(let fitted): (fitted.aic, fitted.bic)
    case .riskMetrics2006(let fitted): (fitted.aic, fitted.bic)
    case .autoregression, .network, .trees, .regimes, .ensemble, .sequenceNetwork: nil
    }
  }
}

extension HARTerm {
  /// The names of terms as parameters: their descriptions, but a column of data that is called like a term of the
  /// model has `column ` before its name.
  static func parameterNames(_ terms: [HARTerm]) -> [ParameterName] {
    var names: [String] = []
    for term in terms {
      var name = term.description
      while names.contains(name) { name = "column \(name)" }
      names.append(name)
    }
    return names.map { ParameterName(rawValue: $0) }
  }
}
