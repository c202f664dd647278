extension SizedPosition {
  /// What the size is and why, a sentence for each factor, for a reader who does not know the names of the rules.
  public var explanation: [String] {
    trace.map(\.sentence) + [conclusion]
  }

  /// The sentence that sums up.
  private var conclusion: String {
    guard let notional else { return "No size: do not enter." }
    guard notional.value != 0 else { return "Size: nothing." }
    let size = "Size: a position of \(Wording.number(notional.value)) times the capital"
    return risk.map { "\(size), of which \(Wording.percent($0.value)) of the capital is lost at the stop." }
      ?? "\(size)."
  }
}

extension SizingFactor {
  /// What the factor did and why.
  public var sentence: String {
    let origin = source.timeStamp.map { "\(source.name), \($0)" } ?? source.name
    return "\(reason.clause)\(effect) (\(origin))."
  }

  /// What the factor left.
  private var effect: String {
    guard let value, let notional else { return "" }
    if case .fewTrades = reason { return "" }
    let left =
      risk.map { "\(Wording.percent($0)) of the capital at risk" } ?? "\(Wording.number(notional)) times the capital"
    if reason.statesSize {
      return ": \(left)\(risk == nil ? "" : ", a position of \(Wording.number(notional)) times the capital")"
    }
    return value == 1 ? ": no change" : ": × \(Wording.number(value)), leaves \(left)"
  }
}
