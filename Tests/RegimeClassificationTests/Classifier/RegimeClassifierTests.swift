import GradientBoosting
import MarketData
import RegimeClassification
import Testing
import VolatilityForecasting

@Suite struct RegimeClassifierTests {
  @Test func theSameComesOutWhateverTheThreadsAndTheOrderOfMarkets() throws {
    let (classifier, markets) = (try MadeClassifier.classifier(), try MadeClassifier.markets())
    let one = try classifier.train(on: markets)
    #expect(try classifier.train(on: markets, threads: 3) == one)
    #expect(try classifier.train(on: [markets[2], markets[0], markets[1]], threads: 2) == one)
    #expect(one.markets == ["AAA", "BBB", "CCC"])
    var other = classifier
    other.forest.seed = 9
    #expect(try other.train(on: markets).members.forest != one.members.forest)
    #expect(try other.train(on: markets).members.logistic == one.members.logistic)
  }

  @Test func anotherMarketIsTold() throws {
    let trained = try MadeClassifier.classifier().train(on: MadeClassifier.markets())
    let market = try MadeClassifier.market("NEW", seed: 7, bars: 300)
    let told = try trained.probabilities(of: market)
    #expect(told.count == 300)
    let first = try #require(told.firstIndex { $0 != nil })
    #expect(first >= 58 && told[first...].allSatisfy { $0 != nil })
    for row in told.compactMap(\.self) {
      #expect(row.count == 4 && row.allSatisfy { $0 > 0 && $0 < 1 } && abs(row.reduce(0, +) - 1) < 1e-12)
    }
    // Each from the bars up to its own.
    let shorter = try trained.probabilities(of: market.prefix(200))
    #expect(shorter == Array(told.prefix(200)))
  }

  @Test func aMarketWithoutTheColumnsIsRefusedWithTheirNames() throws {
    let trained = try MadeClassifier.classifier().train(on: MadeClassifier.markets())
    let market = try MadeClassifier.market("NEW", seed: 7, bars: 100)
    var columns = market.bars.columns
    columns["funding"] = nil
    columns["outflow"] = nil
    let bars = try BarSeries(
      timeStamps: market.bars.timeStamps, close: market.bars.close, open: market.bars.open, high: market.bars.high,
      low: market.bars.low, volume: market.bars.volume, columns: columns)
    let lacking = try MarketHistory(name: "NEW", bars: bars)
    #expect(throws: RegimeError.missingColumns(market: "NEW", columns: ["funding", "outflow"])) {
      try trained.probabilities(of: lacking)
    }
    #expect(throws: RegimeError.self) { try MadeClassifier.classifier().train(on: [lacking]) }
  }

  @Test func barsOfAnotherLengthAreRefused() throws {
    let (classifier, markets) = (try MadeClassifier.classifier(), try MadeClassifier.markets())
    let hours = try MadeClassifier.market("NEW", seed: 7, bars: 100, seconds: 3600)
    let error = RegimeError.otherBars(market: "NEW", duration: .seconds(3600), expected: .seconds(86_400))
    #expect(throws: error) { try classifier.train(on: markets + [hours]) }
    let trained = try classifier.train(on: markets)
    #expect(throws: error) { try trained.probabilities(of: hours) }
    #expect(throws: RegimeError.self) { try classifier.train(on: [markets[0], markets[0]]) }
  }

  @Test func labelsThatAreNotOverByTheEndOfTrainingAreNotLearned() throws {
    let (classifier, markets) = (try MadeClassifier.classifier(), try MadeClassifier.markets())
    let end = markets[0].closeTime(of: 249)
    let trained = try classifier.train(on: markets, trainingEnd: end)
    #expect(try classifier.train(on: markets.map { $0.prefix(250) }, trainingEnd: end) == trained)
    #expect(try classifier.train(on: markets.map { $0.prefix(250) }) == trained)
    let later = try classifier.train(on: markets, trainingEnd: markets[0].closeTime(of: 250))
    #expect(later.trainingRowCount == trained.trainingRowCount + 3)
    let early = markets[0].closeTime(of: 40)
    #expect(throws: RegimeError.noTrainingRows) { try classifier.train(on: markets, trainingEnd: early) }
  }

  @Test func theAnswerIsTheMeanOfTheModels() throws {
    var classifier = try MadeClassifier.classifier()
    classifier.isCalibrated = false
    let markets = try MadeClassifier.markets()
    let alone = try RegimeModel.allCases.map { model in
      classifier.models = [model]
      return try classifier.train(on: markets).probabilities(of: markets[0])
    }
    classifier.models = [.forest, .trees, .logistic]
    let together = try classifier.train(on: markets).probabilities(of: markets[0])
    for (row, probabilities) in together.enumerated() {
      guard let probabilities else { continue }
      for k in 0..<4 {
        let mean = alone.compactMap { $0[row]?[k] }.reduce(0, +) / 3
        #expect(abs(probabilities[k] - mean) < 1e-15)
      }
    }
  }

  @Test func heldOutFoldsAreScoredAndCalibrate() throws {
    var classifier = try MadeClassifier.classifier()
    let markets = try MadeClassifier.markets()
    let trained = try classifier.train(on: markets)
    let scores = try #require(trained.heldOut)
    #expect(scores.rowCount == trained.trainingRowCount)
    #expect(scores.confusion.joined().reduce(0, +) == scores.rowCount)
    let hits = scores.confusion.indices.reduce(0) { $0 + scores.confusion[$1][$1] }
    #expect(scores.accuracy == Double(hits) / Double(scores.rowCount))
    classifier.isCalibrated = false
    let uncalibrated = try classifier.train(on: markets)
    #expect(uncalibrated.temperature == .identity)
    // The temperature is the best of all on these rows.
    #expect(scores.logLoss <= (try #require(uncalibrated.heldOut)).logLoss)
    classifier.foldCount = nil
    let unscored = try classifier.train(on: markets)
    #expect(unscored.heldOut == nil)
    #expect(unscored.members == uncalibrated.members)
  }

  @Test func whatColumnsCountForAddsUpToOne() throws {
    var classifier = try MadeClassifier.classifier()
    let markets = try MadeClassifier.markets()
    let importances = try #require(try classifier.train(on: markets).gainImportances)
    #expect(importances.map(\.column).prefix(3) == ["momentum-7", "volatility-3", "volatility-7"])
    #expect(importances.allSatisfy { $0.share >= 0 })
    #expect(abs(importances.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    classifier.models = [.logistic]
    #expect(try classifier.train(on: markets).gainImportances == nil)
  }

  @Test func classWeightsRaiseRareClasses() throws {
    var classifier = try MadeClassifier.classifier()
    (classifier.foldCount, classifier.isCalibrated) = (nil, false)
    let markets = try MadeClassifier.markets()
    func mean(of k: Int) throws -> Double {
      let rows = try classifier.train(on: markets).probabilities(of: markets[0]).compactMap(\.self)
      return rows.reduce(0) { $0 + $1[k] } / Double(rows.count)
    }
    let plain = try mean(of: 3)
    classifier.classWeights = .balanced
    #expect(try mean(of: 3) > plain)
    classifier.classWeights = .given([1, 1, 1, 1])
    #expect(try mean(of: 3) == plain)
  }

  @Test(
    arguments: [
      { $0.models = [] }, { $0.models = [.trees, .trees] }, { $0.foldCount = 1 }, { $0.foldCount = 101 },
      { $0.foldCount = nil }, { $0.classWeights = .given([1, 1, 1]) }, { $0.classWeights = .given([1, 1, 1, 0]) },
      { $0.trees.objective = .binary }, { $0.forest.objective = .multiclass(classCount: 3) },
      { $0.trees.classWeights = .balanced }, { $0.trees.rounds = -1 }, { $0.logistic.penalty = -1 },
      { $0.labelColumn = "trueRegimeIndex" },
    ] as [@Sendable (inout RegimeClassifier) -> Void])
  func choicesOutOfRangeAreRefused(_ change: @Sendable (inout RegimeClassifier) -> Void) throws {
    var classifier = try MadeClassifier.classifier()
    #expect(throws: Never.self) { try classifier.check() }
    change(&classifier)
    #expect(throws: RegimeError.self) { try classifier.check() }
  }

  @Test func theStandardFeaturesAreWhatTheMarketsAllow() throws {
    let market = try MadeClassifier.market("AAA", seed: 1, bars: 50)
    let bars = try BarSeries(
      timeStamps: market.bars.timeStamps, close: market.bars.close, high: market.bars.high, low: market.bars.low)
    let lacking = try MarketHistory(name: "BBB", bars: bars)
    let volume = RegimeFeature.volumeRatio(short: 3, long: 30)
    #expect(try RegimeClassifier(for: [market]).task.features.contains(volume))
    #expect(try !RegimeClassifier(for: [market, lacking]).task.features.contains(volume))
    // A volume that is zero so far is one too.
    let zero = try BarSeries(
      timeStamps: market.bars.timeStamps, close: market.bars.close, high: market.bars.high, low: market.bars.low,
      volume: market.bars.close.map { _ in 0 })
    #expect(try RegimeClassifier(for: [MarketHistory(name: "CCC", bars: zero)]).task.features.contains(volume))
    let further = try RegimeFeature("funding")
    #expect(try RegimeClassifier(for: [market], further: [further]).task.features.last == further)
  }
}
