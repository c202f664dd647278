import MarketData
import ModelExchange
import VolatilityModels

extension FitSummary {
  /// The fit for programs.
  ///
  /// - Parameter periods: the number of periods in a year, where it is known.
  /// - Returns: the members of the document.
  func json(periods: PeriodsPerYear?) -> [String: JSONValue] {
    var members: [String: JSONValue] = [
      "model": .string(model.rawValue), "parameters": parametersJSON, "standardErrors": standardErrorsJSON,
      "logLikelihood": .number(logLikelihood), "observations": .integer(observations), "aic": .number(aic),
      "bic": .number(bic), "converged": true, "iterations": .integer(iterations), "scale": .string(scale.rawValue),
      "persistence": .number(persistence), "halfLife": JSONValue(halfLife),
      "unconditionalVariance": JSONValue(unconditionalVariance),
      "annualizedVolatility": JSONValue(annualizedVolatility(periods)), "periodsPerYear": JSONValue(periods?.count),
      "status": activeConstraints.isEmpty ? "interior" : "boundary",
      "activeConstraints": .array(activeConstraints.map { .string($0.rawValue) }),
    ]
    for (name, value) in specification { members[name] = .string(value) }
    return members
  }

  /// The values of the parameters by their names.
  var parametersJSON: JSONValue {
    .object(Dictionary(uniqueKeysWithValues: estimates.map { ($0.name.rawValue, .number($0.value)) }))
  }

  /// The standard errors by kind and parameter, `null` where there is none.
  var standardErrorsJSON: JSONValue {
    let kinds = CovarianceKind.allCases.map { kind in
      let errors = estimates.map { ($0.name.rawValue, JSONValue($0.standardErrors[kind])) }
      return (kind.rawValue, JSONValue.object(Dictionary(uniqueKeysWithValues: errors)))
    }
    return .object(Dictionary(uniqueKeysWithValues: kinds))
  }

  /// The fit for people.
  ///
  /// - Parameter periods: the number of periods in a year, where it is known.
  /// - Returns: a table of the parameters and the facts below it.
  func text(periods: PeriodsPerYear?) -> String {
    var parameters = ResultTable(columns: ["parameter", "estimate", "robust s.e.", "z"])
    for estimate in estimates {
      let error = estimate.standardErrors[.robust]
      parameters.append([
        .text(estimate.name.rawValue), .number(estimate.value),
        error.map { .number($0) } ?? .missing, error.map { .number(estimate.value / $0, digits: 4) } ?? .missing,
      ])
    }
    let unit = scale == .percent ? " %" : ""
    var facts: [(String, String)] = [
      ("log-likelihood", shown(logLikelihood, digits: 8)), ("AIC", shown(aic, digits: 8)),
      ("BIC", shown(bic, digits: 8)), ("observations", "\(observations)"),
      ("persistence", shown(persistence)), ("half-life", halfLife.map { "\(shown($0, digits: 4)) periods" } ?? "–"),
      ("unconditional volatility", unconditionalVariance.map { shown($0.squareRoot()) + unit + " per period" } ?? "–"),
    ]
    if let annualized = annualizedVolatility(periods), let periods {
      facts.append(("  annualized", "\(shown(annualized, digits: 4))\(unit) (\(shown(periods.count)) periods a year)"))
    }
    let iterations = model == .garch ? " in \(self.iterations) iterations" : ", nothing to estimate"
    let limits = activeConstraints.map(\.rawValue).joined(separator: ", ")
    facts.append(("converged", "yes" + iterations + (limits.isEmpty ? "" : ", on the limit \(limits)")))
    let width = (facts.map(\.0.count).max() ?? 0) + 2
    let lines = facts.map { $0 + String(repeating: " ", count: width - $0.count) + $1 + "\n" }
    return parameters.text + "\n" + lines.joined()
  }

  /// What was chosen before the fit, in a line.
  var heading: String {
    let chosen = specification.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    return (model == .garch ? "GARCH(1,1)" : "EWMA") + ": \(chosen)"
  }

  private func shown(_ number: Double, digits: Int = 6) -> String { TableCell.number(number, digits: digits).shown }
}
