import MarketData

extension CSVDetection {
  /// How the columns whose roles tell it become one value of a longer bar: those that add up, by their sum.
  var columnRules: [String: ColumnRule] {
    let rolesToAdd: [ColumnRole] = [.quoteVolume, .inflow, .outflow]
    let sums = rolesToAdd.compactMap { columns[$0] }.map { ($0, ColumnRule.sum) }
    return Dictionary(sums, uniquingKeysWith: { first, _ in first })
  }
}
