import MarketData

extension SizedPosition {
  /// The length of a factor's text for which room is made at once.
  private static let usualLength = 100

  /// The trace on one line, every number in its shortest exact form:
  /// `kelly 0.2125 [winRate 0.55 averageWin 0.02 averageLoss 0.015 from given]; fraction 0.5 [from half-kelly]`.
  ///
  /// Each factor has its name, its value, its inputs and its source in brackets. The product of the values of all
  /// factors is the fraction of the capital at risk or, where a policy starts from a size, the size. Line breaks in names of the caller become spaces; there is a comma only where such a name has
  /// one.
  public var traceText: String {
    var text = ""
    text.reserveCapacity(trace.count * Self.usualLength)
    for (index, factor) in trace.enumerated() {
      if index > 0 { text += "; " }
      factor.append(to: &text)
    }
    return text
  }
}

extension SizingFactor {
  fileprivate func append(to text: inout String) {
    text += reason.name
    if let value {
      text += " "
      text += value.description
    }
    text += " ["
    reason.forEachFact { name, value in
      text += name
      text += " "
      switch value {
      case .number(let number): text += number.description
      case .count(let count): text += count.description
      case .text(let word): text += word.onOneLine
      }
      text += " "
    }
    text += "from "
    text += source.name.onOneLine
    if let stamp = source.timeStamp {
      text += " "
      text += stamp.description
    }
    text += "]"
  }
}

extension String {
  /// The text with spaces for its line breaks.
  fileprivate var onOneLine: String {
    // Plain names, as nearly all are, need no look at their characters.
    utf8.allSatisfy { (0x20...0x7E).contains($0) } ? self : String(map { $0.isNewline ? " " : $0 })
  }
}
