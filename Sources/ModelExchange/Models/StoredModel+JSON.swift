import GradientBoosting
public import ModelFormats
import RecurrentNetworks
import RegimeClassification
import VolatilityForecasting
import VolatilityModels

extension StoredModel {
  /// The parameters as an object by name.
  public var parametersJSON: JSONValue {
    .object(Dictionary(uniqueKeysWithValues: parameters.map { ($0.name.rawValue, .number($0.value)) }))
  }

  /// The standard errors as an object by estimator, each by name; `null` where there is none.
  public var standardErrorsJSON: JSONValue {
    let names = parameters.map(\.name.rawValue)
    let members = standardErrorKinds.map { kind in
      let errors = standardErrors(kind).map { $0.map { JSONValue.number($0) } ?? .null }
      return (kind.rawValue, JSONValue.object(Dictionary(uniqueKeysWithValues: zip(names, errors))))
    }
    return .object(Dictionary(uniqueKeysWithValues: members))
  }
}

extension StoredModel {
  /// What was found in the fit, by name.
  fileprivate var results: [String: JSONValue] {
    if case .network(let trained) = self { return trained.results }
    if case .trees(let trained) = self { return trained.results }
    if case .regimes(let trained) = self { return trained.results }
    if case .ensemble(let ensemble) = self { return ["treesCount": .integer(ensemble.trees.count)] }
    if case .sequenceNetwork(let network) = self {
      return ["parametersCount": .integer(network.parameters.count)]
    }
    let criteria = informationCriteria
    return [
      "parameters": parametersJSON, "standardErrors": standardErrorsJSON,
      "logLikelihood": logLikelihood.map { .number($0) } ?? .null,
      "observations": observations.map { .integer($0) } ?? .null,
      "aic": criteria.map { .number($0.aic) } ?? .null, "bic": criteria.map { .number($0.bic) } ?? .null,
    ]
  }
}

extension TrainedVolatilityNetwork {
  /// What was found in the training, by name.
  fileprivate var results: [String: JSONValue] {
    [
      "parametersCount": .integer(parametersCount), "trainLoss": .number(trainLoss),
      "validationLoss": validationLoss.map { .number($0) } ?? .null,
    ]
  }
}

extension TrainedVolatilityTrees {
  /// What was found in the training, by name, for each horizon.
  fileprivate var results: [String: JSONValue] {
    [
      "treesCount": .integer(ensembles.reduce(0) { $0 + $1.trees.count }),
      "trainLoss": .array(trainLosses.map { .number($0) }),
      "validationLoss": bestValidationLosses.map { .array($0.map { .number($0) }) } ?? .null,
    ]
  }
}

extension TrainedRegimeClassifier {
  /// What was found in the training, by name.
  fileprivate var results: [String: JSONValue] {
    [
      "logLoss": heldOut.map { .number($0.logLoss) } ?? .null,
      "accuracy": heldOut.map { .number($0.accuracy) } ?? .null,
      "trainingRows": .integer(trainingRowCount),
    ]
  }
}

extension ModelDocument {
  /// Everything that the document holds as one JSON document, for tools that read no safetensors.
  ///
  /// Beside the description: `parameters` and `standardErrors` by name, `logLikelihood`, `observations`, `aic`, `bic`
  /// (`null` for an autoregression, whose likelihood is not one of returns) or, of networks, `parametersCount`,
  /// `trainLoss` and `validationLoss`, the means of the best epochs, and of trees `treesCount` and the losses of each
  /// horizon, of a classifier `logLoss` and `accuracy` of held-out rows; and in `tensors` every tensor as arrays within
  /// arrays. Numbers read back to the same doubles.
  ///
  /// - Throws: `ModelExchangeError`: what in the document is not as a model of its kind has it.
  public var exportedJSON: JSONValue {
    get throws(ModelExchangeError) {
      let results = try StoredModel(self).results
      var members = (json.objectValue ?? [:]).merging(results) { _, result in result }
      members["tensors"] = .object(tensors.mapValues { $0.json ?? .null })
      return .object(members)
    }
  }
}
