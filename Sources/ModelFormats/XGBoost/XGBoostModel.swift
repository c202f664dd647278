import GradientBoosting

/// The learner of XGBoost's JSON, read part by part.
struct XGBoostModel {
  private let learner: JSONField
  private let booster: JSONField
  /// Where the weights of trees are, if they have some.
  private let weights: JSONField?

  /// How many columns without names are given names: a file may speak of any number.
  private static let mostUnnamedColumns = 1 << 16

  /// The learner of a document.
  ///
  /// - Throws: `.malformed`, and `.unsupported` for a booster that is not of trees.
  init(_ document: JSONValue, file: String) throws(ModelExchangeError) {
    learner = try JSONField(document, place: "model", file: file).member("learner")
    let booster = try learner.member("gradient_booster")
    switch try booster.member("name").string() {
    case "gbtree": (self.booster, weights) = (booster, nil)
    case "dart": (self.booster, weights) = (try booster.member("gbtree"), booster)
    case let name: throw .unsupported(file: file, reason: "its booster is \(name.jsonQuoted), not gbtree or dart")
    }
  }

  /// The ensemble.
  func ensemble() throws(ModelExchangeError) -> TreeEnsemble {
    let objective = try XGBoostObjective(learner)
    return try ForeignEnsemble(
      objective: objective.objective, columnNames: try columnNames(), margins: try objective.margins(learner),
      trees: try rounds(of: try trees(), outputCount: objective.objective.outputCount),
      averagedRounds: try averagedRounds()
    ).ensemble(file: learner.file)
  }

  private func columnNames() throws(ModelExchangeError) -> [String] {
    let count = try learner.member("learner_model_param").countMember("num_feature")
    var names: [String] = []
    if learner.value["feature_names"] != nil {
      for name in try learner.member("feature_names").array() { names.append(try name.string()) }
    }
    if names.isEmpty {
      guard count <= Self.mostUnnamedColumns else {
        throw .unsupported(file: learner.file, reason: "it has \(count) columns without names")
      }
      return (0..<count).map { "f\($0)" }
    }
    guard names.count == count else {
      throw try learner.member("feature_names").malformed("\(names.count) names, where num_feature is \(count)")
    }
    return names
  }

  private func averagedRounds() throws(ModelExchangeError) -> Int? {
    guard let attributes = learner.value["attributes"], attributes[TreeEnsemble.averagedRoundsKey] != nil else {
      return nil
    }
    return try learner.member("attributes").countMember(TreeEnsemble.averagedRoundsKey)
  }

  /// The trees in the order of their numbers, multiplied by their weights where there are some.
  private func trees() throws(ModelExchangeError) -> [ForeignTree] {
    let model = try booster.member("model")
    let fields = try model.member("trees").array()
    guard try model.member("gbtree_model_param").countMember("num_trees") == fields.count else {
      throw model.malformed("num_trees is not the number of trees, \(fields.count)")
    }
    let weights = try weights?.doubles("weight_drop", count: fields.count)
    var trees = [ForeignTree?](repeating: nil, count: fields.count)
    for (place, field) in fields.enumerated() {
      let number = try field.countMember("id", or: place)
      guard number < fields.count, trees[number] == nil else {
        throw field.malformed("id is \(number), of which there is no tree or another one")
      }
      var tree = try XGBoostTree(field).foreignTree()
      if let weights { tree.leafValues = tree.leafValues.map { $0 * weights[number] } }
      trees[number] = tree
    }
    return trees.compactMap(\.self)
  }

  /// The trees with those of a round beside each other, one for each output.
  private func rounds(of trees: [ForeignTree], outputCount: Int) throws(ModelExchangeError) -> [ForeignTree] {
    let model = try booster.member("model")
    let outputs = try model.integers("tree_info", count: trees.count)
    var groups = [[ForeignTree]](repeating: [], count: outputCount)
    for (place, output) in outputs.enumerated() {
      guard groups.indices.contains(output) else {
        throw model.malformed("tree_info[\(place)] is \(output), where there are \(outputCount) outputs")
      }
      groups[output].append(trees[place])
    }
    guard groups.allSatisfy({ $0.count == groups[0].count }) else {
      throw model.malformed("tree_info has not as many trees for each output")
    }
    return groups[0].indices.flatMap { round in groups.map { $0[round] } }
  }
}
