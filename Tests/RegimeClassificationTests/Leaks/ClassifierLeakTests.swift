import GradientBoosting
import MarketData
import RegimeClassification
import Testing
import VolatilityForecasting

/// What classifiers say at a moment does not depend on what comes after it, and where it does that is found.
@Suite struct ClassifierLeakTests {
  private static func pipeline(lag: Duration? = nil) throws -> LeakPipeline {
    let features = try RegimeFeature.list("momentum-7,volatility-3,range-1,crisis-distance,net-flow-1,simulation")
    let task = try RegimeTask(rule: MadeClassifier.rule(), label: .state(ahead: 5), features: features)
    return LeakPipeline(task: task, trainingBar: 200, joinedLag: lag)
  }

  /// A market whose volume is zero until bar 300, after the end of training at 250.
  private static func lateVolume() throws -> LeakSource {
    var source = try LeakPipeline.source(bars: 330)
    let bars = source.bars
    source.bars = try BarSeries(
      timeStamps: bars.timeStamps, close: bars.close, open: bars.open, high: bars.high, low: bars.low,
      volume: bars.volume.map { $0.enumerated().map { $0 < 300 ? 0 : $1 } }, columns: bars.columns)
    return source
  }

  /// All models, small, with a temperature of held-out folds.
  private static func classifier(_ task: RegimeTask) -> RegimeClassifier {
    var classifier = MadeClassifier.small(RegimeClassifier(task: task))
    (classifier.trees.rounds, classifier.forest.rounds, classifier.foldCount) = (2, 2, 2)
    return classifier
  }

  /// The probabilities of all bars after the end of training, from labels that are over by a delay later; nothing where
  /// that end is not reached.
  private static func told(
    _ source: LeakSource, by pipeline: LeakPipeline, delay: Duration = .zero
  ) throws -> [LeakRow] {
    let (market, end) = (try pipeline.market(of: source), pipeline.trainingEnd(of: source))
    guard market.closeTime(of: market.bars.count - 1) >= end else { return [] }
    let later = TimeStamp(microseconds: end.microseconds + delay.components.seconds * 1_000_000)
    let trained = try classifier(pipeline.task).train(on: [market], trainingEnd: later)
    return try trained.probabilities(of: market).enumerated().compactMap { bar, row in
      let close = market.closeTime(of: bar)
      return row.flatMap { close >= end ? LeakRow(name: "told of \(bar)", knownAt: close, values: $0) : nil }
    }
  }

  private static let check = LeakCheck(firstBar: 190, furtherBars: [200, 201])

  @Test func nothingOfTheFutureIsReadInTelling() throws {
    let (pipeline, source) = (try Self.pipeline(), try LeakPipeline.source(bars: 280))
    #expect(try Self.told(source, by: pipeline).count == 80)
    #expect(try Self.check.firstLeak(of: source) { try Self.told($0, by: pipeline) } == nil)
  }

  /// The features that a market allows do not depend on when it begins to have a volume.
  @Test func featuresThatAreChosenForAMarketReadNothingOfTheFuture() throws {
    let pipeline = LeakPipeline(task: try Self.pipeline().task, trainingBar: 250)
    func told(_ source: LeakSource) throws -> [LeakRow] {
      var pipeline = pipeline
      pipeline.task = try RegimeClassifier(
        for: [pipeline.market(of: source)], rule: MadeClassifier.rule(), label: .state(ahead: 5)
      ).task
      #expect(pipeline.task.features.contains(.volumeRatio(short: 3, long: 30)))
      return try Self.told(source, by: pipeline)
    }
    let source = try Self.lateVolume()
    #expect(try told(source).count == 80)
    let check = LeakCheck(dateCount: 20, firstBar: 240, furtherBars: [250, 299, 300])
    #expect(try check.firstLeak(of: source, in: told) == nil)
  }

  @Test func anUnlaggedFlowIsFoundInWhatIsTold() throws {
    let (pipeline, source) = (try Self.pipeline(lag: .zero), try LeakPipeline.source(bars: 280))
    let leak = try Self.check.firstLeak(of: source) { try Self.told($0, by: pipeline) }
    #expect(try leak.unwrapped.name.hasPrefix("told of"))
  }

  @Test func labelsThatOverlapWhatIsToldAreFound() throws {
    let (pipeline, source) = (try Self.pipeline(), try LeakPipeline.source(bars: 280))
    let leak = try Self.check.firstLeak(of: source) {
      try Self.told($0, by: pipeline, delay: .seconds(5 * 86_400))
    }
    #expect(try leak.unwrapped.name == "told of 200")
  }
}
