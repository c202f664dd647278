extension TradeReturns {
  /// A trade that is larger in percent shows that a column is not in fractions, and one that is smaller proves nothing.
  private static let leastPercent = 0.5
  /// Fractions of trades are below, and in the middle far below: that half of the trades earn or lose 5 % or more is
  /// rare; that they earn or lose 0.05 % or more, as the same numbers say in percent, is usual.
  private static let leastImplausibleFraction = 1.0
  private static let leastImplausibleMedian = 0.05

  /// The returns in the column of returns.
  ///
  /// The unit is the one that was stated, else that of percent signs, else the one that prices prove, else that of the
  /// name, as far as the values leave no doubt of it.
  init(stated amounts: TradeAmounts, _ options: TradeOptions) throws(MarketDataError) {
    self.init()
    source = .returnColumn
    values = try amounts.needed(.return, expected: "a return")
    let leverages = try amounts.leverages()
    let proof = TradeReturns.proof(values, amounts, leverages)
    if let column = amounts.layout[.return],
      try amounts.layout.table.numbersAsWritten(column: column).havePercentSign == true
    {
      (scale, evidence) = (.fraction, .percentSigns)
    } else if let stated = options.scale {
      (scale, evidence) = (stated, .given)
    } else if let unit = proof.unit {
      (scale, evidence) = (unit.scale, .prices)
    } else if let trade = proof.contradiction {
      throw TradeReturns.contradiction(trade, amounts)
    } else {
      (scale, evidence) = try unit(by: amounts)
    }
    areOfMargin = try basis(proof.unit, amounts, leverages, options) == .margin
    for trade in values.indices {
      values[trade] /= scale?.multiplier ?? 1
      guard areOfMargin, let leverage = leverages?[trade] else { continue }
      guard leverage > 0 else {
        throw amounts.fault(.leverage, trade, isMissing: leverage.isNaN, expected: "a positive leverage")
      }
      values[trade] /= leverage
    }
  }

  /// An empty column.
  private init() {}

  private static func proof(
    _ stated: [Double], _ amounts: TradeAmounts, _ leverage: [Double]?
  ) -> TradeScaleProof {
    if let expected = amounts.priceReturns() {
      let isSigned = amounts.rows.map { $0.side != nil }
      return TradeScaleProof(stated: stated, expected: expected, leverage: leverage, isSigned: isSigned)
    }
    let isSigned = amounts.rows.map { _ in true }
    if let profits = try? amounts.numbers(.profit), let sizes = try? amounts.numbers(.positionValue) {
      let expected = stated.indices.map { profits[$0] / abs(sizes[$0]) }
      return TradeScaleProof(stated: stated, expected: expected, leverage: leverage, isSigned: isSigned)
    }
    return TradeScaleProof(stated: [], expected: [], leverage: nil, isSigned: [])
  }

  private static func contradiction(_ trade: Int, _ amounts: TradeAmounts) -> MarketDataError {
    guard let column = amounts.layout[.return] else { return amounts.layout.missing(.return) }
    let row = amounts.rows[trade].exit
    let table = amounts.layout.table
    return .tradeReturnsAgainstPrices(
      table.location(row: row, column: column), value: table.text(row: row, column: column),
      byPrices: amounts.priceReturns()?[trade] ?? .nan)
  }

  /// What the returns are a share of, which without leverage is all the same.
  private func basis(
    _ proof: TradeScaleProof.Unit?, _ amounts: TradeAmounts, _ leverages: [Double]?, _ options: TradeOptions
  ) throws(MarketDataError) -> TradeBasis {
    let layout = amounts.layout
    if options.basis == .margin, leverages == nil { throw layout.missing(.leverage) }
    guard let trade = leverages?.firstIndex(where: { $0 > 0 && $0 != 1 }) else { return .position }
    if let stated = options.basis { return stated }
    if let proof, proof.scale == scale { return proof.basis }
    guard let column = layout[.leverage] else { throw layout.missing(.leverage) }
    let row = amounts.rows[trade].exit
    throw .ambiguousTradeBasis(
      layout.table.location(row: row, column: column), leverage: layout.table.text(row: row, column: column))
  }

  private func unit(
    by amounts: TradeAmounts
  ) throws(MarketDataError) -> (ReturnScale, TradeDetection.ScaleEvidence) {
    let layout = amounts.layout
    guard let column = layout[.return] else { throw layout.missing(.return) }
    let sizes = values.map(abs).sorted()
    let largest = sizes.last ?? 0
    switch layout.names[column].unit {
    case .fraction: return (.fraction, .name)
    case .percentSign: return (.percent, .name)
    case .percentWord:
      // backtesting.py calls its fractions ReturnPct, beside the bars of entry and exit.
      let cores = Set(layout.names.map(\.core))
      if layout.names[column].core == "returnpct", cores.isSuperset(of: ["entrybar", "exitbar"]) {
        return (.fraction, .name)
      }
      if largest >= TradeReturns.leastPercent { return (.percent, .size) }
    case .none:
      let isUsual = layout.names[column].isFractionByCustom && largest < TradeReturns.leastImplausibleFraction
      if isUsual, sizes[sizes.count / 2] < TradeReturns.leastImplausibleMedian { return (.fraction, .custom) }
    }
    // A column of zeros is the same in both.
    guard let trade = values.firstIndex(where: { abs($0) == largest }), largest > 0 else { return (.fraction, .size) }
    let row = amounts.rows[trade].exit
    throw .ambiguousTradeScale(
      layout.table.location(row: row, column: column), value: layout.table.text(row: row, column: column))
  }
}
