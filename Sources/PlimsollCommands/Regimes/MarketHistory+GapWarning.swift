import MarketData
import VolatilityForecasting

extension MarketHistory {
  /// The days that a gap may have before it is warned of: holidays are shorter.
  private static let longestHoliday = 7.0

  /// Warns where bars are missing for longer than holidays last, for a return across a gap counts as one of a bar.
  func warnOfGaps(_ diagnostics: Diagnostics) {
    let days = barDuration / .seconds(86_400)
    let long = gaps.filter { Double($0.missingBars) * days > Self.longestHoliday }
    guard let first = long.first else { return }
    diagnostics.warn(
      "\(name): \(long.count == 1 ? "a gap" : "\(long.count) gaps") of more than a week, the first of "
        + "\(first.missingBars) bars before \(bars.timeStamps[first.index]): the return across it counts as that of one bar, "
        + "and regimes near it can be wrong")
  }
}
