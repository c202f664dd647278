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

  /// All models, small, with a temperature of held-out folds.
  private static func classifier(_ task: RegimeTask) -> RegimeClassifier {
    var classifier = MadeClassifier.small(RegimeClassifier(task: task))
    (classifier.trees.rounds, classifier.forest.rounds, classifier.foldCount) = (2, 2, 2)
    return classifier
  }

  /// The probabilities of all bars after the end of training; nothing where that is not reached.
  private static func told(_ source: LeakSource, by pipeline: LeakPipeline) throws -> [LeakRow] {
    let (market, end) = (try pipeline.market(of: source), pipeline.trainingEnd(of: source))
    guard market.closeTime(of: market.bars.count - 1) >= end else { return [] }
    let trained = try classifier(pipeline.task).train(on: [market], trainingEnd: end)
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

  @Test func anUnlaggedFlowIsFoundInWhatIsTold() throws {
    let (pipeline, source) = (try Self.pipeline(lag: .zero), try LeakPipeline.source(bars: 280))
    let leak = try Self.check.firstLeak(of: source) { try Self.told($0, by: pipeline) }
    #expect(try leak.unwrapped.name.hasPrefix("told of"))
  }

  @Test func aModelOfLaterLabelsIsFoundInWhatIsTold() throws {
    let (pipeline, source) = (try Self.pipeline(), try LeakPipeline.source(bars: 280))
    let leak = try Self.check.firstLeak(of: source) { source in
      var later = pipeline
      // Learned from labels that are over a day after the first bar that is told.
      later.trainingBar = pipeline.trainingBar + 1
      let rows = try Self.told(source, by: later)
      return rows.map { LeakRow(name: $0.name, knownAt: pipeline.trainingEnd(of: source), values: $0.values) }
    }
    #expect(leak != nil)
  }
}
