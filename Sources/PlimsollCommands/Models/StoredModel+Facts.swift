import GradientBoosting
import MarketData
import ModelExchange
import ModelFormats
import RegimeClassification
import VolatilityForecasting
import VolatilityModels

/// What is reported of a model beside its parameters.
extension StoredModel {
  /// The name of the kind of model, as the command line has it.
  var kindName: String {
    switch self {
    case .garch(let fitted): fitted.specification.order.o == 0 ? "garch" : "gjr"
    case .egarch: "egarch"
    case .ewma: "ewma"
    case .riskMetrics2006: "riskmetrics2006"
    case .autoregression: "har"
    case .network: "lstm"
    case .trees: "trees"
    case .regimes: "regimes"
    case .ensemble: "ensemble"
    case .sequenceNetwork: "network"
    }
  }

  /// The model as it is written in the literature.
  var title: String {
    switch self {
    case .garch(let fitted):
      (fitted.specification.order.o == 0 ? "GARCH" : "GJR-GARCH") + fitted.specification.order.text
    case .egarch(let fitted): "EGARCH" + fitted.specification.order.text
    case .ewma: "EWMA"
    case .riskMetrics2006: "RiskMetrics 2006"
    case .autoregression(let fitted, _): fitted.specification.title
    case .network(let network): network.title
    case .trees: "gradient-boosted trees"
    case .regimes(let classifier): "classifier of \(classifier.labelName)"
    case .ensemble(let ensemble): ensemble.isAveraged ? "forest" : "boosted trees"
    case .sequenceNetwork: "LSTM network"
    }
  }

  /// The networks or trees, which correct a regression; `nil` for other models.
  var correctedRegression: (any CorrectedRegression)? {
    switch self {
    case .network(let network): network
    case .trees(let trees): trees
    default: nil
    }
  }

  /// The features of networks or trees and of the regression that they correct, or of a classifier; `nil` for other
  /// models.
  var featureTable: ResultTable? {
    let read: (reader: String, features: FeatureSet, base: FeatureSet)
    switch self {
    case .network(let network): read = ("networks", network.specification.features, network.specification.base.features)
    case .trees(let trees): read = ("trees", trees.specification.features, trees.specification.base.features)
    case .regimes(let classifier): return classifier.featureTable
    default: return nil
    }
    var table = ResultTable(columns: ["read by", "feature"])
    for (reader, set) in [(read.reader, read.features), ("regression", read.base)] {
      for feature in set.features { table.append([.text(reader), .text(feature.description)]) }
    }
    return table
  }

  /// What was chosen before the fit.
  var choices: [(name: String, value: String)] {
    switch self {
    case .garch(let fitted):
      let model = fitted.specification
      return likelihoodChoices(model.mean, model.innovations, model.presample, model.regressors)
        + (model.positivity == .coefficients ? [] : [("positivity", model.positivity.rawValue)])
        + (model.varianceTargeting ? [("omega", "by variance targeting")] : [])
    case .egarch(let fitted):
      let model = fitted.specification
      return likelihoodChoices(model.mean, model.innovations, model.presample, model.regressors)
    case .ewma, .riskMetrics2006:
      return likelihoodChoices(.zero, .normal, .backcast, [])
    case .autoregression(let fitted, let measure):
      return [("measure", measure)] + fitted.specification.choices
    case .network(let network):
      return network.choices
    case .trees(let trees):
      return trees.choices
    case .regimes(let classifier):
      return classifier.choices
    case .ensemble(let ensemble):
      return ensemble.choices
    case .sequenceNetwork(let network):
      return network.choices
    }
  }

  private func likelihoodChoices(
    _ mean: MeanModel, _ innovations: Innovations, _ presample: PresampleVariance, _ regressors: [String]
  ) -> [(name: String, value: String)] {
    [
      ("mean", mean.rawValue), ("distribution", innovations.rawValue), ("presample", presample.rawValue),
    ] + (regressors.isEmpty ? [] : [("regressors", regressors.joined(separator: " "))])
  }

  /// The names of the regressors of the variance.
  var regressors: [String] {
    switch self {
    case .garch(let fitted): fitted.specification.regressors
    case .egarch(let fitted): fitted.specification.regressors
    default: []
    }
  }

  /// The steps that the search took; `nil` where nothing is searched.
  var iterations: Int? { estimatedModel?.iterations }

  /// The limits of the parameter space that the estimates lie on.
  var activeConstraints: [ParameterLimit] { estimatedModel?.status.activeConstraints ?? [] }

  /// The share of a shock to the variance (of an EGARCH, to its logarithm) that is left after one period; `nil` where
  /// the model has no such number.
  var persistence: Double? {
    switch self {
    case .garch(let fitted): fitted.parameters.persistence
    case .egarch(let fitted): fitted.parameters.persistence
    case .ewma: 1
    case .riskMetrics2006, .autoregression, .network, .trees, .regimes, .ensemble, .sequenceNetwork: nil
    }
  }

  /// The periods in which a shock to the variance halves; `nil` where it never does, is gone at once, and where
  /// the model has no such number.
  var halfLife: Double? {
    switch self {
    case .garch(let fitted): fitted.parameters.halfLife
    case .egarch(let fitted): fitted.parameters.halfLife
    default: nil
    }
  }

  /// The variance that forecasts tend to, in the model's squared unit; `nil` where there is none.
  var unconditionalVariance: Double? {
    switch self {
    case .garch(let fitted): fitted.parameters.unconditionalVariance
    default: nil
    }
  }
}

extension GARCHOrder {
  /// The numbers of lags as they are written after a model's name: (p,q), or (p,o,q) with asymmetry.
  fileprivate var text: String { o == 0 ? "(\(p),\(q))" : "(\(p),\(o),\(q))" }
}

extension HAR {
  /// The model as it is written in the literature.
  fileprivate var title: String {
    let name = quarticityWindows.isEmpty ? "HAR" : "HARQ"
    return transform == .level ? name : "log-\(name)"
  }

  /// What was chosen before the fit.
  fileprivate var choices: [(name: String, value: String)] {
    let features =
      regressors.map { "\($0.covariate)(\($0.windows.map(String.init).joined(separator: " ")))" }
      + seasons.map { $0 == .hourOfDay ? "hour" : "weekday" }
    return [("windows", windows.map(String.init).joined(separator: " ")), ("horizon", "\(horizon)")]
      + (features.isEmpty ? [] : [("features", features.joined(separator: " "))])
      + (estimation == .leastSquares ? [] : [("estimation", "ridge")])
  }
}

extension ReturnScale {
  /// The unit as it completes the sentence "in …".
  var words: String {
    switch self {
    case .percent: "percent"
    case .fraction: "fractions"
    }
  }
}
