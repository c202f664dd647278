import Foundation

extension BarSeries {
  /// The logarithmic returns ln(P_t / P_{t−1}) from close to close.
  ///
  /// Each return carries the time stamp of the later of its two bars.
  ///
  /// - Parameter scale: the unit of the result.
  /// - Returns: one return fewer than there are bars.
  /// - Throws: `MarketDataError.tooFewPrices` where there are fewer than two bars.
  public func logReturns(in scale: ReturnScale = .fraction) throws(MarketDataError) -> ReturnSeries {
    try returns(kind: .log, in: scale, by: logReturn)
  }

  /// The simple returns P_t / P_{t−1} − 1 from close to close.
  ///
  /// Each return carries the time stamp of the later of its two bars.
  ///
  /// - Parameter scale: the unit of the result.
  /// - Returns: one return fewer than there are bars.
  /// - Throws: `MarketDataError.tooFewPrices` where there are fewer than two bars, `MarketDataError.invalidReturn`
  ///   where a price is more than 10³⁰⁸ times the one before it.
  public func simpleReturns(in scale: ReturnScale = .fraction) throws(MarketDataError) -> ReturnSeries {
    try returns(kind: .simple, in: scale) { ($1 - $0) / $0 }
  }

  private func returns(
    kind: ReturnKind, in scale: ReturnScale, by change: (_ from: Double, _ to: Double) -> Double
  ) throws(MarketDataError) -> ReturnSeries {
    guard count >= 2 else { throw .tooFewPrices(count: count, needed: 2) }
    let values = zip(close, close.dropFirst()).map { change($0, $1) * scale.multiplier }
    return try ReturnSeries(values: values, scale: scale, kind: kind, timeStamps: Array(timeStamps.dropFirst()))
  }
}

/// ln(later / earlier), correct to the last places for small returns too.
///
/// The ratio of two close prices loses the digits of their difference; the difference itself is exact when
/// neither price is more than twice the other (Sterbenz), and `log1p` keeps what it has.
func logReturn(from earlier: Double, to later: Double) -> Double {
  if later <= 2 * earlier, earlier <= 2 * later { return log1p((later - earlier) / earlier) }
  return log(later) - log(earlier)
}
