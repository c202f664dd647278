/// A Sharpe ratio and how much evidence it rests on.
public struct SharpeEvidence: Hashable, Sendable {
  /// S, the mean over the standard deviation of returns, annualised.
  public let sharpeRatio: Double
  /// T, the length of the evidence in years, positive.
  public let years: Double

  /// Evidence of a Sharpe ratio.
  ///
  /// - Throws: `SizingError.impossible` for a ratio that is not finite, or years that are not positive and finite.
  public init(sharpeRatio: Double, years: Double) throws(SizingError) {
    guard sharpeRatio.isFinite else {
      throw .impossible(quantity: "Sharpe ratio", value: sharpeRatio, allowed: "a finite number")
    }
    self.sharpeRatio = sharpeRatio
    self.years = try SizingError.positive(years, "number of years")
  }
}
