/// The sides of trades of which each has a row.
struct TradeSides {
  private let layout: TradeLayout
  private let stated: TradeSide?
  private let flag: TradeSide?
  /// Signed quantities, where they tell the side.
  private let quantities: [Double]?

  init(_ layout: TradeLayout, _ options: TradeOptions) throws(MarketDataError) {
    self.layout = layout
    flag = layout.sideFlag
    var stated = options.side
    var signed: [Double]?
    if layout[.side] == nil {
      if let quantity = layout[.quantity] {
        let values = try layout.table.numbers(column: quantity)
        if values.contains(where: { $0 < 0 }) { signed = values }
      }
      let prices = [layout[.entryPrice], layout[.exitPrice]].compactMap(\.self)
      if prices.count == 2, prices.allSatisfy({ layout.names[$0].tellsLong }) { stated = stated ?? .long }
    }
    quantities = signed
    self.stated = stated
    try checkNumbers()
  }

  /// What the file says of the side of a row; `nil` where it says nothing.
  func side(of row: Int) throws(MarketDataError) -> TradeSideText? {
    if let column = layout[.side] {
      guard !layout.table.isMissing(row: row, column: column) else {
        return stated.flatMap { TradeSideText($0.rawValue) }
      }
      guard let side = TradeSideText(layout.table.text(row: row, column: column), flag: flag), side.leg == nil else {
        throw layout.table.invalid(row: row, column: column, expected: "long or short")
      }
      return side
    }
    if let quantities, quantities[row] != 0, !quantities[row].isNaN {
      return TradeSideText(quantities[row] > 0 ? "long" : "short")
    }
    return stated.flatMap { TradeSideText($0.rawValue) }
  }

  /// Makes sure that sides written as numbers are 1 and -1: programs that number sides mean short by 1, or by 0.
  private func checkNumbers() throws(MarketDataError) {
    guard flag == nil, let column = layout[.side] else { return }
    var first: Int?
    for row in 0..<layout.table.count {
      guard let side = TradeSideText(layout.table.text(row: row, column: column)), side.isNumber else { continue }
      if side.side == .short { return }
      first = first ?? row
    }
    if let first { throw layout.table.invalid(row: first, column: column, expected: "long or short, or 1 or -1") }
  }
}
