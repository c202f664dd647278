extension BoostingObjective {
  /// The largest number that a target or the weight of a row may be, so that derivatives fit into a `Float` with room to
  /// spare.
  package static let largestTarget = 1e15

  /// Checks that the objective is defined for targets.
  ///
  /// - Parameter targets: the targets: numbers of at most 10¹⁵ in absolute value, or classes, counted from zero.
  /// - Throws: `BoostingError.invalidTarget`.
  package func check(targets: [Double]) throws(BoostingError) {
    let expected: String
    let isValid: (Double) -> Bool
    if let classCount {
      expected = "a class: a whole number from 0 to \(classCount - 1)"
      isValid = { $0 >= 0 && $0 < Double(classCount) && $0 == $0.rounded() }
    } else {
      expected = "a number of at most 1e15 in absolute value"
      isValid = { abs($0) <= Self.largestTarget }
    }
    if let row = targets.firstIndex(where: { !isValid($0) }) {
      throw .invalidTarget(row: row, value: targets[row], expected: expected)
    }
  }
}
