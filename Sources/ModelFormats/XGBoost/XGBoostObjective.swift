import GradientBoosting
import NumericalMethods

/// What a model of XGBoost was trained for, as its JSON says it.
struct XGBoostObjective {
  /// The objective.
  let objective: BoostingObjective

  /// Objectives whose predictions are the sums of leaves; `reg:linear` is an old name of `reg:squarederror`.
  static let summed = ["reg:squarederror", "reg:absoluteerror", "reg:pseudohubererror", "reg:linear"]

  /// The member `objective` of a learner.
  static func json(of objective: BoostingObjective) -> JSONValue {
    switch objective {
    case .squaredError: ["name": "reg:squarederror", "reg_loss_param": ["scale_pos_weight": "1"]]
    case .quantile(let level):
      ["name": "reg:quantileerror", "quantile_loss_param": ["quantile_alpha": .string("[\(level)]")]]
    case .binary: ["name": "binary:logistic", "reg_loss_param": ["scale_pos_weight": "1"]]
    case .multiclass(let classCount):
      ["name": "multi:softprob", "softmax_multiclass_param": ["num_class": .string("\(classCount)")]]
    }
  }

  /// The base score that is the margin 0: for two classes it is a probability.
  static func neutralBaseScore(of objective: BoostingObjective) -> String { objective == .binary ? "5E-1" : "0E0" }

  /// The objective of a learner.
  ///
  /// - Throws: `.unsupported` for one whose predictions are made of margins in another way, and for several targets;
  ///   `.malformed`.
  init(_ learner: JSONField) throws(ModelExchangeError) {
    let field = try learner.member("objective")
    let name = try field.member("name").string()
    let parameters = try learner.member("learner_model_param")
    let classCount = try parameters.countMember("num_class")
    guard try parameters.countMember("num_target", or: 1) <= 1 else {
      throw .unsupported(file: learner.file, reason: "it has several targets")
    }
    switch name {
    case let name where Self.summed.contains(name):
      objective = .squaredError
    case "reg:quantileerror":
      let levels = try field.member("quantile_loss_param")
      let values = try levels.numbersInText("quantile_alpha")
      guard values.count == 1, values[0] > 0, values[0] < 1 else {
        throw levels.malformed("quantile_alpha is \(values), not one level between 0 and 1")
      }
      objective = .quantile(values[0])
    case "binary:logistic":
      objective = .binary
    case "multi:softprob", "multi:softmax":
      guard ForeignEnsemble.classCounts.contains(classCount) else {
        throw .unsupported(file: learner.file, reason: "it has \(classCount) classes, not 2 to 1000")
      }
      objective = .multiclass(classCount: classCount)
      return
    default:
      throw .unsupported(
        file: learner.file,
        reason: "its objective is \(name.jsonQuoted), not one of "
          + TreeEnsemble.xgboostObjectives.joined(separator: ", "))
    }
    guard classCount <= 1 else {
      throw parameters.malformed("num_class is \(classCount), where the objective is \(name.jsonQuoted)")
    }
  }

  /// The margins of the base score, one for each output or one for all.
  ///
  /// - Throws: `.malformed` for another number of base scores, and for two classes for one that is no probability.
  func margins(_ learner: JSONField) throws(ModelExchangeError) -> [Double] {
    let parameters = try learner.member("learner_model_param")
    let scores = try parameters.numbersInText("base_score")
    guard scores.count == 1 || scores.count == objective.outputCount else {
      throw parameters.malformed("base_score has \(scores.count) numbers for \(objective.outputCount) outputs")
    }
    let all = scores.count == 1 ? [Double](repeating: scores[0], count: objective.outputCount) : scores
    guard objective == .binary else { return all }
    guard scores[0] > 0, scores[0] < 1 else {
      throw parameters.malformed("base_score is \(scores[0]), not strictly between 0 and 1")
    }
    return [.log(scores[0] / (1 - scores[0]))]
  }
}
