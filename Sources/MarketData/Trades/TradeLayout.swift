/// Which column of a file of trades holds what.
struct TradeLayout {
  let table: RecordTable
  private(set) var columns: [TradeColumn: [Int]] = [:]
  /// Whether entry and exit of a trade are rows of their own.
  private(set) var hasRowsForEntryAndExit = false
  let names: [TradeColumnName]

  init(_ table: RecordTable, options: TradeOptions) throws(MarketDataError) {
    self.table = table
    names = table.sample.writtenNames.map { TradeColumnName($0) }
    for (column, name) in options.columns {
      columns[column] = name.isEmpty ? [] : [try table.sample.column(named: name)]
    }
    assignRowsForEntryAndExit()
    if !hasRowsForEntryAndExit { assignRepeatedNames() }
    for column in TradeColumn.allCases where columns[column] == nil { try assign(column) }
    try assignBareTimes()
    // Where each row is a trade its number says nothing.
    if !hasRowsForEntryAndExit { columns[.number] = nil }
    guard hasRowsForEntryAndExit else { return }
    for column in [TradeColumn.number, .closeTime] where columns[column] == nil { throw missing(column) }
    columns[.openTime] = columns[.openTime] ?? columns[.closeTime]
  }

  /// The column that holds `column`; the first where there are several.
  subscript(column: TradeColumn) -> Int? { columns[column]?.first }

  /// The side that a column of true and false asks for; `nil` where the column of sides is none.
  var sideFlag: TradeSide? {
    guard let side = self[.side] else { return nil }
    return flag(of: side)
  }

  func missing(_ column: TradeColumn) -> MarketDataError {
    .tradeColumnNotFound(file: table.name, column: column, available: table.columnNames)
  }

  private var free: [Int] {
    let taken = Set(columns.values.flatMap(\.self))
    return names.indices.filter { !taken.contains($0) }
  }

  private mutating func assignRowsForEntryAndExit() {
    let sides = columns[.side] ?? names.indices.filter { names[$0].rank(as: .side) != nil }
    guard let side = sides.first(where: { holdsLegs($0) }) else { return }
    columns[.side] = [side]
    hasRowsForEntryAndExit = true
    guard let price = free.first(where: { names[$0].core == "price" }) else { return }
    for column in [TradeColumn.entryPrice, .exitPrice] { columns[column] = columns[column] ?? [price] }
  }

  private func holdsLegs(_ column: Int) -> Bool {
    let present = texts(column)
    return !present.isEmpty && present.allSatisfy { TradeSideText($0)?.leg != nil }
  }

  /// Of two columns of one name, such as `Price`, the first is of the entry and the second of the exit.
  private mutating func assignRepeatedNames() {
    let pairs: [([String], TradeColumn, TradeColumn)] = [
      (["time", "date", "datetime"], .openTime, .closeTime), (["price"], .entryPrice, .exitPrice),
    ]
    for (cores, opening, closing) in pairs where columns[opening] == nil && columns[closing] == nil {
      let found = free.filter { cores.contains(names[$0].core) }
      guard found.count == 2, names[found[0]].core == names[found[1]].core else { continue }
      (columns[opening], columns[closing]) = ([found[0]], [found[1]])
    }
  }

  private mutating func assign(_ column: TradeColumn) throws(MarketDataError) {
    let ranked = free.compactMap { index in
      rank(of: index, as: column).map { (index: index, rank: $0) }
    }.filter { $0.rank == 0 && column.isEssential || isPlausible($0.index, column) }
    guard let best = ranked.map(\.rank).min() else { return }
    let candidates = ranked.filter { $0.rank == best }.map(\.index)
    if column == .fees {
      columns[column] = candidates
    } else if candidates.count == 1 || column != .quantity && !column.isEssential {
      columns[column] = [candidates[0]]
    } else if column.isEssential {
      throw ambiguous(column, candidates)
    }
  }

  private func rank(of index: Int, as column: TradeColumn) -> Int? {
    if column == .return, names[index].unit == .none, names[index].isProfit, hasPercentSigns(index) { return 1 }
    return names[index].rank(as: column)
  }

  /// Whether the values of a column whose name leaves it open, or that can be done without, are what `column` must be.
  private func isPlausible(_ index: Int, _ column: TradeColumn) -> Bool {
    switch column {
    case .closeTime, .openTime: table.isTimes(column: index)
    case .entryPrice, .exitPrice: table.isNumeric(column: index) && !table.isTimes(column: index)
    case .side: isSide(index)
    case .quantity, .positionValue: table.isNumeric(column: index)
    default: true
    }
  }

  private func isSide(_ index: Int) -> Bool {
    let present = texts(index)
    return !present.isEmpty && present.allSatisfy { TradeSideText($0, flag: flag(of: index)) != nil }
  }

  private func flag(of index: Int) -> TradeSide? {
    names[index].core == "isshort" ? .short : names[index].core == "islong" ? .long : nil
  }

  /// Takes a column that is called a time and nothing more for the close, where no other time is there.
  private mutating func assignBareTimes() throws(MarketDataError) {
    guard columns[.closeTime] == nil, hasRowsForEntryAndExit || columns[.openTime] == nil else { return }
    let named = free.filter { names[$0].isTime }
    let candidates = named.filter { table.isTimes(column: $0) || table.count == 0 }
    // A column that is named so and holds something else is an error of its first row, not no time.
    let plain = named.filter { ["date", "time", "datetime", "timestamp"].contains(names[$0].core) }
    guard candidates.count <= 1, plain.count <= 1 else {
      throw ambiguous(.closeTime, candidates.count > 1 ? candidates : plain)
    }
    if let time = candidates.first ?? plain.first { columns[.closeTime] = [time] }
  }

  private func ambiguous(_ column: TradeColumn, _ candidates: [Int]) -> MarketDataError {
    .ambiguousTradeColumns(file: table.name, column: column, candidates: candidates.map { table.columnNames[$0] })
  }

  private func hasPercentSigns(_ index: Int) -> Bool {
    let present = table.sample.present(index)
    return !present.isEmpty && present.contains { $0.last == UInt8(ascii: "%") }
  }

  private func texts(_ index: Int) -> [String] {
    table.sample.present(index).map { String(decoding: $0, as: UTF8.self) }
  }
}
