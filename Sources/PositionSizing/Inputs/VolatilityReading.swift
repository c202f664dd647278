/// What a forecast says about the volatility of a market.
public struct VolatilityReading: Hashable, Sendable {
  /// The forecast volatility per bar, in the unit of its source: percent or a fraction.
  public let forecastVolatility: Double
  /// The mean of the forecasts of the last days, this one included, in the same unit; `nil` where there are too few.
  public let trailingMean: Double?
  /// The rank of the forecast among those before it, from 0 to 100; `nil` where it is not known.
  public let score: Double?
  /// Whether the forecast is an alert; `nil` where it is not known.
  public let isAlert: Bool?

  /// A reading of a forecast.
  ///
  /// - Parameters:
  ///   - forecastVolatility: the forecast, positive and finite.
  ///   - trailingMean: the mean of the forecasts of the last days, positive and finite.
  ///   - score: the rank of the forecast, from 0 to 100.
  ///   - isAlert: whether the forecast is an alert.
  /// - Throws: `SizingError.impossible` for a number outside of its range.
  public init(
    forecastVolatility: Double, trailingMean: Double? = nil, score: Double? = nil, isAlert: Bool? = nil
  ) throws(SizingError) {
    self.forecastVolatility = try SizingError.positive(forecastVolatility, "forecast volatility")
    if let trailingMean { _ = try SizingError.positive(trailingMean, "mean of the forecast volatility") }
    if let score {
      _ = try SizingError.checked(score, "volatility score", in: 0...100, allowed: "a number from 0 to 100")
    }
    self.trailingMean = trailingMean
    self.score = score
    self.isAlert = isAlert
  }
}
