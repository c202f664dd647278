import MarketData

extension FeatureColumns {
  /// A declared column, which may begin after the bars but not stop before them.
  func declared(_ name: String) throws(ForecastingError) -> [Double] {
    guard let values = market.bars.columns[name] else {
      throw .missingColumn(market: market.name, column: name, available: market.bars.columns.keys.sorted())
    }
    let start = values.firstIndex { !$0.isNaN } ?? values.count
    if let bad = values[start...].firstIndex(where: { !$0.isFinite }) {
      throw .missingValue(
        market: market.name, feature: VolatilityFeature.column(name).description,
        timeStamp: market.bars.timeStamps[bad], value: values[bad])
    }
    return values
  }
}
