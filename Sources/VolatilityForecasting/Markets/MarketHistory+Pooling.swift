extension MarketHistory {
  /// Throws where markets that are pooled have bars of different lengths.
  static func requireBarsOfOneLength(_ markets: [MarketHistory]) throws(ForecastingError) {
    guard let first = markets.first, let other = markets.first(where: { $0.barDuration != first.barDuration }) else {
      return
    }
    throw .invalidSpecification(
      reason: "markets that are pooled have bars of one length: those of \(first.name) are \(first.barDuration), those "
        + "of \(other.name) \(other.barDuration)")
  }
}
