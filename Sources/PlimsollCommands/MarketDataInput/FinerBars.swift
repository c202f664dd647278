import MarketData

/// The bars of a file that longer ones were put together from.
struct FinerBars {
  /// The bars of the file.
  let bars: BarSeries
  /// The size of the longer ones.
  let size: BarSize
  /// The zone at whose midnight days start.
  let zone: UTCOffset

  /// The realised measures of each of the longer bars.
  ///
  /// - Throws: `MarketDataError`; `.periodOfPartialBars` where the longer bars are not a whole number of the others.
  func realizedMeasures() throws(MarketDataError) -> [RealizedMeasures] {
    guard let period else { return [] }
    return try bars.realizedMeasures(RealizedOptions(period: period, zone: zone))
  }

  /// The length of the longer bars; `nil` for weeks and months, whose starts are not a whole number of lengths since 1970.
  var period: Duration? { size.unit == .week ? nil : size.duration }
}
