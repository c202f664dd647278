/// Which column of a table of bars holds what.
public enum ColumnRole: String, CaseIterable, Codable, Sendable {
  /// The start of the bar.
  case timestamp
  /// The first price of the bar.
  case open
  /// The highest price of the bar.
  case high
  /// The lowest price of the bar.
  case low
  /// The last price of the bar.
  case close
  /// What was traded during the bar, in units of what is traded, where the file says so.
  case volume
  /// What was traded during the bar, in the currency of the price.
  case quoteVolume = "quote-volume"
  /// The rate that holders of a perpetual future pay, per payment.
  case funding
  /// What flowed into exchanges.
  case inflow
  /// What flowed out of exchanges.
  case outflow
  /// The volatility that option prices imply.
  case impliedVolatility = "implied-volatility"
  /// Which market a row belongs to.
  case symbol

  /// The roles whose columns hold prices.
  static let prices: [ColumnRole] = [.open, .high, .low, .close]

  /// Whether a file in which several columns could have this role must not be read without a choice.
  var isEssential: Bool {
    switch self {
    case .timestamp, .open, .high, .low, .close, .volume: true
    case .quoteVolume, .funding, .inflow, .outflow, .impliedVolatility, .symbol: false
    }
  }

  /// Whether a column of that name usually has this role.
  package func isUsual(name: String) -> Bool { ColumnName(name).rank(as: self) != nil }
}
