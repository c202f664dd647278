import MarketData
import ModelExchange
import VolatilityModels

/// A fitted model, as it is reported.
struct FitReport {
  let model: StoredModel
  /// The number of periods in a year, where it is known.
  let periods: PeriodsPerYear?

  /// The annualised volatility of the unconditional variance, in the model's unit.
  private var annualizedVolatility: Double? {
    guard let variance = model.unconditionalVariance, let periods else { return nil }
    return (variance * periods.count).squareRoot()
  }

  /// The members of the document for programs.
  var json: [String: JSONValue] {
    var members: [String: JSONValue] = [
      "model": .string(model.name.rawValue), "parameters": model.parametersJSON,
      "standardErrors": model.standardErrorsJSON, "logLikelihood": .number(model.logLikelihood),
      "observations": .integer(model.observations), "aic": JSONValue(model.informationCriteria?.aic),
      "bic": JSONValue(model.informationCriteria?.bic),
      // A search that did not converge has no model to report; without estimates there was none.
      "converged": model.iterations == nil ? .null : true, "iterations": JSONValue(model.iterations),
      "scale": .string(model.scale.rawValue), "persistence": JSONValue(model.persistence),
      "halfLife": JSONValue(model.halfLife), "unconditionalVariance": JSONValue(model.unconditionalVariance),
      "annualizedVolatility": JSONValue(annualizedVolatility), "periodsPerYear": JSONValue(periods?.count),
      "status": model.iterations == nil ? .null : model.activeConstraints.isEmpty ? "interior" : "boundary",
      "activeConstraints": .array(model.activeConstraints.map { .string($0.rawValue) }),
    ]
    for (name, value) in model.choices { members[name] = .string(value) }
    return members
  }

  /// What was chosen before the fit, in a line.
  var heading: String {
    let title =
      switch model {
      case .garch(let fitted): fitted.specification.title
      case .egarch: "EGARCH"
      case .ewma: "EWMA"
      case .riskMetrics2006: "RiskMetrics 2006"
      case .autoregression: "HAR"
      }
    return "\(title): " + model.choices.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
  }

  /// A table of the parameters, and below it a line for each other fact.
  var text: String {
    let kind = model.standardErrorKinds[model.standardErrorKinds.count - 1]
    var parameters = ResultTable(columns: ["parameter", "estimate", "\(kind.rawValue) s.e.", "z"])
    for (parameter, error) in zip(model.parameters, model.standardErrors(kind)) {
      parameters.append([
        .text(parameter.name.rawValue), .number(parameter.value), error.map { .number($0) } ?? .missing,
        error.map { .number(parameter.value / $0, digits: 4) } ?? .missing,
      ])
    }
    let width = (facts.map(\.name.count).max() ?? 0) + 2
    let lines = facts.map { $0.name + String(repeating: " ", count: width - $0.name.count) + $0.value + "\n" }
    return parameters.text + "\n" + lines.joined()
  }

  private var facts: [(name: String, value: String)] {
    func shown(_ number: Double?, digits: Int = 6) -> String {
      number.map { TableCell.number($0, digits: digits).shown } ?? "–"
    }
    let unit = model.scale == .percent ? " %" : ""
    let halfLife = model.halfLife.map { "\(shown($0, digits: 4)) periods" }
    var facts: [(name: String, value: String)] = [
      ("log-likelihood", shown(model.logLikelihood, digits: 8)),
      ("AIC", shown(model.informationCriteria?.aic, digits: 8)),
      ("BIC", shown(model.informationCriteria?.bic, digits: 8)),
      ("observations", "\(model.observations)"),
      ("persistence", shown(model.persistence)),
      ("half-life", halfLife ?? "–"),
    ]
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
