import GradientBoosting
import MarketData
public import ModelFormats
public import RegimeClassification
import VolatilityForecasting

/// The names of the tensors that only classifiers of regimes have.
private enum RegimeTensor {
  /// The intercept of each class of the logistic model, (classes).
  static let intercepts = "logistic.intercepts"
  /// Its coefficients, (columns × classes).
  static let coefficients = "logistic.coefficients"
  /// The mean of each of its columns, and one over the standard deviation.
  static let (means, factors) = ("logistic.scaling.mean", "logistic.scaling.factor")
  /// The temperature, (1).
  static let temperature = "temperature"
  /// The hidden Markov model: (states), (states × states), (states), (states).
  static let (hiddenInitial, hiddenTransitions) = ("hidden_markov.initial", "hidden_markov.transitions")
  static let (hiddenMeans, hiddenDeviations) = ("hidden_markov.means", "hidden_markov.deviations")

  /// Those of the logistic model.
  static let logistic = [intercepts, coefficients, means, factors]
  /// Those of the hidden Markov model.
  static let hiddenMarkov = [hiddenInitial, hiddenTransitions, hiddenMeans, hiddenDeviations]
  /// What the names of the tensors of trees begin with.
  static let (treesPrefix, forestPrefix) = ("trees.", "forest.")
}

extension ModelDocument {
  /// The document of a classifier of regimes.
  ///
  /// Its tensors are `temperature` and, where the classifier has them, those of the logistic model (`logistic.…`, float64),
  /// of the trees and the forest (`trees.…`, `forest.…`) and of the hidden Markov model (`hidden_markov.…`, float64).
  public init(_ trained: TrainedRegimeClassifier, provenance: Provenance) {
    let members = trained.members
    var tensors = [RegimeTensor.temperature: Tensor([trained.temperature.temperature])]
    var models: [String: JSONValue] = ["columns": .array(members.columnNames.map { .string($0) })]
    if let logistic = members.logistic, let columns = members.logisticColumns {
      let shape = [logistic.coefficients.count, logistic.classCount]
      tensors[RegimeTensor.intercepts] = Tensor(logistic.intercepts)
      tensors[RegimeTensor.coefficients] = Tensor(logistic.coefficients.flatMap(\.self), shape: shape)
      tensors[RegimeTensor.means] = Tensor(columns.scaling.means)
      tensors[RegimeTensor.factors] = Tensor(columns.scaling.factors)
      models["logistic"] = [
        "columns": .array(columns.scaling.names.map { .string($0) }), "limit": .number(columns.scaling.limit),
        "indicated": .array(columns.indicated.map { .integer($0) }),
      ]
    }
    for (name, prefix, ensemble) in [
      ("trees", RegimeTensor.treesPrefix, members.trees), ("forest", RegimeTensor.forestPrefix, members.forest),
    ] {
      guard let stored = ensemble.map({ StoredTrees($0, prefix: prefix) }) else { continue }
      models[name] = stored.json
      tensors.merge(stored.tensors) { first, _ in first }
    }
    if let hidden = trained.task.hiddenMarkov {
      tensors[RegimeTensor.hiddenInitial] = Tensor(hidden.initialProbabilities)
      tensors[RegimeTensor.hiddenTransitions] = Tensor(
        hidden.transitionProbabilities.flatMap(\.self), shape: [hidden.stateCount, hidden.stateCount])
      tensors[RegimeTensor.hiddenMeans] = Tensor(hidden.means)
      tensors[RegimeTensor.hiddenDeviations] = Tensor(hidden.deviations)
    }
    self.init(
      kind: .regimes,
      specification: [
        "model": .string(ModelKind.regimes.rawValue),
        "classifier": trained.specification.json,
        "classes": .array(trained.classNames.map { .string($0) }),
        "models": .object(models),
        "markets": .array(trained.markets.map { .string($0) }),
        "barMicroseconds": .integer(trained.barDuration.wholeMicroseconds),
        "trainingEnd": .string(trained.trainingEnd.description),
        "trainingRows": .integer(trained.trainingRowCount),
        "readsRanges": .bool(trained.readsRanges),
      ],
      provenance: provenance, metrics: ["heldOut": trained.heldOut?.json ?? .null], tensors: tensors)
  }
}

extension TrainedRegimeClassifier {
  /// The classifier that a document holds, equal to the last bit to the one that was put in.
  ///
  /// - Throws: `ModelExchangeError`: what in the document is not as a classifier of regimes has it.
  public init(_ document: ModelDocument) throws(ModelExchangeError) {
    try document.require(.regimes)
    let field = document.specificationField
    _ = try field.object(required: [
      "model", "classifier", "classes", "models", "markets", "barMicroseconds", "trainingEnd", "trainingRows",
      "readsRanges",
    ])
    let specification = try RegimeClassifier(field.member("classifier"))
    let classes = try field.member("classes")
    guard try classes.names() == specification.task.label.classNames else {
      throw classes.malformed("are not those of \(specification.task.label)")
    }
    let (members, names) = try document.regimeMembers()
    let hidden = try document.hiddenMarkov(isUsed: specification.task.usesHiddenMarkov)
    try document.requireNoTensors(
      but: names.union([RegimeTensor.temperature]).union(hidden == nil ? [] : RegimeTensor.hiddenMarkov))
    let temperature = try document.finiteValues(of: RegimeTensor.temperature, shape: [1])[0]
    _ = try document.metricsField.object(required: ["heldOut"])
    let heldOut = try document.metricsField.member("heldOut")
    let markets = try field.member("markets").names()
    let duration = try field.barDuration()
    let end = try field.member("trainingEnd").instant()
    let rows = try field.member("trainingRows").count()
    let readsRanges = try field.member("readsRanges").bool()
    let scores = heldOut.value == .null ? nil : try CrossValidatedScores(heldOut)
    self = try field.validRegimes { () throws(RegimeError) in
      try TrainedRegimeClassifier(
        specification: specification, task: FittedRegimeTask(specification.task, hiddenMarkov: hidden),
        members: members, temperature: TemperatureScaling(temperature: temperature), heldOut: scores,
        trainingEnd: end, markets: markets, barDuration: duration, trainingRowCount: rows,
        readsRanges: readsRanges)
    }
  }
}

extension ModelDocument {
  /// The fitted models, with the names of their tensors.
  fileprivate func regimeMembers() throws(ModelExchangeError) -> (members: RegimeMembers, names: Set<String>) {
    let field = try specificationField.member("models")
    let parts = try field.object(required: ["columns"], optional: ["logistic", "trees", "forest"])
    let columns = try field.member("columns").names()
    var names: Set<String> = []
    var (logisticColumns, logistic): (LogisticColumns?, FittedMultinomialLogistic?) = (nil, nil)
    if let part = parts["logistic"] {
      let read = try readColumns(of: part)
      logistic = try fittedLogistic(columnCount: read.scaling.names.count)
      logisticColumns = read
      names.formUnion(RegimeTensor.logistic)
    }
    var ensembles: [String: TreeEnsemble] = [:]
    for (name, prefix) in [("trees", RegimeTensor.treesPrefix), ("forest", RegimeTensor.forestPrefix)] {
      guard let part = parts[name] else { continue }
      let stored = try StoredTrees(self, part, prefix: prefix)
      ensembles[name] = stored.ensemble
      names.formUnion(stored.tensorNames)
    }
    let members = try field.validRegimes { () throws(RegimeError) in
      try RegimeMembers(
        columnNames: columns, logisticColumns: logisticColumns, logistic: logistic, trees: ensembles["trees"],
        forest: ensembles["forest"])
    }
    return (members, names)
  }

  private func readColumns(of field: JSONField) throws(ModelExchangeError) -> LogisticColumns {
    _ = try field.object(required: ["columns", "limit", "indicated"])
    let names = try field.member("columns").names()
    let limit = try field.member("limit").double()
    let indicated = try field.member("indicated").integers()
    guard indicated.count <= names.count else { throw try field.member("indicated").malformed("has too many elements") }
    let means = try finiteValues(of: RegimeTensor.means, shape: [names.count])
    let factors = try finiteValues(of: RegimeTensor.factors, shape: [names.count])
    let scaling = try field.valid { () throws(ForecastingError) in
      try FeatureScaling(names: names, means: means, factors: factors, limit: limit)
    }
    return try field.validRegimes { () throws(RegimeError) in
      try LogisticColumns(scaling: scaling, indicated: indicated)
    }
  }

  private func fittedLogistic(columnCount: Int) throws(ModelExchangeError) -> FittedMultinomialLogistic {
    let classes = RegimeLabel.classCount
    let coefficients = try finiteValues(of: RegimeTensor.coefficients, shape: [columnCount, classes])
    return FittedMultinomialLogistic(
      intercepts: try finiteValues(of: RegimeTensor.intercepts, shape: [classes]),
      coefficients: (0..<columnCount).map { Array(coefficients[$0 * classes..<($0 + 1) * classes]) })
  }

  fileprivate func hiddenMarkov(isUsed: Bool) throws(ModelExchangeError) -> HiddenMarkovModel? {
    guard isUsed else { return nil }
    let count = RegimeLabel.classCount
    let initial = try finiteValues(of: RegimeTensor.hiddenInitial, shape: [count])
    let transitions = try finiteValues(of: RegimeTensor.hiddenTransitions, shape: [count, count])
    let means = try finiteValues(of: RegimeTensor.hiddenMeans, shape: [count])
    let deviations = try finiteValues(of: RegimeTensor.hiddenDeviations, shape: [count])
    do throws(RegimeError) {
      return try HiddenMarkovModel(
        initialProbabilities: initial,
        transitionProbabilities: (0..<count).map { Array(transitions[$0 * count..<($0 + 1) * count]) }, means: means,
        deviations: deviations)
    } catch {
      throw malformed(RegimeTensor.hiddenTransitions, "\(error)")
    }
  }
}
