import MarketData

extension ReturnScale {
  /// The unit in words.
  var words: String {
    switch self {
    case .fraction: "fractions"
    case .percent: "percent"
    }
  }
}
