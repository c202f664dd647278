extension CSVLayout {
  /// The columns of a wide file that belong to one asset, and their names without it.
  private struct Asset {
    var name: String
    var columns: [(index: Int, rest: String)] = []
  }

  /// Words in front of `close` that are no asset but say which price it is.
  private static let qualifiers: Set<String> = [
    "adj", "adjusted", "mark", "index", "prev", "previous", "last", "quote", "base", "total", "taker", "reported",
    "day", "session", "unadjusted", "raw", "log", "pct", "px",
  ]
  private static let longestName = 100
  private static let separators: Set<Character> = [":", "_", ".", "-", "/", "|", " "]

  /// Chooses the columns of one asset in a file that holds several side by side, as `BTC:close` and `ETH:close`.
  mutating func chooseAsset(_ options: CSVOptions) throws(MarketDataError) {
    guard sample.hasHeader, roles[.close] == nil, !columnNames.contains(where: { $0.rank(as: .close) == 0 }) else {
      return
    }
    let assets = assets
    guard !assets.isEmpty else { return }
    let chosen: Asset
    if let wanted = options.symbol {
      guard let found = assets.first(where: { isSameSymbol($0.name, wanted) }) else {
        // The file may name its assets in a column instead.
        guard !columnNames.contains(where: { $0.rank(as: .symbol) != nil }) else { return }
        throw .symbolNotFound(file: sample.text.name, symbol: wanted, available: assets.map(\.name))
      }
      chosen = found
    } else {
      guard assets.count == 1 else {
        let closes = assets.compactMap { asset in
          asset.columns.first { ColumnName($0.rest).rank(as: .close) != nil }.map { sample.names[$0.index] }
        }
        throw .ambiguousSymbol(file: sample.text.name, candidates: assets.map(\.name), columns: closes)
      }
      chosen = assets[0]
    }
    symbol = chosen.name
    for (index, rest) in chosen.columns { columnNames[index] = ColumnName(rest) }
    for asset in assets where asset.name != chosen.name { columnsOfOtherAssets.formUnion(asset.columns.map(\.index)) }
  }

  /// The assets that have a close of their own, in the order of the file.
  private var assets: [Asset] {
    var assets: [Asset] = []
    for index in columnNames.indices {
      let hasRole = ColumnRole.allCases.contains { columnNames[index].rank(as: $0) != nil }
      guard !hasRole, let (name, rest) = CSVLayout.assetAndRole(of: columnNames[index]) else { continue }
      if let known = assets.firstIndex(where: { $0.name == name }) {
        assets[known].columns.append((index, rest))
      } else {
        assets.append(Asset(name: name, columns: [(index, rest)]))
      }
    }
    return assets.filter { asset in
      asset.columns.contains { ColumnName($0.rest).rank(as: .close).map { $0 < 2 } == true }
    }
  }

  /// The asset and what is left of a name such as `BTC:close`, `close_BTC`, `SPY_Close` or `BidOpen`.
  private static func assetAndRole(of name: ColumnName) -> (asset: String, rest: String)? {
    // Each separator is tried, which is cheap for what people call columns and not for a page of text.
    guard name.written.utf8.count <= longestName else { return nil }
    let text = Array(name.written)
    for cut in text.indices.reversed() where separators.contains(text[cut]) || isCapitalised(text, at: cut) {
      let before = String(text[..<cut]).trimmed
      let after = String(text[(separators.contains(text[cut]) ? cut + 1 : cut)...]).trimmed
      for (asset, rest) in [(before, after), (after, before)] where isAsset(asset) && isBarRole(rest) {
        return (asset, rest)
      }
    }
    return nil
  }

  private static func isCapitalised(_ text: [Character], at index: Int) -> Bool {
    index > 0 && text[index].isUppercase && text[index - 1].isLowercase
  }

  private static func isAsset(_ name: String) -> Bool {
    !name.isEmpty && !qualifiers.contains(ColumnName.simplified(name)) && name.contains { $0.isLetter }
      && !ColumnName.quoteCurrencies.contains(ColumnName.simplified(name))
      && !ColumnName(name).words.contains { $0 == "change" || $0 == "return" }
  }

  private static func isBarRole(_ name: String) -> Bool {
    let name = ColumnName(name)
    return (ColumnRole.prices + [.volume]).contains { name.rank(as: $0).map { $0 < 2 } == true }
  }
}

extension String {
  fileprivate var trimmed: String {
    let signs: Set<Character> = [" ", ":", "_", ".", "-", "/", "|", "'", "(", ")", ","]
    return String(drop { signs.contains($0) }.reversed().drop { signs.contains($0) }.reversed())
  }
}

/// Whether two texts name one market, without regard to case and signs: `BTC/USDT` and `btcusdt`.
func isSameSymbol(_ first: String, _ second: String) -> Bool {
  first == second || ColumnName.simplified(first) == ColumnName.simplified(second)
}

extension CSVLayout {
  /// The symbols of the rows of the sample, each once, in the order of the file.
  var symbolsInSample: [String] {
    guard let column = roles[.symbol] else { return [] }
    return symbols(with: sample.rows.map { String(decoding: $0.fields[column], as: UTF8.self) })
  }

  /// The symbols of the sample and some more, each once.
  func symbols(with more: [String]) -> [String] {
    let sampled = roles[.symbol].map { column in
      sample.rows.map { String(decoding: $0.fields[column], as: UTF8.self) }
    }
    var seen: Set<String> = []
    return ((sampled ?? []) + more).filter { seen.insert($0).inserted }
  }
}
