import MarketData

/// What is taken for the variance of a single bar when features are made.
///
/// The raw values are the words in the names of features: `log-variance-24`, `log-range-24`, `log-parkinson-24`.
public enum VarianceMeasure: String, Sendable, CaseIterable {
  /// r², from close to close; needs nothing else and sees gaps between bars.
  case squaredReturn = "variance"
  /// Garman and Klass's estimate from open, high, low and close; needs all four, and is the most precise.
  case garmanKlass = "range"
  /// Parkinson's estimate from high and low.
  case parkinson = "parkinson"

  /// The estimator of the range; `nil` for squared returns.
  var estimator: RangeEstimator? {
    switch self {
    case .squaredReturn: nil
    case .garmanKlass: .garmanKlass
    case .parkinson: .parkinson
    }
  }

  /// The most precise measure that the bars of all markets have the prices for.
  ///
  /// - Parameter markets: the markets that are learned from or forecast together.
  /// - Returns: `garmanKlass` with open, high and low, `parkinson` with high and low, `squaredReturn` else.
  public static func mostPrecise(for markets: [MarketHistory]) -> VarianceMeasure {
    let bars = markets.map(\.bars)
    guard bars.allSatisfy({ $0.high != nil && $0.low != nil }) else { return .squaredReturn }
    return bars.allSatisfy { $0.open != nil } ? .garmanKlass : .parkinson
  }
}
