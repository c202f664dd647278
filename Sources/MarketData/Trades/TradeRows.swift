/// Which rows of a file are closed trades, with their sides and times.
struct TradeRows {
  /// The rows of a closed trade, which are one where the file has one row for each trade.
  struct Row {
    var entry: Int
    var exit: Int
    var side: TradeSide?
    var symbol: String?
    var openedAt: TimeStamp?
    var closedAt: TimeStamp?
  }

  private(set) var closed: [Row] = []
  private(set) var openTrades = 0
  private(set) var tradesOfOtherSymbols = 0
  private(set) var otherRows = 0
  /// The times of closes; `nil` where the file has none.
  let closes: RecordTable.Stamps?

  /// The grid on which the times of closes lie that are not dates; `nil` where they lie on none.
  var closeGrid: BarSize? {
    guard let closes else { return nil }
    return CloseGrid.size(of: closed.lazy.filter { !closes.areDates[$0.exit] }.compactMap { closes.values[$0.exit] })
  }

  /// The number of closes that are dates.
  var datedCloses: Int { closed.count { closes?.areDates[$0.exit] == true } }

  private let layout: TradeLayout
  private let options: TradeOptions
  private let opens: RecordTable.Stamps?
  /// The symbols that were met while one is looked for.
  private var otherSymbols: [String] = []
  private var hasSymbol = false

  private var table: RecordTable { layout.table }

  init(_ layout: TradeLayout, options: TradeOptions) throws(MarketDataError) {
    self.layout = layout
    self.options = options
    let columns = [layout[.closeTime], layout[.openTime]]
    closes = try TradeRows.stamps(layout.table, columns[0], columns[1])
    opens = try columns[0] == columns[1] ? closes : TradeRows.stamps(layout.table, columns[1], columns[0])
    if layout.hasRowsForEntryAndExit { try readPairs() } else { try readSingleRows() }
    if let symbol = options.symbol, !hasSymbol, layout.table.count > 0 {
      throw .symbolNotFound(file: layout.table.name, symbol: symbol, available: Array(otherSymbols.prefix(20)))
    }
  }

  private static func stamps(
    _ table: RecordTable, _ column: Int?, _ other: Int?
  ) throws(MarketDataError) -> RecordTable.Stamps? {
    guard let column else { return nil }
    return try table.stampsAsWritten(column: column, alike: other.map { [$0] } ?? [])
  }

  private mutating func readSingleRows() throws(MarketDataError) {
    let sides = try TradeSides(layout, options)
    for row in 0..<table.count {
      let side = try sides.side(of: row)
      guard side?.isOther != true else {
        otherRows += 1
        continue
      }
      let trade = Row(
        entry: row, exit: row, side: side?.side, symbol: symbol(of: row), openedAt: opens?.values[row],
        closedAt: close(of: row))
      try add(trade, isOpen: try isOpen(row))
    }
  }

  /// Puts the two rows of each trade together, whichever comes first.
  private mutating func readPairs() throws(MarketDataError) {
    guard let number = layout[.number], let type = layout[.side] else { throw layout.missing(.number) }
    var order: [String] = []
    var pairs: [String: (entry: Int?, exit: Int?)] = [:]
    for row in 0..<table.count {
      guard let leg = TradeSideText(table.text(row: row, column: type))?.leg else {
        throw table.invalid(row: row, column: type, expected: "the entry or the exit of a trade")
      }
      let name = table.text(row: row, column: number)
      if pairs[name] == nil { order.append(name) }
      var pair = pairs[name] ?? (nil, nil)
      guard (leg == .entry ? pair.entry : pair.exit) == nil else {
        throw table.invalid(row: row, column: number, expected: "one entry and one exit of each number")
      }
      if leg == .entry { pair.entry = row } else { pair.exit = row }
      pairs[name] = pair
    }
    for name in order {
      guard let pair = pairs[name] else { continue }
      try add(pair, number: number, type: type)
    }
  }

  private mutating func add(
    _ pair: (entry: Int?, exit: Int?), number: Int, type: Int
  ) throws(MarketDataError) {
    guard let exit = pair.exit else {
      openTrades += 1
      return
    }
    guard let entry = pair.entry else {
      throw table.invalid(row: exit, column: number, expected: "a number of which the file has the entry too")
    }
    let side = TradeSideText(table.text(row: exit, column: type))?.side
    let trade = Row(
      entry: entry, exit: exit, side: side ?? options.side, symbol: symbol(of: exit), openedAt: opens?.values[entry],
      closedAt: close(of: exit))
    try add(trade, isOpen: try isOpen(exit) || isOpenSignal(exit))
  }

  private mutating func add(_ trade: Row, isOpen: Bool) throws(MarketDataError) {
    if let symbol = options.symbol {
      guard trade.symbol?.lowercased() == symbol.lowercased() else {
        tradesOfOtherSymbols += 1
        if let other = trade.symbol, !otherSymbols.contains(other) { otherSymbols.append(other) }
        return
      }
      hasSymbol = true
    }
    guard !isOpen else {
      openTrades += 1
      return
    }
    if let opened = trade.openedAt, let closed = trade.closedAt, closed < opened, let column = layout[.closeTime] {
      throw table.invalid(
        row: trade.exit, column: column, expected: "a close that is not before the opening at \(opened)")
    }
    closed.append(trade)
  }

  /// When the close in a row is known: of a date at the end of the day, of the start of a bar at the end of the bar.
  private func close(of row: Int) -> TimeStamp? {
    guard let closes, let stamp = closes.values[row] else { return nil }
    let day = closes.areDates[row] ? TimeStamp.microsecondsPerDay : 0
    return TimeStamp(microseconds: stamp.microseconds + max(day, options.bar?.microsecondsRoundedUp ?? 0))
  }

  private func symbol(of row: Int) -> String? {
    layout[.symbol].flatMap { table.isMissing(row: row, column: $0) ? nil : table.text(row: row, column: $0) }
  }

  /// Whether a trade is not closed: by its status, else because it has no time of its close, else because it has no exit
  /// price and neither such a time nor a return.
  private func isOpen(_ row: Int) throws(MarketDataError) -> Bool {
    let status = try status(of: row)
    if status == .notClosed { return true }
    let hasNoClose = layout[.closeTime].map { table.isMissing(row: row, column: $0) }
    if let column = layout[.closeTime], hasNoClose == true {
      guard status == .closed else { return true }
      throw .missingValue(table.location(row: row, column: column), value: table.text(row: row, column: column))
    }
    guard status == nil, hasNoClose == nil, let price = layout[.exitPrice] else { return false }
    let hasReturn = layout[.return].map { !table.isMissing(row: row, column: $0) } ?? false
    return table.isMissing(row: row, column: price) && !hasReturn
  }

  private func status(of row: Int) throws(MarketDataError) -> TradeStatus? {
    guard let column = layout[.status], !table.isMissing(row: row, column: column) else { return nil }
    let text = table.text(row: row, column: column)
    if layout.names[column].core == "isopen" {
      guard let isOpen = TradeSideText.truth(text) else {
        throw table.invalid(row: row, column: column, expected: "true or false")
      }
      return isOpen ? .notClosed : .closed
    }
    guard Double(text) == nil else { throw table.invalid(row: row, column: column, expected: "open or closed") }
    return TradeStatus(text)
  }

  /// Whether the exit is one that has not happened yet, as TradingView lists it.
  private func isOpenSignal(_ row: Int) -> Bool {
    guard let signal = layout.names.firstIndex(where: { $0.core == "signal" }) else { return false }
    return table.text(row: row, column: signal).lowercased() == "open"
  }
}
