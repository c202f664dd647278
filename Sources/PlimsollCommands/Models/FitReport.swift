import MarketData
import ModelExchange
import ModelFormats
import VolatilityModels

/// A fitted model, as it is reported.
struct FitReport {
  let model: StoredModel
  /// The name of the model on the command line.
  let name: String
  /// The number of periods in a year, where it is known.
  let periods: PeriodsPerYear?

  /// The annualised volatility of the unconditional variance, in the model's unit.
  private var annualizedVolatility: Double? {
    guard let variance = model.unconditionalVariance, let periods else { return nil }
    return (variance * periods.count).squareRoot()
  }

  /// The members of the document for programs; `NetworkReport` has that of networks.
  var json: [String: JSONValue] {
    let criteria = model.informationCriteria
    var members: [String: JSONValue] = [
      "model": .string(name), "parameters": model.parametersJSON, "standardErrors": model.standardErrorsJSON,
      "logLikelihood": JSONValue(model.logLikelihood), "observations": JSONValue(model.observations),
      "aic": JSONValue(criteria?.aic), "bic": JSONValue(criteria?.bic),
      // A search that did not converge has no model to report; without estimates there was none.
      "converged": model.iterations == nil ? .null : true, "iterations": JSONValue(model.iterations),
      "scale": .string(model.scale.rawValue), "periodsPerYear": JSONValue(periods?.count),
    ]
    if case .autoregression(let fitted, _) = model {
      members["rSquared"] = JSONValue(fitted.rSquared)
      members["residualVariance"] = .number(fitted.residualVariance)
      members["penalty"] = .number(fitted.penalty)
      members["neweyWestLags"] = .integer(fitted.automaticLags)
    } else {
      members["persistence"] = JSONValue(model.persistence)
      members["halfLife"] = JSONValue(model.halfLife)
      members["unconditionalVariance"] = JSONValue(model.unconditionalVariance)
      members["annualizedVolatility"] = JSONValue(annualizedVolatility)
      members["status"] = model.iterations == nil ? .null : model.activeConstraints.isEmpty ? "interior" : "boundary"
      members["activeConstraints"] = .array(model.activeConstraints.map { .string($0.rawValue) })
    }
    for (name, value) in model.choices { members[name] = .string(value) }
    return members
  }

  /// What was chosen before the fit, in a line.
  var heading: String {
    "\(model.title): " + model.choices.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
  }

  /// A table of the parameters, and below it a line for each other fact.
  var text: String {
    var parameters = ResultTable(columns: ["parameter", "estimate", "\(errorName) s.e.", "z"])
    for (parameter, error) in zip(model.parameters, model.standardErrors(errorKind)) {
      parameters.append([
        .text(parameter.name.rawValue), .number(parameter.value), error.map { .number($0) } ?? .missing,
        error.map { .number(parameter.value / $0, digits: 4) } ?? .missing,
      ])
    }
    let width = (facts.map(\.name.count).max() ?? 0) + 2
    let lines = facts.map { $0.name + String(repeating: " ", count: width - $0.name.count) + $0.value + "\n" }
    return (model.parameters.isEmpty ? "" : parameters.text + "\n") + lines.joined()
  }

  /// The estimator of standard errors that is shown.
  private var errorKind: StandardErrorKind {
    if case .autoregression = model { .neweyWest } else { .robust }
  }

  private var errorName: String { errorKind == .neweyWest ? "Newey-West" : errorKind.rawValue }

  func shown(_ number: Double, digits: Int = 6) -> String { TableCell.number(number, digits: digits).shown }

  private var facts: [(name: String, value: String)] {
    if case .network(let network) = model { return facts(of: network) }
    if case .trees(let trees) = model { return facts(of: trees) }
    if case .regimes(let classifier) = model { return facts(of: classifier) }
    var facts = [("log-likelihood", model.logLikelihood.map { shown($0, digits: 8) } ?? "–")]
    if let criteria = model.informationCriteria {
      facts += [("AIC", shown(criteria.aic, digits: 8)), ("BIC", shown(criteria.bic, digits: 8))]
    }
    facts.append(("observations", model.observations.map(String.init) ?? "–"))
    guard case .autoregression(let fitted, _) = model else { return facts + volatilityFacts }
    facts.append(("R²", fitted.rSquared.map { shown($0) } ?? "–"))
    facts.append(("residual variance", shown(fitted.residualVariance)))
    facts.append(("Newey-West lags", "\(fitted.automaticLags)"))
    if fitted.specification.estimation != .leastSquares { facts.append(("penalty", shown(fitted.penalty))) }
    return facts
  }

  /// What is reported of a model of returns only.
  private var volatilityFacts: [(name: String, value: String)] {
    let unit = model.scale == .percent ? " %" : ""
    var facts: [(String, String)] = []
    if let persistence = model.persistence {
      facts.append(("persistence", shown(persistence)))
      facts.append(("half-life", model.halfLife.map { "\(shown($0, digits: 4)) periods" } ?? "–"))
    }
    let variance = model.unconditionalVariance
    facts.append(
      ("unconditional volatility", variance.map { shown($0.squareRoot()) + unit + " per period" } ?? "–"))
    if let annualizedVolatility, let periods {
      let value = shown(annualizedVolatility, digits: 4) + unit
      facts.append(("  annualized", "\(value) (\(shown(periods.count)) periods a year)"))
    }
    guard let iterations = model.iterations else { return facts }
    let limits = model.activeConstraints.map(\.rawValue).joined(separator: ", ")
    facts.append(
      ("converged", "yes in \(iterations) iterations" + (limits.isEmpty ? "" : ", on the limit \(limits)")))
    return facts
  }
}
