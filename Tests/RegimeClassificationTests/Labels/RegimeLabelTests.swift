import RegimeClassification
import Testing
import VolatilityForecasting

@Suite struct RegimeLabelTests {
  @Test(arguments: ["state-7", "volatility-1", "trend-and-volatility-14", "hidden-markov-365"])
  func nameIsReadAndPrinted(_ name: String) throws {
    let label = try RegimeLabel(name)
    #expect(label.description == name)
    #expect(label.classNames.count == RegimeLabel.classCount)
  }

  @Test(arguments: ["", "state", "state-", "state-0", "state-366", "state-07", "State-7", "volatility--7", "trend-7"])
  func otherNamesAreNone(_ name: String) {
    #expect(throws: RegimeError.unknownLabel(text: name)) { try RegimeLabel(name) }
  }

  @Test(arguments: RegimesReference.shared.markets.indices, ["state", "volatility", "trend-and-volatility"])
  func labelsAreThoseOfNumpy(_ number: Int, _ kind: String) throws {
    let reference = RegimesReference.shared.markets[number]
    let rows = try reference.table(kind)
    #expect(rows.labels == reference.labels[kind])
    let span = number == 0 ? 7 : 28
    #expect(rows.labelBars == span)
    #expect(rows.labels.suffix(span).allSatisfy { $0 == nil } && rows.labels[rows.count - span - 1] != nil)
  }

  @Test(arguments: RegimesReference.shared.markets.indices) func hiddenStatesAreThoseOfNumpy(_ number: Int) throws {
    let reference = RegimesReference.shared.markets[number]
    let model = try RegimesReference.shared.model.model
    let rows = try reference.table("hidden-markov", features: [.hiddenMarkov], model: model)
    let states = reference.hiddenStates
    let usual = try reference.rule.rule.states(of: reference.history)
    let expected = states.indices.map { bar in
      usual[bar] == nil || bar + rows.labelBars >= states.count ? nil : states[bar + rows.labelBars]
    }
    #expect(rows.labels == expected)
    for (row, probabilities) in zip(reference.rows, reference.hiddenFeatures) {
      #expect(largestDistance(rows.features.row(row), probabilities) < 1e-10)
    }
  }

  @Test func hiddenLabelNeedsAModel() {
    let reference = RegimesReference.shared.daily
    #expect(throws: RegimeError.notLearned(label: "hidden-markov-7")) { try reference.table("hidden-markov") }
  }

  @Test func oneDayOfDailyBarsHasNoVolatility() throws {
    let reference = RegimesReference.shared.daily
    for label in [RegimeLabel.volatility(ahead: 1), .trendAndVolatility(ahead: 1)] {
      let task = try RegimeTask(rule: reference.rule.rule, label: label)
      #expect(throws: RegimeError.self) { try FittedRegimeTask(task).rows(of: reference.history) }
    }
    let task = try RegimeTask(rule: reference.rule.rule, label: .state(ahead: 1))
    let rows = try FittedRegimeTask(task).rows(of: reference.history)
    #expect(rows.labels[500] == reference.states[501])
  }

  @Test func trainingRowsEndBeforeTheirLabels() throws {
    let rows = try RegimesReference.shared.daily.table("state")
    let end = rows.closeTimes[600]
    #expect(rows.trainingRows(labelsKnownBy: end).last == 593)
    #expect(rows.labelTime(of: 593) == end)
    #expect(rows.labelTime(of: rows.count - 7) == nil)
    #expect(rows.labelledRows(from: end).first == 600)
    #expect(rows.labelledRows(from: end, to: rows.closeTimes[602]) == [600, 601])
  }
}
