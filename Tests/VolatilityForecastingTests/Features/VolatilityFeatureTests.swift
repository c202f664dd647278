import Testing
import VolatilityForecasting

@Suite struct VolatilityFeatureTests {
  static let names = [
    "return", "return-24", "absolute-return", "absolute-return-6", "return-1-scaled", "return-24-scaled",
    "absolute-return-1-scaled", "log-variance-24", "log-range-6", "log-parkinson-1", "log-variance-ewma-24",
    "log-range-24-adjusted", "log-range-ewma-8-adjusted-relative", "log-variance-720-relative", "level", "log-span-24",
    "log-span-24-relative", "semivariance-24", "jump-24", "largest-share-24", "volume-surprise-168",
    "volume-ratio-24-168", "time-of-day-volume-14", "hour-of-day", "hour-dummies", "weekday", "season",
    "season-ahead-24", "har", "har-relative", "fine-har", "fine-har-relative", "funding", "flow",
    "column:open-interest",
    "column:a:b", "garch-variance", "garch-variance-relative", "garch-residual", "correlation:ETHUSDT:720",
    "premium:BTCKRW:720", "other:ETHUSDT:return", "other:ETH-USD:log-variance-24-relative",
    "mean-of-others-log-variance-24", "deviation:336:log-range-24", "lowest:168:log-range-24-relative",
    "mean:8760:log-range-24", "highest:168:mean-of-others-log-range-6", "other:ETHUSDT:lowest:7:return",
    "log-variance-1000000",
  ]

  @Test(arguments: names) func nameIsReadAndPrinted(_ name: String) throws {
    #expect(try VolatilityFeature(name).description == name)
  }

  @Test func namesAreDifferentFeatures() throws {
    #expect(Set(try Self.names.map { name throws in try VolatilityFeature(name) }).count == Self.names.count)
  }

  @Test func otherSpellingsAreTheSameFeature() throws {
    #expect(try VolatilityFeature("return-1") == VolatilityFeature("return"))
    #expect(try VolatilityFeature("column:funding") == .funding)
    #expect(try VolatilityFeature("column:flow") == .flow)
  }

  @Test(arguments: [
    "", "returns", "Return", "return-", "return-0", "return-01", "return-+1", "return--1", "return-1000001",
    "return-scaled", "log-variance", "log-variance-24-", "log-variance-24-relative-adjusted", "log-variance-ewma",
    "log-volume-24", "log-span-24-adjusted", "semivariance", "semivariance-24-relative", "volume-ratio-24",
    "volume-ratio-0-24", "column:", "column", "correlation:ETH", "correlation::720", "other:ETH", "other::return",
    "other:ETH:returns", "mean-of-others-", "lowest:168", "lowest:0:return", "median:168:return", "har-24", " return",
  ]) func otherTextIsRefused(_ text: String) {
    #expect(throws: ForecastingError.unknownFeature(text: text)) { try VolatilityFeature(text) }
  }

  @Test func nestingHasAnEnd() throws {
    func nested(_ depth: Int) -> String { String(repeating: "mean:2:", count: depth) + "return" }
    #expect(try VolatilityFeature(nested(27)).description.utf8.count == 195)
    for depth in [28, 100_000] {
      #expect(throws: ForecastingError.unknownFeature(text: nested(depth))) { try VolatilityFeature(nested(depth)) }
    }
  }

  @Test func listIsCutAtCommas() throws {
    #expect(
      try VolatilityFeature.list("return,har") == [
        .logReturn(bars: 1, isAbsolute: false, isScaled: false), .har(isFine: false, isRelative: false),
      ])
    #expect(throws: ForecastingError.unknownFeature(text: "")) { try VolatilityFeature.list("return,,har") }
  }
}
