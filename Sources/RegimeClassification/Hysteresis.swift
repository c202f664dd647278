/// A minimum stay: a new regime is adopted only when it has been the most probable for some bars in a row.
///
/// The first regime that is known is adopted at once. Where probabilities tie, the regime that holds stays, then the first
/// in the order of the classes goes. A bar without probabilities has no regime, and what comes after it begins anew. What
/// is said of a bar depends on it and the bars before it alone.
public struct Hysteresis: Sendable, Hashable {
  /// The number of bars in a row, at least 1, which is no hysteresis.
  public let minimumStay: Int

  /// Adopts each bar's most probable regime.
  public static let none = Hysteresis(unchecked: 1)

  /// A minimum stay.
  ///
  /// - Parameter minimumStay: the number of bars in a row for which a new regime has to be the most probable, at least 1.
  /// - Throws: `RegimeError.invalidSpecification`.
  public init(minimumStay: Int) throws(RegimeError) {
    guard minimumStay >= 1 else {
      throw .invalidSpecification(reason: "a minimum stay is at least one bar, \(minimumStay) is not")
    }
    self.init(unchecked: minimumStay)
  }

  private init(unchecked minimumStay: Int) { self.minimumStay = minimumStay }

  /// The regime of each bar.
  ///
  /// - Parameter probabilities: for each bar those of the regimes in their order, `nil` where there are none.
  /// - Returns: for each bar the regime that is adopted.
  /// - Precondition: a bar has a probability of each regime.
  public func regimes(of probabilities: [[Double]?]) -> [MarketRegime?] {
    var (held, wanted, count): (MarketRegime?, MarketRegime?, Int) = (nil, nil, 0)
    return probabilities.map { row in
      guard let row else {
        (held, wanted, count) = (nil, nil, 0)
        return nil
      }
      let best = Self.mostProbable(row, preferring: held)
      count = best == wanted ? count + 1 : 1
      wanted = best
      if held == nil || count >= minimumStay { held = best }
      return held
    }
  }

  /// The most probable regime: of several that tie `preferred`, else the first.
  private static func mostProbable(_ row: [Double], preferring preferred: MarketRegime?) -> MarketRegime {
    precondition(row.count == MarketRegime.allCases.count, "a bar has a probability of each regime")
    var best = preferred ?? .bull
    for regime in MarketRegime.allCases where row[regime.index] > row[best.index] { best = regime }
    return best
  }
}
