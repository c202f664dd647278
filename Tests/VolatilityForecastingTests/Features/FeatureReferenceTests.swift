import MarketData
import Testing
import VolatilityForecasting

/// Features against plain windows in numpy.
@Suite struct FeatureReferenceTests {
  /// Windows are added up in another order, and logarithms of small numbers keep their relative error.
  static let tolerance = 1e-11
  /// Correlations and deviations are differences of sums, which numpy takes of distances from the mean.
  static let looseTolerance = 1e-8

  @Test(arguments: ForecastFeaturesReference.shared.features.keys.sorted()) func isThatOfNumpy(_ name: String) throws {
    let reference = ForecastFeaturesReference.shared
    let feature = try VolatilityFeature(name.hasPrefix("hour-of-day-") ? "hour-of-day" : name)
    let matrix = try ForecastFeaturesReference.fitted(FeatureSet([feature]))
      .matrix(of: ForecastFeaturesReference.market())
    let column = try matrix.column(name).unwrapped
    let isDifference = name.hasPrefix("correlation") || name.hasPrefix("deviation")
    let distance = largestDistance(reference.rows.map { column[$0] }, try reference.features[name].unwrapped)
    #expect(distance < (isDifference ? Self.looseTolerance : Self.tolerance))
  }

  @Test func seasonIsLearnedFromAllMarketsUntilTheEndOfTraining() throws {
    let fitted = try FeatureSet([.season]).fit(
      to: ForecastFeaturesReference.panel(), trainingEnd: ForecastFeaturesReference.trainingEnd)
    #expect(
      largestDistance(try fitted.season.unwrapped.factors, ForecastFeaturesReference.shared.season.map { $0 }) < 1e-12)
  }

  @Test func groupsAreTheirParts() throws {
    let market = try ForecastFeaturesReference.market()
    let hours = try FeatureSet(VolatilityFeature.list("fine-har,har-relative,weekday,hour-dummies")).matrix(of: market)
    #expect(
      Array(hours.names.prefix(8)) == [
        "log-range-1", "log-variance-1", "log-variance-6", "log-variance-42", "log-variance-180",
        "log-variance-6-relative", "log-variance-42-relative", "log-variance-180-relative",
      ])
    for row in [0, 17, 300] {
      let day = [1, 2, 3, 4, 5, 6].map { hours.row(row).dropFirst(8)[hours.columnCount * row + 7 + $0] }
      let hour = hours.row(row).suffix(23)
      let seconds = market.bars.timeStamps[row].microseconds / 1_000_000
      // 1970-01-01 was a Thursday, the fourth day.
      let weekday = Int(seconds / 86_400 + 3) % 7 + 1
      #expect(day == (1...6).map { $0 == weekday ? 1 : 0 })
      #expect(Array(hour) == (1...23).map { $0 == seconds / 3600 % 24 ? 1 : 0 })
    }
  }

  @Test func harOfDailyBarsHasEachWindowOnce() throws {
    let closes = (0..<40).map { 100 + Double($0 * $0 % 11) }
    let market = try MarketHistory(name: "A", bars: closeOnly(closes, seconds: 86_400))
    let matrix = try FeatureSet([.har(isFine: false, isRelative: false)], level: .squaredReturn).matrix(of: market)
    #expect(matrix.names == ["log-variance-1", "log-variance-7", "log-variance-30"])
    #expect(matrix.firstRow == 30)
  }

  @Test func fineHARIsMadeWithTheLevelsMeasure() throws {
    let closes = (0..<40).map { 100 + Double($0 * $0 % 11) }
    let market = try MarketHistory(name: "A", bars: closeOnly(closes))
    let matrix = try FeatureSet([.har(isFine: true, isRelative: false)], level: .squaredReturn).matrix(of: market)
    #expect(
      matrix.names == [
        "log-variance-1", "log-variance-6", "log-variance-24", "log-variance-168", "log-variance-720",
      ])
  }

  @Test func standstillHasTheFloor() throws {
    let market = try MarketHistory(name: "A", bars: closeOnly([Double](repeating: 5, count: 50), seconds: 86_400))
    let features = try VolatilityFeature.list(
      "log-variance-3,level,semivariance-3,jump-3,largest-share-4,return-2-scaled")
    let matrix = try FeatureSet(features, level: .squaredReturn).matrix(of: market)
    let floor = -12 * 2.302585092994046
    for (value, expected) in zip(matrix.row(49), [floor, floor, 0.5, 0, 0.25, 0]) {
      #expect(abs(value - expected) < 1e-12)
    }
  }
}
