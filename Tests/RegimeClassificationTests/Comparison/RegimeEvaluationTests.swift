import ForecastEvaluation
import MarketData
import MarketSimulation
import NumericalMethods
import RegimeClassification
import Testing
import VolatilityForecasting

@Suite struct RegimeEvaluationTests {
  /// A walk over the last hundred days or so of three markets.
  private static func evaluation(_ pool: RegimeEvaluation.Pool = .all) throws -> RegimeEvaluation {
    var classifier = try MadeClassifier.classifier()
    (classifier.foldCount, classifier.isCalibrated) = (nil, false)
    let start = try MadeClassifier.market("AAA", seed: 1).closeTime(of: 279)
    var evaluation = RegimeEvaluation(classifier: classifier, start: start)
    evaluation.pool = pool
    evaluation.refitDays = 40
    evaluation.options = ClassifierComparison.Options(blockDays: 20, replications: 200)
    return evaluation
  }

  @Test func allCandidatesAndBaselinesAreScoredOnTheSameRows() throws {
    var reports: [[Int]] = []
    let comparison = try Self.evaluation().compare(on: MadeClassifier.markets()) { reports.append([$0, $1]) }
    #expect(reports == (1...4).map { [$0, 4] })
    let names = ["logistic", "trees", "average", "forest"] + RegimeBaseline.allCases.map(\.rawValue)
    #expect(comparison.pooled.entries.map(\.name) == names)
    #expect(comparison.pooled.references == RegimeBaseline.allCases.map(\.rawValue))
    // The labels of 5 days are over in each market; the first row is that of the bar that closes at the start.
    #expect(comparison.pooled.rows.count == (400 - 279 - 5) + (350 - 279 - 5) + (300 - 279 - 5))
    #expect(comparison.pooled.droppedRowCount == 0)
    #expect(comparison.markets == ["AAA", "BBB", "CCC"])
    #expect(comparison.alone.map { $0 != nil } == [true, true, false])
    // At the last of four moments there is nothing more to tell.
    #expect(comparison.fits.count == 3)
    #expect(comparison.entry("average")?.score.rowCount == comparison.pooled.rows.count)
    let baselines = [RegimeBaseline.frequencies, .transitions, .thresholds]
    let best = try #require(comparison.best(of: baselines))
    let least = baselines.compactMap { comparison.entry($0.rawValue)?.score.logLoss }.min()
    #expect(comparison.entry(best.rawValue)?.score.logLoss == least)
    let gain = try #require(comparison.gain(of: "average", over: best))
    let average = try #require(comparison.entry("average")).score.logLoss
    #expect(abs(gain.mean - ((try #require(least)) - average)) < 1e-12)
    #expect(comparison.gain(of: "nobody", over: best) == nil && comparison.entry("nobody") == nil)
  }

  @Test func threadsAndTheOrderOfMarketsChangeNothing() throws {
    let (evaluation, markets) = (try Self.evaluation(.others), try MadeClassifier.markets())
    let one = try evaluation.compare(on: markets)
    #expect(try evaluation.compare(on: markets.reversed(), threads: 3) == one)
  }

  @Test func whatIsToldOfAMarketIsWhatAClassifierTrainedByThenTells() throws {
    var evaluation = try Self.evaluation(.others)
    evaluation.candidates = [.init("average", [.logistic, .trees])]
    evaluation.refitDays = 400
    let markets = try MadeClassifier.markets()
    let comparison = try evaluation.compare(on: markets, told: ["AAA"])
    var classifier = evaluation.classifier
    classifier.models = [.logistic, .trees]
    let trained = try classifier.train(on: [markets[1], markets[2]], trainingEnd: evaluation.start)
    let rows = try classifier.task.fit(to: markets, trainingEnd: evaluation.start).rows(of: markets[0])
    let told = rows.labelledRows(from: evaluation.start)
    let probabilities = try trained.probabilities(of: markets[0])
    var loss = 0.0
    for row in told { loss -= .log(try #require(probabilities[row])[try #require(rows.labels[row])]) }
    let score = try #require(comparison.entry("average")).score
    #expect(score.rowCount == told.count && abs(score.logLoss - loss / Double(told.count)) < 1e-12)
  }

  @Test func ofItsOwnAMarketNeedsNoOthers() throws {
    let (evaluation, markets) = (try Self.evaluation(.own), try MadeClassifier.markets())
    let alone = try evaluation.compare(on: [markets[0]])
    let among = try evaluation.compare(on: markets, told: ["AAA"])
    #expect(alone.pooled == among.pooled)
  }

  /// Of a hundred folds there are too few moments before the first fit.
  @Test func foldsAreHeldOutForTemperaturesOnly() throws {
    var evaluation = try Self.evaluation()
    let market = try MadeClassifier.market("AAA", seed: 1)
    evaluation.start = market.closeTime(of: 130)
    evaluation.refitDays = 100
    let expected = try evaluation.compare(on: [market]).pooled
    evaluation.classifier.foldCount = 100
    #expect(try evaluation.compare(on: [market]).pooled == expected)
    evaluation.classifier.isCalibrated = true
    let error = #expect(throws: RegimeError.self) { try evaluation.compare(on: [market]) }
    guard case .tooFewMoments(_, needed: 100) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func theEndIsNotTold() throws {
    var evaluation = try Self.evaluation()
    let markets = try MadeClassifier.markets()
    evaluation.end = markets[0].closeTime(of: 320)
    let comparison = try evaluation.compare(on: [markets[0]])
    #expect(comparison.pooled.rows.count == 320 - 279)
    #expect(comparison.fits.count == 2)
  }

  @Test(
    arguments: [
      { $0.candidates = [] }, { $0.candidates = [.init("simulation", [.trees])] },
      { $0.candidates = [.init("a", [.trees]), .init("a", [.forest])] }, { $0.candidates = [.init("a", [])] },
      { $0.refitDays = 0 }, { $0.end = $0.start }, { $0.classifier.foldCount = 1 },
    ] as [@Sendable (inout RegimeEvaluation) -> Void])
  func choicesOutOfRangeAreRefused(_ change: @Sendable (inout RegimeEvaluation) -> Void) throws {
    var evaluation = try Self.evaluation()
    change(&evaluation)
    let market = try MadeClassifier.market("AAA", seed: 1, bars: 60)
    #expect(throws: RegimeError.self) { try evaluation.compare(on: [market]) }
  }

  @Test func whatCannotBeToldIsAnError() throws {
    let evaluation = try Self.evaluation()
    let market = try MadeClassifier.market("AAA", seed: 1, bars: 60)
    let nothing = RegimeError.evaluation(reason: .tooFewForecasts(count: 0, needed: 1))
    #expect(throws: nothing) { try evaluation.compare(on: [market]) }
    #expect(throws: RegimeError.self) { try evaluation.compare(on: [market], told: ["BBB"]) }
  }
}
