/// The search for the last value that was known at each of a number of moments.
struct AsOfJoin {
  /// The end of the period of each row, increasing.
  private let ends: [TimeStamp]

  init(table: NumberTable, stamps: StampMeaning) {
    switch stamps {
    case .start(let size): ends = table.timeStamps.map { size.end(from: $0) }
    case .end: ends = table.timeStamps
    }
  }

  /// The value of a column that can be used at each moment of `decisions`, which increase.
  func values(_ column: [Double], at decisions: [TimeStamp], rule: JoinRule) -> [Double] {
    let lag = rule.publicationLag.microsecondsRoundedUp
    let maximumAge = rule.maximumAge?.microsecondsRoundedDown ?? .max
    var next = 0
    var last: Int?
    return decisions.map { decision in
      while next < ends.count, ends[next].moved(by: lag) <= decision {
        if !column[next].isNaN { last = next }
        next += 1
      }
      guard let last, decision.microseconds(since: ends[last]) <= maximumAge else { return .nan }
      return column[last]
    }
  }
}
