import GradientBoosting

extension RegimeClassifier {
  /// A classifier of the class that each bar itself is in, as a column of the bars says.
  ///
  /// Such classes are not simulated, and a bar tells more of its own class than of what comes: penalties are weaker and
  /// trees larger than those of the recipe for labels that look ahead.
  ///
  /// - Parameters:
  ///   - column: the name of the column, which holds the number of a class from zero, or no number where there is none.
  ///   - task: the rule and the features; its label is not learned.
  ///   - seed: what everything random in the trees is drawn from.
  public init(ofColumn column: String, task: RegimeTask, seed: UInt64 = 0) {
    self.init(task: task, seed: seed)
    labelColumn = column
    startsFromSimulation = false
    logistic = MultinomialLogistic(penalty: 1e-4, interceptPenalty: 1e-4)
    trees.mode = .boosting(learningRate: 0.1)
    trees.rounds = 40
    trees.tree.leafCount = 8
    trees.tree.minimumLeafRows = 20
    trees.tree.l2 = 5
    forest.tree.minimumLeafRows = 20
    forest.tree.l2 = 5
  }
}
