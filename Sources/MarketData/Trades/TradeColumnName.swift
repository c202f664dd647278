/// The name of a column of a file of trades, taken apart to tell what it holds.
struct TradeColumnName {
  /// How a name says in which unit returns are.
  enum Unit {
    case fraction
    /// A percent sign.
    case percentSign
    /// `pct` or `percent`, which some programs write over fractions.
    case percentWord
    case none
  }

  let written: String
  /// In lower case, letters and digits only, without a zone or a currency behind it.
  let core: String
  /// The unit that the name tells.
  let unit: Unit
  /// Whether its columns hold time stamps in files of prices.
  let isTime: Bool
  private let simplified: String
  /// The core without the unit.
  private let base: String

  private static let zones: Set<String> = ["utc", "gmt"]
  private static let percentWords = ["percentage", "percent", "perc", "pct"]
  private static let fractionWords = ["fraction", "ratio", "frac"]
  private static let returns: Set<String> = [
    "return", "returns", "ret", "rets", "roi", "tradereturn", "tradereturns", "simplereturn", "netreturn", "returnnet",
    "realizedreturn", "grossreturn",
  ]
  /// Names of amounts that are returns where they have a unit.
  private static let profits: Set<String> = [
    "profit", "pnl", "pl", "profitloss", "netprofit", "netpnl", "netpl", "gain", "gainloss", "realizedpnl",
    "realizedpl", "closedpnl", "performance", "trade", "grossprofit", "grosspnl", "grosspl",
  ]

  init(_ written: String) {
    self.written = written
    let name = ColumnName(written)
    simplified = name.simplified
    core = TradeColumnName.core(of: name)
    isTime = name.rank(as: .timestamp) != nil || core == "dateandtime"
    let percent = TradeColumnName.stripped(core, of: TradeColumnName.percentWords)
    let fraction = TradeColumnName.stripped(core, of: TradeColumnName.fractionWords)
    base = percent ?? fraction ?? core
    unit =
      written.contains("%") ? .percentSign : fraction != nil ? .fraction : percent != nil ? .percentWord : .none
  }

  /// How surely a column of this name is `column`, from 0 on; `nil` for no sign of it.
  func rank(as column: TradeColumn) -> Int? {
    if column == .return { return returnRank }
    guard unit == .none, let names = TradeColumn.usual[column] else { return nil }
    return names.firstIndex { $0.contains(core) || $0.contains(simplified) }
  }

  /// Whether a column of this name holds amounts, or returns where its values have percent signs.
  var isProfit: Bool { TradeColumnName.profits.contains(base) }

  /// Whether programs and people who write a column of this name without a unit mean fractions by it.
  ///
  /// Exchanges show a return on investment, ROI, in percent, and profits are amounts as often.
  var isFractionByCustom: Bool { unit == .none && base != "roi" && !isProfit }

  /// Whether the name of a price says that the position was bought first, or sold last.
  var tellsLong: Bool { ["buy", "avgbuy", "purchase", "sell", "avgsell"].contains { core.hasPrefix($0) } }

  private var returnRank: Int? {
    guard TradeColumnName.returns.contains(base) || unit != .none && isProfit else { return nil }
    let rank = unit == .fraction ? 0 : unit == .none ? 2 : 1
    return base.hasPrefix("gross") ? rank + 3 : rank
  }

  private static func core(of name: ColumnName) -> String {
    var words = name.words
    while words.count > 1, let last = words.last, zones.contains(last) { words.removeLast() }
    let lastWritten = name.written.split { !$0.isLetter }.last ?? ""
    if words.count > 1, let last = words.last, last == lastWritten.lowercased(),
      ColumnName.quoteCurrencies.contains(last) || isCode(lastWritten, in: name.written)
    {
      words.removeLast()
    }
    return words.joined()
  }

  /// Whether the last word of a name is the code of a currency: capitals behind a word that is not all capitals.
  private static func isCode(_ word: Substring, in name: String) -> Bool {
    (3...5).contains(word.count) && word.allSatisfy(\.isUppercase) && name.contains(where: \.isLowercase)
      && !(percentWords + fractionWords + ["pnl", "ret", "roi", "time", "date"]).contains(word.lowercased())
  }

  /// The text without one of `words` at its end or its beginning; `nil` where it has none.
  private static func stripped(_ text: String, of words: [String]) -> String? {
    for word in words where text.count > word.count {
      if text.hasSuffix(word) { return String(text.dropLast(word.count)) }
      if text.hasPrefix(word) { return String(text.dropFirst(word.count)) }
    }
    return nil
  }
}
