public import MarketData
import NumericalMethods

/// What is taken for the variance of a period after it is over.
///
/// The raw values are the names on the command line.
public enum VarianceProxy: String, Sendable, Codable, CaseIterable {
  /// r²: unbiased where the mean is zero, and very noisy. The mean is not taken off.
  case squaredReturn = "squared-return"
  /// (ln(H/L))²/(4 ln 2), from the high and the low of the bar at whose close the return ends.
  ///
  /// Five times as precise as the squared return of the bar, for a price that moves continuously and without drift;
  /// it does not see what happens between two bars.
  /// Source: Parkinson (1980), "The extreme value method for estimating the variance of the rate of return".
  case parkinson

  /// The proxy of each period that has a return.
  ///
  /// - Parameters:
  ///   - returns: the returns of the periods.
  ///   - bars: the bars that the returns were computed from; `squaredReturn` does without.
  /// - Returns: as many values as returns, in the squared unit of the returns.
  /// - Throws: `EvaluationError.noHighsAndLows`, `.noTimeStamps`, `.noBar`, `.highBelowLow`.
  public func values(for returns: ReturnSeries, bars: BarSeries? = nil) throws(EvaluationError) -> [Double] {
    switch self {
    case .squaredReturn: return returns.values.map { $0 * $0 }
    case .parkinson: return try parkinson(returns, bars: bars)
    }
  }

  private func parkinson(_ returns: ReturnSeries, bars: BarSeries?) throws(EvaluationError) -> [Double] {
    guard let bars, let high = bars.high, let low = bars.low else { throw .noHighsAndLows(proxy: self) }
    guard let timeStamps = returns.timeStamps else { throw .noTimeStamps(proxy: self) }
    let unit = returns.scale.multiplier * returns.scale.multiplier
    var values: [Double] = []
    values.reserveCapacity(returns.count)
    var bar = 0
    for timeStamp in timeStamps {
      while bar < bars.count, bars.timeStamps[bar] < timeStamp { bar += 1 }
      guard bar < bars.count, bars.timeStamps[bar] == timeStamp else { throw .noBar(timeStamp: timeStamp) }
      guard high[bar] >= low[bar] else {
        throw .highBelowLow(timeStamp: timeStamp, high: high[bar], low: low[bar])
      }
      // ln(H/L) without the rounding of a ratio close to one.
      let range = Double.log(onePlus: (high[bar] - low[bar]) / low[bar])
      values.append(unit * range * range / (4 * .log(2)))
    }
    return values
  }
}
