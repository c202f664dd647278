extension TradeReturns {
  /// Fees above that share of a position mean that its quantity is not in units.
  private static let largestCost = 0.5
  /// A contract size in that range is one: what keeps profits from being exactly those of prices are fees.
  private static let unitContract = 0.5...1.5

  /// The returns by the prices at entry and exit, less what the file says that the trades cost.
  ///
  /// Fees are taken over the size of the position, entry price times quantity times contract size. Without fees, a profit
  /// over that size is the return, since it may be net of them.
  init(ofPrices amounts: TradeAmounts) throws(MarketDataError) {
    self.init(values: [], source: .prices, column: .exitPrice)
    let entries = try amounts.prices(.entryPrice)
    let exits = try amounts.prices(.exitPrice)
    for trade in amounts.rows.indices {
      guard let side = amounts.rows[trade].side else {
        throw amounts.fault(.side, trade, isMissing: true, expected: "long or short")
      }
      values.append(side.sign * (exits[trade] - entries[trade]) / entries[trade])
    }
    guard let quantities = try amounts.numbers(.quantity) else { return }
    let sizes = entries.indices.map { entries[$0] * abs(quantities[$0]) }
    let profits = try amounts.numbers(.profit)
    let contracts = profits.map { contractSizes($0, sizes) }
    if let costs = try amounts.costs() {
      contractSize = contracts.flatMap { TradeReturns.isUnit($0.overall) ? nil : $0.overall }
      for trade in values.indices {
        let size = sizes[trade] * (contractSize == nil ? 1 : contracts?.byTrade[trade] ?? 1)
        guard costs[trade] == 0 || abs(costs[trade]) <= TradeReturns.largestCost * size else {
          throw amounts.fault(
            amounts.layout[.fees] == nil ? .swap : .fees, trade, isMissing: false,
            expected: "a cost below half of the position's size, which is \(size) by price and quantity")
        }
        if costs[trade] != 0 { values[trade] -= costs[trade] / size }
      }
      source = .pricesLessFees
    } else if let contracts, TradeReturns.isUnit(contracts.overall) {
      self = try TradeReturns(profitOf: amounts, .profitOfEntry)
    }
  }

  /// The profits over the size of the positions; less the costs where they are gross by name.
  init(profitOf amounts: TradeAmounts, _ source: TradeDetection.Source) throws(MarketDataError) {
    self.init(values: [], source: source, column: .profit)
    values = try amounts.needed(.profit, expected: "a profit")
    if let column = amounts.layout[.profit], amounts.layout.names[column].core.hasPrefix("gross"),
      let costs = try amounts.costs()
    {
      for trade in values.indices { values[trade] -= costs[trade] }
    }
    if source == .profitOfValue {
      let sizes = try amounts.needed(.positionValue, expected: "a size other than zero") { $0 != 0 }
      for trade in values.indices { values[trade] /= abs(sizes[trade]) }
    } else {
      let entries = try amounts.prices(.entryPrice)
      let quantities = try amounts.needed(.quantity, expected: "a quantity other than zero") { $0 != 0 }
      for trade in values.indices { values[trade] /= entries[trade] * abs(quantities[trade]) }
    }
  }

  private init(values: [Double], source: TradeDetection.Source, column: TradeColumn) {
    self.values = values
    self.source = source
    self.column = column
  }

  private static func isUnit(_ size: Double) -> Bool { unitContract.contains(size) }

  /// How many units one of quantity is, by the profits: overall, weighted by the profits, and for each trade.
  private func contractSizes(_ profits: [Double], _ sizes: [Double]) -> (overall: Double, byTrade: [Double]) {
    var products = 0.0
    var squares = 0.0
    for trade in values.indices where profits[trade].isFinite && sizes[trade] > 0 {
      let byPrices = values[trade] * sizes[trade]
      products += profits[trade] * byPrices
      squares += byPrices * byPrices
    }
    let overall = squares > 0 ? products / squares : 1
    let byTrade = values.indices.map { trade in
      let size = profits[trade] / (values[trade] * sizes[trade])
      return size.isFinite && size > 0 ? size : overall
    }
    return (overall, byTrade)
  }
}
