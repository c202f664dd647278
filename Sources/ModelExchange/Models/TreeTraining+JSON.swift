import GradientBoosting
import ModelFormats

// The options of trees in a file.
extension TreeTraining {
  /// The options by name.
  var json: JSONValue {
    [
      "objective": objective.json, "mode": mode.json, "rounds": .integer(rounds),
      "maximumBinCount": .integer(maximumBinCount), "rowShare": .number(rowShare),
      "columnShare": .number(columnShare), "classWeights": classWeights.json,
      "patience": patience.map { .integer($0) } ?? .null, "seed": .seed(seed), "tree": tree.json,
    ]
  }

  /// The options in a file; whether trees can have them is not checked.
  init(_ field: JSONField) throws(ModelExchangeError) {
    self.init(objective: try BoostingObjective(field.member("objective")))
    _ = try field.object(required: Set(json.objectValue.map { Array($0.keys) } ?? []))
    mode = try Mode(field.member("mode"))
    rounds = try field.member("rounds").integer()
    maximumBinCount = try field.member("maximumBinCount").integer()
    rowShare = try field.member("rowShare").double()
    columnShare = try field.member("columnShare").double()
    classWeights = try ClassWeights(field.member("classWeights"))
    patience = try field.member("patience").optionalInteger()
    seed = try field.member("seed").seed()
    tree = try TreeOptions(field.member("tree"))
  }
}

extension TreeTraining.Mode {
  /// The learning rate, or the word `forest`.
  fileprivate var json: JSONValue {
    switch self {
    case .boosting(let learningRate): .number(learningRate)
    case .forest: "forest"
    }
  }

  fileprivate init(_ field: JSONField) throws(ModelExchangeError) {
    if field.value == "forest" {
      self = .forest
    } else {
      self = .boosting(learningRate: try field.double())
    }
  }
}

extension TreeTraining.ClassWeights {
  /// A word, or the weights.
  var json: JSONValue {
    switch self {
    case .none: "none"
    case .balanced: "balanced"
    case .given(let weights): .array(weights.map { .number($0) })
    }
  }

  /// The weights in a file.
  init(_ field: JSONField) throws(ModelExchangeError) {
    switch field.value {
    case "none": self = .none
    case "balanced": self = .balanced
    default:
      var weights: [Double] = []
      for element in try field.array() { weights.append(try element.double()) }
      self = .given(weights)
    }
  }
}

extension TreeOptions {
  /// The options by name.
  fileprivate var json: JSONValue {
    [
      "leafCount": .integer(leafCount), "maximumDepth": maximumDepth.map { .integer($0) } ?? .null,
      "minimumLeafRows": .integer(minimumLeafRows), "minimumLeafHessian": .number(minimumLeafHessian),
      "l1": .number(l1), "l2": .number(l2), "minimumGain": .number(minimumGain),
      "monotonicity": .object(monotonicity.mapValues { .integer($0.rawValue) }),
    ]
  }

  fileprivate init(_ field: JSONField) throws(ModelExchangeError) {
    self.init()
    _ = try field.object(required: Set(json.objectValue.map { Array($0.keys) } ?? []))
    leafCount = try field.member("leafCount").integer()
    maximumDepth = try field.member("maximumDepth").optionalInteger()
    minimumLeafRows = try field.member("minimumLeafRows").integer()
    minimumLeafHessian = try field.member("minimumLeafHessian").double()
    l1 = try field.member("l1").double()
    l2 = try field.member("l2").double()
    minimumGain = try field.member("minimumGain").double()
    for (name, element) in try field.member("monotonicity").object() {
      guard let direction = Monotonicity(rawValue: try element.integer()) else {
        throw element.malformed("neither 1 nor -1")
      }
      monotonicity[name] = direction
    }
  }
}

extension JSONField {
  /// The integer; `nil` for null.
  func optionalInteger() throws(ModelExchangeError) -> Int? { value == .null ? nil : try integer() }
}
