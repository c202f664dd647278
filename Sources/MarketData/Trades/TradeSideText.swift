/// What a field of a column of sides says.
struct TradeSideText: Equatable {
  /// Which row of a trade it is, in files with a row for each of the two.
  enum Leg {
    case entry
    case exit
  }

  var side: TradeSide?
  var leg: Leg?
  /// Whether the row is no trade, such as a deposit.
  var isOther = false
  /// Whether the side is written as 1 or -1.
  var isNumber = false

  private static let long: Set<String> = ["long", "buy", "b", "bought", "l", "bull", "up"]
  private static let short: Set<String> = ["short", "sell", "s", "sold", "bear", "down"]
  private static let others: Set<String> = [
    "balance", "deposit", "withdrawal", "withdraw", "credit", "transfer", "interest", "dividend", "bonus", "correction",
  ]

  /// What `text` says; `nil` where it is nothing of the kind.
  ///
  /// - Parameters:
  ///   - text: the field.
  ///   - flag: the side that a column of true and false asks for, such as `is_short`.
  init?(_ text: String, flag: TradeSide? = nil) {
    let text = text.lowercased()
    if let flag {
      guard let isTrue = TradeSideText.truth(text) else { return nil }
      side = isTrue ? flag : flag == .long ? .short : .long
      return
    }
    if let number = Double(text) {
      guard abs(number) == 1 else { return nil }
      (side, isNumber) = (number > 0 ? .long : .short, true)
      return
    }
    var words = text.split { !$0.isLetter }.map(String.init)
    if words.first == "entry" || words.first == "exit" {
      leg = words.removeFirst() == "entry" ? .entry : .exit
    }
    let sides = words.compactMap { word -> TradeSide? in
      TradeSideText.long.contains(word) ? .long : TradeSideText.short.contains(word) ? .short : nil
    }
    side = sides.count == 1 ? sides[0] : nil
    isOther = words.count == 1 && TradeSideText.others.contains(words[0])
    guard sides.count == 1 || isOther || leg != nil && words.isEmpty else { return nil }
  }

  /// Whether a text says yes or no; `nil` where it says neither.
  static func truth(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "1", "yes": true
    case "false", "0", "no": false
    default: nil
    }
  }
}
