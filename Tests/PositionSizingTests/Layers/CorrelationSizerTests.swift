import NumericalMethods
import PositionSizing
import Testing

@Suite("Size by correlation with what is held")
struct CorrelationSizerTests {
  @Test(
    "One less the correlation, from a quarter to all",
    arguments: [
      (-1, 1), (-0.5, 1), ((0.0).nextDown, 1), (0, 1), (0.25, 0.75), (0.5, 0.5), ((0.75).nextDown, 0.25 + 0x1p-53),
      (0.75, 0.25), ((0.75).nextUp, 0.25), (1, 0.25),
    ] as [(Double, Double)])
  func multiplier(correlation: Double, expected: Double) throws {
    #expect(try CorrelationSizer.standard.multiplier(correlation: correlation) == expected)
  }

  @Test("Just within the limits the size follows the correlation")
  func strict() throws {
    #expect(try CorrelationSizer.standard.multiplier(correlation: (0.75).nextDown) > 0.25)
    #expect(try CorrelationSizer.standard.multiplier(correlation: 0x1p-53) < 1)
  }

  @Test("The floor is a number from 0 to 1", arguments: [(0, 0), (0.1, 0.1), (1, 1)] as [(Double, Double)])
  func floor(floor: Double, atFullCorrelation: Double) throws {
    #expect(try CorrelationSizer(floor: floor).multiplier(correlation: 1) == atFullCorrelation)
  }

  @Test("Anything else is no floor", arguments: LayerInputs.outsideUnit)
  func impossible(floor: Double) {
    #expect(throws: SizingError.self) { try CorrelationSizer(floor: floor) }
  }

  @Test(
    "A correlation lies from −1 to 1",
    arguments: [(-1.0).nextDown, (1.0).nextUp, 2, .infinity, -.infinity, .nan])
  func impossible(correlation: Double) {
    #expect(throws: SizingError.self) { try CorrelationSizer.standard.multiplier(correlation: correlation) }
    #expect(throws: SizingError.self) {
      try CorrelationSizer.exposureWeightedCorrelation(correlations: [0, correlation], exposures: [1, 0])
    }
  }

  @Test("Whatever the correlation: from the floor to 1, no larger at more correlation, or an error")
  func anyInput() throws {
    var random = SplitMix64(seed: 79)
    for round in 0..<LayerInputs.count {
      let sizer = try CorrelationSizer(floor: random.nextUniform())
      let correlation = round.isMultiple(of: 2) ? random.nextPattern() : 2 * random.nextUniform() - 1
      let found = try LayerInputs.valueUnlessImpossible { () throws(SizingError) in
        try sizer.multiplier(correlation: correlation)
      }
      let isPossible = (-1...1).contains(correlation)
      let lower = isPossible ? try sizer.multiplier(correlation: max(-1, correlation - 0.1)) : 1
      guard (found != nil) == isPossible, (sizer.floor...1).contains(found ?? 1), found ?? 1 <= lower else {
        Issue.record("\(found as Any) at \(correlation) with \(sizer)")
        return
      }
    }
  }

  @Test("Written as an object, read again as the same; what is absent is standard")
  func json() throws {
    try LayerJSON.expectRoundTrip(CorrelationSizer(floor: 0.5), #"{"floor":0.5}"#)
    #expect(try LayerJSON.decoded("{}") == CorrelationSizer.standard)
    #expect(try CorrelationSizer() == CorrelationSizer.standard)
    #expect(CorrelationSizer.standard.floor == 0.25)
  }

  @Test(
    "What could not be made is not read", arguments: [#"{"floor":1.1}"#, #"{"floor":-0.1}"#, #"{"flor":0.5}"#, "0.5"])
  func refused(json: String) {
    #expect(LayerJSON.refusal(of: json, as: CorrelationSizer.self) != nil)
  }
}
