import GradientBoosting
import ModelFormats
import RegimeClassification

// What a classifier of regimes is, in a file.
extension RegimeClassifier {
  /// The choices by name.
  var json: JSONValue {
    [
      "rule": task.rule.json, "label": .string(task.label.description),
      "features": .array(task.features.map { .string($0.description) }),
      "labelColumn": labelColumn.map { .string($0) } ?? .null,
      "models": .array(models.map { .string($0.rawValue) }),
      "logistic": [
        "penalty": .number(logistic.penalty), "interceptPenalty": .number(logistic.interceptPenalty),
      ],
      "trees": trees.json, "forest": forest.json, "startsFromSimulation": .bool(startsFromSimulation),
      "classWeights": classWeights.json, "foldCount": foldCount.map { .integer($0) } ?? .null,
      "isCalibrated": .bool(isCalibrated),
    ]
  }

  /// The choices in a file; whether a classifier can have them together is not checked.
  init(_ field: JSONField) throws(ModelExchangeError) {
    let task = try RegimeTask(field)
    self.init(task: task)
    _ = try field.object(required: Set(json.objectValue.map { Array($0.keys) } ?? []))
    let column = try field.member("labelColumn")
    labelColumn = column.value == .null ? nil : try column.string()
    models = []
    for element in try field.member("models").array() { models.append(try element.choice()) }
    let logisticField = try field.member("logistic")
    _ = try logisticField.object(required: ["penalty", "interceptPenalty"])
    logistic = MultinomialLogistic(
      penalty: try logisticField.member("penalty").double(),
      interceptPenalty: try logisticField.member("interceptPenalty").double())
    trees = try TreeTraining(field.member("trees"))
    forest = try TreeTraining(field.member("forest"))
    startsFromSimulation = try field.member("startsFromSimulation").bool()
    classWeights = try TreeTraining.ClassWeights(field.member("classWeights"))
    foldCount = try field.member("foldCount").optionalInteger()
    isCalibrated = try field.member("isCalibrated").bool()
  }
}

extension RegimeTask {
  /// The task in a file.
  fileprivate init(_ field: JSONField) throws(ModelExchangeError) {
    let rule = try RegimeRule(field.member("rule"))
    let labelField = try field.member("label")
    let text = try labelField.string()
    let label = try labelField.validRegimes { () throws(RegimeError) in try RegimeLabel(text) }
    var features: [RegimeFeature] = []
    for element in try field.member("features").array() {
      let name = try element.string()
      features.append(try element.validRegimes { () throws(RegimeError) in try RegimeFeature(name) })
    }
    self = try field.validRegimes { () throws(RegimeError) in
      try RegimeTask(rule: rule, label: label, features: features)
    }
  }
}

extension RegimeRule {
  /// The choices by name.
  fileprivate var json: JSONValue {
    [
      "volatilityDays": .integer(volatilityDays), "trendThreshold": .number(trendThreshold),
      "crisisQuantile": .number(crisisQuantile), "historyDays": .integer(historyDays),
      "smallestHistoryDays": .integer(smallestHistoryDays),
    ]
  }

  /// The rule in a file.
  fileprivate init(_ field: JSONField) throws(ModelExchangeError) {
    _ = try field.object(required: Set(RegimeRule.standard.json.objectValue.map { Array($0.keys) } ?? []))
    let (days, history) = (
      try field.member("volatilityDays").integer(), try field.member("historyDays").integer()
    )
    let smallest = try field.member("smallestHistoryDays").integer()
    let (trend, crisis) = (
      try field.member("trendThreshold").double(), try field.member("crisisQuantile").double()
    )
    self = try field.validRegimes { () throws(RegimeError) in
      try RegimeRule(
        volatilityDays: days, trendThreshold: trend, crisisQuantile: crisis, historyDays: history,
        smallestHistoryDays: smallest)
    }
  }
}

extension CrossValidatedScores {
  /// The scores by name.
  var json: JSONValue {
    [
      "rows": .integer(rowCount), "logLoss": .number(logLoss), "accuracy": .number(accuracy),
      "balancedAccuracy": .number(balancedAccuracy),
      "confusion": .array(confusion.map { .array($0.map { .integer($0) }) }),
    ]
  }

  /// The scores in a file.
  init(_ field: JSONField) throws(ModelExchangeError) {
    _ = try field.object(required: ["rows", "logLoss", "accuracy", "balancedAccuracy", "confusion"])
    var confusion: [[Int]] = []
    for row in try field.member("confusion").array() { confusion.append(try row.integers()) }
    guard confusion.count == RegimeLabel.classCount, confusion.allSatisfy({ $0.count == RegimeLabel.classCount }) else {
      throw try field.member("confusion").malformed("is not a row and a column for each class")
    }
    self.init(
      rowCount: try field.member("rows").count(), logLoss: try field.member("logLoss").double(),
      accuracy: try field.member("accuracy").double(),
      balancedAccuracy: try field.member("balancedAccuracy").double(), confusion: confusion)
  }
}

extension JSONField {
  /// A value that is made of what stands here; what keeps it from being made is an error of this place.
  func validRegimes<Value>(
    _ value: () throws(RegimeError) -> Value
  ) throws(ModelExchangeError) -> Value {
    do throws(RegimeError) {
      return try value()
    } catch {
      throw malformed("\(error)")
    }
  }
}
