import PositionSizing
import Testing

@Suite("Readings of volatility and regimes")
struct ReadingTests {
  @Test(
    "A forecast volatility is positive and finite",
    arguments: [Double.leastNonzeroMagnitude, 0.02, .greatestFiniteMagnitude])
  func volatility(value: Double) throws {
    let reading = try VolatilityReading(forecastVolatility: value, trailingMean: value)
    #expect(reading.forecastVolatility == value)
    #expect(reading.trailingMean == value)
    #expect(reading.score == nil)
    #expect(reading.isAlert == nil)
  }

  @Test("Nothing else is one, nor a mean of such", arguments: [0, -Double.leastNonzeroMagnitude, -1, .infinity, .nan])
  func noVolatility(value: Double) {
    #expect(throws: SizingError.self) { try VolatilityReading(forecastVolatility: value) }
    #expect(throws: SizingError.self) { try VolatilityReading(forecastVolatility: 0.1, trailingMean: value) }
  }

  @Test("A score lies from 0 to 100", arguments: [0, Double.leastNonzeroMagnitude, 99.5, 100])
  func score(value: Double) throws {
    #expect(try VolatilityReading(forecastVolatility: 0.1, score: value, isAlert: true).score == value)
  }

  @Test("Anything else is no score", arguments: [-Double.leastNonzeroMagnitude, 100.0.nextUp, .infinity, .nan])
  func noScore(value: Double) {
    #expect(throws: SizingError.self) { try VolatilityReading(forecastVolatility: 0.1, score: value) }
  }

  @Test("A regime needs no probabilities, and may have any name")
  func regimeAlone() throws {
    let reading = try RegimeReading(regime: "hidden-1")
    #expect(reading.regime == "hidden-1")
    #expect(reading.probabilities == nil)
  }

  @Test(
    "Probabilities sum to one as written with six decimals",
    arguments: [[0.25, 0.75], [0, 1], [0.333333, 0.666667], [0.5, 0.5 + 9e-7], [0.5, 0.5 - 9e-7]])
  func probabilities(values: [Double]) throws {
    #expect(try RegimeReading(regime: "a", classNames: ["a", "b"], probabilities: values).probabilities == values)
  }

  @Test(
    "Other sums are an error that names them", arguments: [[0.4, 0.5], [0.5, 0.5 + 1.1e-6], [0.5, 0.5 - 1.1e-6]])
  func otherSums(values: [Double]) {
    #expect(throws: SizingError.probabilitiesDoNotSumToOne(sum: values[0] + values[1])) {
      try RegimeReading(regime: "a", classNames: ["a", "b"], probabilities: values)
    }
  }

  @Test("A number that is no probability is an error, whatever the sum", arguments: [-0.5, 1.5, .nan, .infinity])
  func noProbability(value: Double) {
    #expect(throws: SizingError.self) {
      try RegimeReading(regime: "a", classNames: ["a", "b"], probabilities: [value, 1 - value])
    }
  }

  @Test("There is a probability of each class", arguments: [[], [1], [0.2, 0.3, 0.5]])
  func counts(values: [Double]) {
    #expect(throws: SizingError.countsDiffer(of: "probabilities of regimes", count: values.count, expected: 2)) {
      try RegimeReading(regime: "a", classNames: ["a", "b"], probabilities: values)
    }
  }
}
