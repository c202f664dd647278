/// The name of a column, taken apart to tell what it holds.
struct ColumnName {
  let written: String
  /// In lower case, letters and digits only: `Adj. Close` and `adj_close` are one name.
  let simplified: String
  /// In lower case, cut at signs and where a capital begins: `FlowInExNtv` is flow, in, ex, ntv.
  let words: [String]

  init(_ written: String) {
    self.written = written
    simplified = ColumnName.simplified(written)
    words = ColumnName.words(of: written)
  }

  static func simplified(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// The simplified name without a zone or a currency and without a leading number (`1. open`).
  private var core: String {
    var words = words
    while words.count > 1, let last = words.last, ColumnName.zones.contains(last) { words.removeLast() }
    while words.count > 1, let first = words.first, first.allSatisfy(\.isNumber) { words.removeFirst() }
    return words.joined()
  }

  private static let zones: Set<String> = ["utc", "gmt", "z"]

  /// Whether the name says that its times are in UTC.
  var statesUTC: Bool { words.contains { ColumnName.zones.contains($0) && $0 != "z" } || simplified.hasSuffix("utc") }

  /// Whether a column of that name, though the only one of numbers, is no price.
  var isNoPrice: Bool {
    isUsualForReturns || written.contains("%")
      || words.contains {
        [
          "prev", "previous", "chg", "pct", "ret", "dividend", "dividends", "split", "netflow", "flow", "trades",
          "count",
          "cap", "volume", "vol", "oi", "id", "supply",
        ].contains($0)
      }
  }

  /// How surely a column of this name has a role: 0 for its own name, 1 for a less usual one, `nil` for no sign of it.
  func rank(as role: ColumnRole) -> Int? {
    guard !written.contains("%") || role == .funding || role == .impliedVolatility else { return nil }
    if let names = ColumnName.usual[role] {
      if let rank = names.firstIndex(where: { $0.contains(core) || $0.contains(simplified) }) { return rank }
    }
    switch role {
    case .volume: return isVolume && !isInQuoteCurrency ? 1 : nil
    case .quoteVolume: return isVolume && isInQuoteCurrency ? 0 : nil
    case .funding: return words.contains("funding") && words.last == "rate" ? 1 : nil
    case .inflow: return isFlow(["in", "inflow", "inflows", "deposits", "deposit"]) ? 0 : nil
    case .outflow: return isFlow(["out", "outflow", "outflows", "withdrawals", "withdrawal"]) ? 0 : nil
    case .impliedVolatility:
      return words.contains("implied") && words.contains { $0.hasPrefix("vol") } ? 0 : nil
    default: return nil
    }
  }

  /// Whether the column holds returns, which must not be taken for prices.
  var isUsualForReturns: Bool {
    simplified.hasPrefix("ret") || simplified.contains("return") || simplified.hasPrefix("change")
  }

  private var isVolume: Bool {
    guard let first = words.first, let last = words.last, !written.contains("%") else { return false }
    let signs: Set<String> = ["volume", "vol"]
    let units = words.dropFirst().allSatisfy { word in
      ColumnName.usualUnits.contains(word)
        || (word.count <= 5 && word.allSatisfy(\.isLetter) && !ColumnName.statistics.contains(word))
    }
    return (signs.contains(first) && units) || (words.count == 2 && first == "total" && signs.contains(last))
  }

  private var isInQuoteCurrency: Bool {
    words.dropFirst().contains { ColumnName.quoteCurrencies.contains($0) }
      || written.contains { ["$", "€", "£", "¥", "₩"].contains($0) }
  }

  private func isFlow(_ directions: Set<String>) -> Bool {
    guard !words.contains("net"), words.contains(where: { directions.contains($0) }) else { return false }
    return words.contains { $0.hasPrefix("flow") || $0.hasPrefix("inflow") || $0.hasPrefix("outflow") }
      || words.contains("exchange")
  }

  /// Words that make something else of a volume or a volatility: an average, a change, a multiple of a thousand.
  private static let statistics: Set<String> = [
    "ma", "sma", "ema", "avg", "mean", "std", "sd", "ann", "ratio", "chg", "diff", "delta", "pct", "roc", "osc", "rank",
    "z", "d", "h", "y", "mn", "mln", "bn", "k", "m", "log", "lag", "profile", "index", "cap",
  ]
  private static let usualUnits: Set<String> = ["base", "asset", "currency", "traded", "quote"]
  static let quoteCurrencies: Set<String> = [
    "usd", "usdt", "usdc", "busd", "tusd", "eur", "gbp", "jpy", "krw", "cny", "quote", "currency", "ccy",
  ]

  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var before: Character = " "
    for character in name {
      let isPart = character.isLetter || character.isNumber
      let begins = character.isUppercase && before.isLowercase || character.isNumber != before.isNumber
      if !isPart || begins, !word.isEmpty {
        words.append(word.lowercased())
        word = ""
      }
      if isPart { word.append(character) }
      before = character
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    return words
  }
}
