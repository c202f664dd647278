import MarketData

extension TradeDetection {
  /// How the trades were read, in a line: their number, the columns, the unit and the times.
  func line(_ options: TradeOptions) -> String {
    var line = "\(file): \(Self.counted(trades, "closed trade"))"
    if let symbol = options.symbol {
      line += " of \(symbol) (\(Self.counted(tradesOfOtherSymbols, "trade")) of others left out)"
    }
    let roles = TradeColumn.allCases.compactMap { role in
      columns[role].map { "\(role.rawValue)=\($0.joined(separator: "+"))" }
    }
    line += "; columns \(roles.joined(separator: ", "))"
    if let source { line += "; returns from \(source.rawValue)" }
    if let scale, let scaleEvidence {
      line += ": \(scale == .percent ? "percent" : "fractions") \(areOfMargin ? "of the margin" : "of the position"), "
      line += scaleEvidence == .given ? "as given" : "by \(scaleEvidence.rawValue)"
    }
    if let contractSize { line += "; one of quantity is about \(contractSize) units" }
    return line + lineOfTimes(options)
  }

  private func lineOfTimes(_ options: TradeOptions) -> String {
    guard timeForm != nil else { return "; no times of closes" }
    guard options.bar == nil, let closeGrid else { return "" }
    return "; closes are multiples of \(closeGrid) apart and count as they are: where they are starts of bars, "
      + "--trade-bar \(closeGrid) counts from their ends"
  }

  /// Warns of what had to be assumed about the trades beyond what `options` state, and of what was left out.
  func warn(_ diagnostics: Diagnostics, options: TradeOptions) {
    if let scale, let scaleEvidence, [.custom, .size].contains(scaleEvidence) {
      diagnostics.warn(
        "\(file): the returns are read as \(scale == .percent ? "percent" : "fractions") by \(scaleEvidence.rawValue) "
          + "alone; --trade-scale states their unit")
    }
    let costs = (columns[.fees] ?? []) + (columns[.swap] ?? [])
    if source == .prices, !costs.isEmpty {
      diagnostics.warn(
        "\(file): the returns are before costs: without a column of quantities, \(list(costs)) cannot be taken off; "
          + "--trade-column quantity=NAME names one")
    }
    warnOfTimes(diagnostics, options)
    if openTrades > 0 {
      diagnostics.warn("\(file): left out: \(Self.counted(openTrades, "trade")) not closed")
    }
    if otherRows > 0 {
      diagnostics.warn("\(file): left out: \(Self.counted(otherRows, "row")) of something else than trades")
    }
  }

  private func warnOfTimes(_ diagnostics: Diagnostics, _ options: TradeOptions) {
    if zone == .assumedUTC, timeForm != nil, datedCloses < trades {
      diagnostics.warn("\(file): the times of closes name no zone and are taken as UTC; --trade-zone states another")
    }
    guard datedCloses > 0 else { return }
    let which = datedCloses == trades ? "the closes" : "\(datedCloses) of \(trades) closes"
    diagnostics.warn("\(file): \(which) are dates, so that these trades count from the end of the day on")
  }

  /// What helps where no trade is closed.
  var hintOfNoTrades: String? {
    guard openTrades > 0 else { return nil }
    return "\(Self.counted(openTrades, "trade")) not closed: the status says so, or there is no close or no exit price"
  }

  private func list(_ names: [String]) -> String { names.map(\.quoted).joined(separator: ", ") }

  private static func counted(_ count: Int, _ what: String) -> String { "\(count) \(what)\(count == 1 ? "" : "s")" }
}
