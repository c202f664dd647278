import MarketData

/// Which decisions are printed.
///
/// What was known at them does not depend on those that are not.
struct DecisionRange {
  /// The first time, of the row as it is printed; `nil` for the first row.
  let from: TimeStamp?
  /// The first time that is not printed any more; `nil` for all to the last.
  let to: TimeStamp?
  /// How many are printed of each market at the end; `nil` for all.
  let last: Int?

  /// Those of `decisions` that are printed, in their order.
  func decisions(of decisions: [Decision]) -> [Decision] {
    let inRange = decisions.filter { decision in
      guard let stamp = decision.stamp else { return true }
      return from.map { stamp >= $0 } ?? true && to.map { stamp < $0 } ?? true
    }
    guard let last else { return inRange }
    var left: [String?: Int] = [:]
    for decision in inRange { left[decision.symbol, default: 0] += 1 }
    return inRange.filter { decision in
      defer { left[decision.symbol, default: 0] -= 1 }
      return left[decision.symbol, default: 0] <= last
    }
  }
}
