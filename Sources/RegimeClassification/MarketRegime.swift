/// A state of the market, in the order of the columns of probabilities.
public enum MarketRegime: String, Sendable, Codable, CaseIterable {
  /// The trend is up, the volatility not extreme.
  case bull
  /// The market ranges.
  case consolidation
  /// The trend is down.
  case bear
  /// The volatility is extreme.
  case crisis

  /// The number of the class, from zero.
  public var index: Int {
    switch self {
    case .bull: 0
    case .consolidation: 1
    case .bear: 2
    case .crisis: 3
    }
  }
}
