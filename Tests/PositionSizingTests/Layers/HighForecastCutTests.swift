import NumericalMethods
import PositionSizing
import Testing

@Suite("The cut at high forecasts")
struct HighForecastCutTests {
  @Test(
    "Four fifths strictly above the threshold",
    arguments: [
      (75, 0, 1), (75, (75.0).nextDown, 1), (75, 75, 1), (75, (75.0).nextUp, 0.8), (75, 100, 0.8),
      (100, 100, 1), (0, 0, 1), (0, (0.0).nextUp, 0.8),
    ] as [(Double, Double, Double)])
  func score(threshold: Double, score: Double, expected: Double) throws {
    #expect(try HighForecastCut(threshold: threshold).multiplier(score: score) == expected)
  }

  @Test("Four fifths during an alert, with a threshold or without")
  func alert() throws {
    for cut in [HighForecastCut.standard, try HighForecastCut(threshold: 50)] {
      #expect(cut.multiplier(isAlert: true) == 0.8)
      #expect(cut.multiplier(isAlert: false) == 1)
    }
    #expect(try HighForecastCut(multiplier: 0).multiplier(isAlert: true) == 0)
  }

  @Test("Without a threshold a score says nothing")
  func noThreshold() {
    #expect(
      throws: SizingError.inputMissing(name: "a threshold of the score", rule: "the cut at high forecasts")
    ) {
      try HighForecastCut.standard.multiplier(score: 99)
    }
  }

  @Test(
    "Scores and thresholds lie from 0 to 100",
    arguments: [(0.0).nextDown, -1, (100.0).nextUp, .infinity, -.infinity, .nan])
  func impossibleScore(score: Double) throws {
    #expect(throws: SizingError.self) { try HighForecastCut(threshold: score) }
    let cut = try HighForecastCut(threshold: 50)
    #expect(throws: SizingError.self) { try cut.multiplier(score: score) }
  }

  @Test("A multiplier lies from 0 to 1: this cut never raises a size", arguments: LayerInputs.outsideUnit)
  func impossibleMultiplier(multiplier: Double) {
    #expect(throws: SizingError.self) { try HighForecastCut(multiplier: multiplier) }
  }

  @Test("Whatever the score: the multiplier or 1, as the threshold says, or an error")
  func anyInput() throws {
    var random = SplitMix64(seed: 77)
    for round in 0..<LayerInputs.count {
      let multiplier = random.nextUniform()
      let cut = try HighForecastCut(multiplier: multiplier, threshold: 100 * random.nextUniform())
      let score = round.isMultiple(of: 2) ? random.nextPattern() : 100 * random.nextUniform()
      let found = try LayerInputs.valueUnlessImpossible { () throws(SizingError) in try cut.multiplier(score: score) }
      let expected = (0...100).contains(score) ? (score > cut.threshold ?? 100 ? multiplier : 1) : nil
      guard found == expected else {
        Issue.record("\(found as Any) at \(score) with \(cut)")
        return
      }
    }
  }

  @Test("Written as an object, read again as the same; what is absent is standard")
  func json() throws {
    try LayerJSON.expectRoundTrip(HighForecastCut.standard, #"{"multiplier":0.8}"#)
    try LayerJSON.expectRoundTrip(
      HighForecastCut(multiplier: 0.5, threshold: 75), #"{"multiplier":0.5,"threshold":75}"#)
    #expect(try LayerJSON.decoded("{}") == HighForecastCut.standard)
    #expect(try LayerJSON.decoded(#"{"threshold":75}"#) == HighForecastCut(threshold: 75))
    #expect(try HighForecastCut() == HighForecastCut.standard)
  }

  @Test(
    "What could not be made is not read",
    arguments: [
      #"{"multiplier":1.2}"#, #"{"multiplier":-0.1}"#, #"{"threshold":101}"#, #"{"threshold":-1}"#,
      #"{"treshold":75}"#, "[0.8]",
    ])
  func refused(json: String) {
    #expect(LayerJSON.refusal(of: json, as: HighForecastCut.self) != nil)
  }

  @Test("A refusal names the member that there is not, and the number that cannot be")
  func reason() throws {
    let misspelt = try #require(LayerJSON.refusal(of: #"{"treshold":75}"#, as: HighForecastCut.self))
    #expect(misspelt.contains("treshold") && misspelt.contains("multiplier, threshold"))
    let impossible = try #require(LayerJSON.refusal(of: #"{"threshold":101}"#, as: HighForecastCut.self))
    #expect(impossible.contains("the threshold of high forecasts is 101.0, expected a number from 0 to 100"))
  }
}
