extension TreeTraining {
  /// Checks that every option is in its range.
  ///
  /// - Throws: `BoostingError.invalidSpecification`, whose reason names the option, its range and its value.
  public func check() throws(BoostingError) {
    try checkObjective()
    try tree.check()
    if case .boosting(let rate) = mode, !(rate > 0 && rate <= 1) {
      throw .invalidSpecification(reason: "the learning rate is above 0 and at most 1, not \(rate)")
    }
    guard (1...100_000).contains(rounds) else {
      throw .invalidSpecification(reason: "there are 1 to 100000 rounds, not \(rounds)")
    }
    guard (2...255).contains(maximumBinCount) else {
      throw .invalidSpecification(reason: "a column has 2 to 255 bins, not \(maximumBinCount)")
    }
    for (name, share) in [("rows", rowShare), ("columns", columnShare)] where !(share > 0 && share <= 1) {
      throw .invalidSpecification(reason: "the share of the \(name) is above 0 and at most 1, not \(share)")
    }
    if mode == .forest, rounds > 1, rowShare == 1, columnShare == 1 {
      throw .invalidSpecification(
        reason: "the trees of a forest are all the same where neither rows nor columns are drawn: "
          + "a share of one of them is below 1")
    }
    if let patience, patience < 1 {
      throw .invalidSpecification(reason: "the patience is at least 1 round, not \(patience)")
    }
    try checkClassWeights()
  }

  private func checkObjective() throws(BoostingError) {
    switch objective {
    case .squaredError, .binary: return
    case .quantile(let level):
      guard level > 0, level < 1 else {
        throw .invalidSpecification(reason: "the level of a quantile is strictly between 0 and 1, not \(level)")
      }
      // Its leaves come from residuals, and the bounds that keep columns monotone from derivatives.
      guard tree.monotonicity.isEmpty else {
        throw .invalidSpecification(reason: "no column is monotone where a quantile is learned")
      }
    case .multiclass(let count):
      guard (2...1000).contains(count) else {
        throw .invalidSpecification(reason: "there are 2 to 1000 classes, not \(count)")
      }
    }
  }

  private func checkClassWeights() throws(BoostingError) {
    guard classWeights != .none else { return }
    guard let classCount = objective.classCount else {
      throw .invalidSpecification(reason: "targets that are numbers have no classes to weigh")
    }
    guard case .given(let weights) = classWeights else { return }
    guard weights.count == classCount, weights.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw .invalidSpecification(
        reason: "each of \(classCount) classes has a positive and finite weight, not \(weights)")
    }
  }
}

extension TreeOptions {
  /// Checks that every option is in its range.
  ///
  /// - Throws: `BoostingError.invalidSpecification`, whose reason names the option, its range and its value.
  public func check() throws(BoostingError) {
    guard (1...65_535).contains(leafCount) else {
      throw .invalidSpecification(reason: "a tree has 1 to 65535 leaves, not \(leafCount)")
    }
    if let maximumDepth, maximumDepth < 1 {
      throw .invalidSpecification(reason: "the largest depth is at least 1, not \(maximumDepth)")
    }
    guard minimumLeafRows >= 1 else {
      throw .invalidSpecification(reason: "a leaf has at least 1 row, not \(minimumLeafRows)")
    }
    let limits = [
      ("smallest sum of second derivatives of a leaf", minimumLeafHessian), ("l1", l1), ("l2", l2),
      ("gain that a split exceeds", minimumGain),
    ]
    for (name, value) in limits where !(value >= 0 && value.isFinite) {
      throw .invalidSpecification(reason: "the \(name) is finite and not negative, not \(value)")
    }
  }
}
