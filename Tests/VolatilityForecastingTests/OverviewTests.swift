import MarketData
import Testing
import VolatilityForecasting

/// The example of the module's overview.
@Suite struct OverviewTests {
  @Test func exampleRuns() throws {
    let trainingEnd = ForecastFeaturesReference.trainingEnd
    let validationEnd = TimeStamp(microseconds: trainingEnd.microseconds + 10 * 86_400_000_000)
    let markets = try ForecastFeaturesReference.panel()
    let split = try TimeSplit(trainingEnd: trainingEnd, validationEnd: validationEnd)
    let features = try FeatureSet(VolatilityFeature.list("fine-har-relative,level,season-ahead-24,weekday"))
      .fit(to: markets, trainingEnd: split.trainingEnd)
    var parts: [(matrix: FeatureMatrix, rows: Range<Int>)] = []
    for market in markets {
      let matrix = try features.matrix(of: market)
      parts.append((matrix, split.parts(of: market, horizon: 24, firstRow: matrix.firstRow).training))
    }
    let scaling = try FeatureScaling(learnedFrom: parts)
    #expect(scaling.names.count == 13 && scaling.constantColumns.isEmpty)
    #expect(parts.allSatisfy { $0.rows.count > 80 && $0.matrix.usableRows(in: $0.rows) == Array($0.rows) })
  }
}
