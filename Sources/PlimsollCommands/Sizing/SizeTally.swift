import PositionSizing

/// How many sizes rest on something doubtful, so that the command warns once.
struct SizeTally {
  private var total = 0
  private var few = 0
  private var unsized = 0
  private var doubtful: [SizingReason.DoubtfulInput: (stale: Int, missing: Int)] = [:]

  /// Counts a size.
  mutating func add(_ position: SizedPosition) {
    total += 1
    if position.notional == nil { unsized += 1 }
    for factor in position.trace {
      switch factor.reason {
      case .fewTrades: few += 1
      case .stale(let input, _, _): doubtful[input, default: (0, 0)].stale += 1
      case .missing(let input, _): doubtful[input, default: (0, 0)].missing += 1
      default: break
      }
    }
  }

  /// Tells what was counted.
  func warn(_ diagnostics: Diagnostics) {
    func warn(_ count: Int, _ what: String) {
      if count > 0 { diagnostics.warn("\(count) of \(total) decisions \(what)") }
    }
    warn(unsized, "have no size, for nothing was known by then to start from: their trace says what")
    warn(few, "rest on odds from fewer than \(TradeEvidence.smallestCount) trades, which tell little")
    for input in SizingReason.DoubtfulInput.allCases {
      let counts = doubtful[input] ?? (0, 0)
      warn(counts.stale, "have a \(input.words) that is too old and are sized as in a crisis")
      warn(counts.missing, "have no \(input.words) yet and are sized as in a crisis")
    }
  }
}
