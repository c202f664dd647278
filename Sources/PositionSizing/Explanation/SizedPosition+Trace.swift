import MarketData

extension SizedPosition {
  /// The length of a factor's text for which room is made at once.
  private static let usualLength = 100

  /// The trace on one line, every number in its shortest exact form:
  /// `kelly 0.2125 [winRate 0.55 averageWin 0.02 averageLoss 0.015 from given]; fraction 0.5 [from half-kelly]`.
  ///
  /// Each factor has its name, its value, its inputs and its source in brackets. The product of the values of all
  /// factors is the fraction of the capital at risk or, where a policy starts from a size, the size.
  ///
  /// Names of the caller cannot be taken for the signs of the trace: in them line breaks become spaces, semicolons
  /// colons and brackets round ones; the spaces in names of regimes, which others follow, become `_`. There is a comma
  /// only where such a name has one.
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
      text += name.asOneWord
      text += " "
      switch value {
      case .number(let number): text += number.description
      case .count(let count): text += count.description
      case .text(let word): text += word.asOneWord
      }
      text += " "
    }
    text += "from "
    text += source.name.inTrace
    if let stamp = source.timeStamp {
      text += " "
      text += stamp.description
    }
    text += "]"
  }
}

extension String {
  /// The text without line breaks and without the signs that end a factor of a trace.
  fileprivate var inTrace: String { replacing(space: " ") }

  /// The same without spaces.
  fileprivate var asOneWord: String { replacing(space: "_") }

  private func replacing(space: Character) -> String {
    // Plain names, as nearly all are, need no look at their characters.
    let isPlain = utf8.allSatisfy { byte in
      (0x21...0x7E).contains(byte) && byte != 0x3B && byte != 0x5B && byte != 0x5D || byte == 0x20 && space == " "
    }
    guard !isPlain else { return self }
    return String(
      map { character in
        switch character {
        case ";": ":"
        case "[": "("
        case "]": ")"
        case _ where character.isWhitespace: space
        default: character
        }
      })
  }
}
