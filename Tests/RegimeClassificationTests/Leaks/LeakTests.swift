import MarketData
import RegimeClassification
import Testing
import VolatilityForecasting

/// Nothing that is said to be known at a moment depends on what comes after it, and what does is found.
@Suite struct LeakTests {
  private static let rule = Result {
    try RegimeRule(volatilityDays: 20, historyDays: 200, smallestHistoryDays: 60)
  }

  private static let features = Result {
    try RegimeFeature.list(
      "funding,mean:3:funding,net-flow-1,net-flow-7,volume-ratio-3-30,momentum-7,simulation,trend-distance-60,"
        + "bars:log-range-3-relative,known-change,state")
  }

  /// A pipeline of a label, with features of all kinds.
  private static func pipeline(_ label: String, trainingBar: Int = 260, lag: Duration? = nil) throws -> LeakPipeline {
    let (rule, label) = (try rule.get(), try RegimeLabel(label))
    let standard = RegimeTask.standardFeatures(rule: rule, label: label).filter {
      // Of 200 days there is no mean in so short a market.
      ![.trendDistance(days: 200), .momentum(days: 7), .state].contains($0)
    }
    let task = try RegimeTask(rule: rule, label: label, features: standard + features.get())
    return LeakPipeline(task: task, trainingBar: trainingBar, joinedLag: lag)
  }

  @Test(arguments: ["state-7", "volatility-7", "trend-and-volatility-7", "hidden-markov-7"])
  func nothingOfTheFutureIsRead(_ label: String) throws {
    let pipeline = try Self.pipeline(label)
    let source = try LeakPipeline.source(bars: 360)
    let rows = try pipeline.rows(of: source)
    #expect(rows.trainingRows(labelsKnownBy: pipeline.trainingEnd(of: source)).count > 100)
    let leak = try LeakCheck(firstBar: 150, furtherBars: [260]).firstLeak(of: source, in: pipeline.honest)
    #expect(leak == nil)
  }

  @Test(arguments: ["state-3", "volatility-3"]) func nothingIsReadOfBarsWithinDays(_ label: String) throws {
    let pipeline = try Self.pipeline(label, trainingBar: 620)
    let source = try LeakPipeline.source(bars: 720, hours: 8)
    let leak = try LeakCheck(dateCount: 40, firstBar: 330, furtherBars: [620]).firstLeak(
      of: source, in: pipeline.honest)
    #expect(leak == nil)
  }

  /// A pipeline that reads the future in one place.
  enum Plant: String, CaseIterable {
    case unlaggedFlow
    case centredWindow
    case scalerOfAllData
    case labelOverTheSplit
    case thresholdOfTheTest
  }

  @Test(arguments: Plant.allCases) func plantedLeakIsFound(_ plant: Plant) throws {
    let pipeline = try Self.pipeline("state-7", lag: plant == .unlaggedFlow ? .zero : nil)
    let source = try LeakPipeline.source(bars: 360)
    let leak = try LeakCheck(firstBar: 150, furtherBars: [260]).firstLeak(of: source) {
      try Self.planted(plant, in: pipeline, source: $0)
    }
    let found = try leak.unwrapped.name
    switch plant {
    case .unlaggedFlow, .centredWindow, .scalerOfAllData: #expect(found.hasPrefix("features of"))
    case .labelOverTheSplit: #expect(found.hasPrefix("training row"))
    case .thresholdOfTheTest: #expect(found.hasPrefix("thresholds of"))
    }
  }

  private static func planted(
    _ plant: Plant, in pipeline: LeakPipeline, source: LeakSource
  ) throws -> [LeakRow] {
    let rows = try pipeline.rows(of: source)
    let end = pipeline.trainingEnd(of: source)
    switch plant {
    case .unlaggedFlow: return pipeline.known(of: rows, trainingEnd: end)
    case .centredWindow:
      let centred = centredMeans(of: try rows.features.column("momentum-1").unwrapped)
      return featureRows(rows) { [centred[$0]] }
    case .scalerOfAllData:
      let names = ["momentum-7", "crisis-distance"]
      let columns = try names.map { try rows.features.column($0).unwrapped }
      let matrix = FeatureMatrix(
        market: "scaled", names: names, timeStamps: rows.features.timeStamps,
        values: (0..<rows.count).flatMap { row in columns.map { $0[row] } })
      let scaled = try FeatureScaling(learnedFrom: [(matrix, 0..<rows.count)]).scaled(matrix)
      return featureRows(rows) { Array(scaled.row($0)) }
    case .labelOverTheSplit:
      // By the close of the row instead of the end of its label.
      let numbers = (0..<rows.count).filter {
        rows.closeTimes[$0] <= end && rows.isUsable[$0] && rows.labels[$0] != nil
      }
      return pipeline.training(on: numbers, of: rows, trainingEnd: end)
    case .thresholdOfTheTest:
      let numbers = (0..<rows.count).filter { rows.isUsable[$0] && rows.labels[$0] != nil }
      return try pipeline.predictions(of: .thresholds, learnedFrom: numbers, for: rows, trainingEnd: end)
    }
  }

  private static func featureRows(_ rows: RegimeRows, values: (Int) -> [Double]) -> [LeakRow] {
    (0..<rows.count).map {
      LeakRow(name: "features of \($0)", knownAt: rows.closeTimes[$0], values: values($0))
    }
  }

  /// The means of seven values, three of which come after.
  private static func centredMeans(of values: [Double]) -> [Double] {
    values.indices.map { row in
      row >= 3 && row + 3 < values.count ? values[row - 3...row + 3].reduce(0, +) / 7 : .nan
    }
  }

  @Test func honestScalingIsNoLeak() throws {
    let pipeline = try Self.pipeline("state-7")
    let source = try LeakPipeline.source(bars: 360)
    let leak = try LeakCheck(dateCount: 30, firstBar: 150).firstLeak(of: source) { source in
      let matrix = try pipeline.rows(of: source).features
      let end = pipeline.trainingEnd(of: source)
      guard matrix.rowCount > pipeline.trainingBar else { return [] }
      let scaled = try FeatureScaling(learnedFrom: [(matrix, 0..<pipeline.trainingBar + 1)]).scaled(matrix)
      return (pipeline.trainingBar..<matrix.rowCount).map { row in
        LeakRow(name: "scaled \(row)", knownAt: max(end, source.close(row)), values: Array(scaled.row(row)))
      }
    }
    #expect(leak == nil)
  }
}
