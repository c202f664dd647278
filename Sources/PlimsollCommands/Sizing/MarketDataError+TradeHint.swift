import MarketData

extension MarketDataError {
  /// What helps against an error about a file of trades, by the options of such files.
  var tradeHint: String? {
    switch self {
    case .tradeColumnNotFound(_, column: .side, _): "--trade-side long or --trade-side short states it for all trades"
    case .tradeColumnNotFound(_, let column, _): "--trade-column \(column.rawValue)=NAME names it"
    case .ambiguousTradeColumns(_, let column, let candidates):
      "for example: --trade-column \(column.rawValue)=\(candidates.first ?? "NAME")"
    case .tradeReturnsNotFound: "--trade-column return=NAME names a column of returns"
    case .ambiguousTradeScale: "--trade-scale percent or --trade-scale fraction states it"
    case .ambiguousTradeBasis: "--trade-basis margin or --trade-basis position states it"
    case .tradeReturnsAgainstPrices:
      "--trade-scale states the unit, --trade-column return=NAME chooses another column"
    case .ambiguousTimeStamps: "choose one with --trade-time-format"
    case .columnNotFound(_, let name, let available), .symbolNotFound(_, let name, let available):
      Spelling.suggestion(for: name, among: available)
    default: nil
    }
  }
}
