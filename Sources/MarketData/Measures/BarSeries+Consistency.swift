extension BarSeries {
  /// Whether the bar has no price that its others rule out: the low is not above the high, nor open or close outside.
  func isConsistent(at bar: Int) -> Bool {
    if let high, let low, low[bar] > high[bar] { return false }
    for price in [open?[bar], close[bar]] {
      guard let price else { continue }
      if let high, price > high[bar] { return false }
      if let low, price < low[bar] { return false }
    }
    return true
  }

  /// Checks that the series has prices beyond the close.
  ///
  /// - Throws: `MarketDataError.pricesMissing`.
  func require(_ roles: [ColumnRole]) throws(MarketDataError) {
    let present: [ColumnRole: [Double]?] = [.open: open, .high: high, .low: low]
    let missing = roles.filter { (present[$0] ?? nil) == nil }
    guard missing.isEmpty else { throw .pricesMissing(roles: missing) }
  }
}
