import ForecastEvaluation
import GradientBoosting
import RegimeClassification
import Testing
import VolatilityForecasting

@Suite struct RegimeErrorTests {
  @Test(arguments: [
    (RegimeError.unknownLabel(text: "mood-7"), "\"mood-7\" names no label"),
    (.unknownFeature(text: "mood"), "\"mood\" names no feature"),
    (.missingColumns(market: "BTC", columns: ["inflow", "outflow"]), "BTC has no column \"inflow\", \"outflow\""),
    (.tooFewObservations(count: 3, needed: 80), "80 returns at least, the training part has 3"),
    (.notLearned(label: "hidden-markov-7"), "hidden-markov-7 is made with a hidden Markov model"),
    (.noTrainingRows, "nothing to learn from"),
    (.invalidSpecification(reason: "why"), "why"),
    (.market(reason: .noTrainingRows), "usable row"),
    (.market(reason: .trees(reason: .tooFewRows(count: 0, needed: 1))), "at least 1 row of a positive weight"),
    (.trees(reason: .tooFewRows(count: 0, needed: 1)), "at least 1 row of a positive weight is needed"),
    (.evaluation(reason: .tooFewForecasts(count: 0, needed: 1)), "at least 1 forecasts are needed, there are 0"),
    (
      .invalidLabel(market: "BTC", column: "phase", value: 7), "\"phase\" of BTC has the value 7.0, expected the number"
    ),
    (.logisticDidNotConverge(iterations: 9, gain: 0.5), "after 9 steps a further one would gain 0.5"),
    (.tooFewMoments(count: 3, needed: 5), "at 3 moments, of which 5 folds cannot be made"),
    (
      .otherBars(market: "BTC", duration: .seconds(60), expected: .seconds(3600)),
      "the bars of BTC last 1m, expected 1h"
    ),
  ])
  func saysWhatIsWrong(_ error: RegimeError, _ words: String) {
    #expect("\(error)".contains(words))
    #expect(!"\(error)".contains("RegimeError") && !"\(error)".contains("(reason:"))
  }

  @Test func modelsAreNamed() throws {
    var classifier = RegimeClassifier(task: try RegimeTask())
    classifier.models = [.trees, .trees]
    let error = RegimeError.invalidSpecification(
      reason: "a classifier has one model at least and each once, not trees, trees")
    #expect(throws: error) { try classifier.check() }
    classifier.models = []
    #expect(throws: RegimeError.invalidSpecification(reason: "a classifier has one model at least, not none")) {
      try classifier.check()
    }
  }
}
