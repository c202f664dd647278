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
  ])
  func saysWhatIsWrong(_ error: RegimeError, _ words: String) {
    #expect("\(error)".contains(words))
  }
}
