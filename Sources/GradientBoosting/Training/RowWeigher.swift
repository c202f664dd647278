/// The weights of rows times those of their classes.
struct RowWeigher {
  private let objective: BoostingObjective
  /// A weight for each class; `nil` for none.
  private let classWeights: [Double]?

  /// The class weights of a specification: given, or from the rows that are learned from.
  init(_ specification: TreeTraining, training data: LabelledTable) throws(BoostingError) {
    objective = specification.objective
    try objective.check(targets: data.targets)
    switch specification.classWeights {
    case .none: classWeights = nil
    case .given(let weights): classWeights = weights
    case .balanced:
      let sums = objective.classWeightSums(targets: data.targets, weights: data.weights)
      let mean = sums.reduce(0, +) / Double(sums.count)
      // The weight of a class that does not occur counts nowhere but in validation.
      classWeights = sums.map { $0 > 0 ? mean / $0 : 1 }
    }
  }

  /// The weights of rows; `nil` for one each.
  ///
  /// - Throws: `.invalidTarget`, `.invalidWeight`, `.tooFewRows`.
  func weights(of data: LabelledTable) throws(BoostingError) -> [Double]? {
    try objective.check(targets: data.targets)
    guard let classWeights else {
      try check(data.weights, rowCount: data.targets.count)
      return data.weights
    }
    let weights = data.targets.enumerated().map { row, target in
      classWeights[Int(target)] * (data.weights?[row] ?? 1)
    }
    try check(weights, rowCount: data.targets.count)
    return weights
  }

  private func check(_ weights: [Double]?, rowCount: Int) throws(BoostingError) {
    guard let weights else {
      guard rowCount > 0 else { throw .tooFewRows(count: 0, needed: 1) }
      return
    }
    if let row = weights.firstIndex(where: { !($0 <= BoostingObjective.largestTarget) }) {
      throw .invalidWeight(row: row, value: weights[row])
    }
    guard weights.contains(where: { $0 > 0 }) else { throw .tooFewRows(count: 0, needed: 1) }
  }
}
