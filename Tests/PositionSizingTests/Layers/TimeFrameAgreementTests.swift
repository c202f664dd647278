import NumericalMethods
import PositionSizing
import Testing

@Suite("Agreement of time frames")
struct TimeFrameAgreementTests {
  @Test("Of three frames two give half, three all", arguments: [(0, 0), (1, 0), (2, 0.5), (3, 1)] as [(Int, Double)])
  func standard(agreeing: Int, expected: Double) throws {
    #expect(try TimeFrameAgreement.standard.multiplier(agreeing: agreeing) == expected)
    #expect(TimeFrameAgreement.standard.frames == 3)
  }

  @Test("No more agree than there are, and no fewer than none", arguments: [-1, 4, .min, .max])
  func impossible(agreeing: Int) {
    #expect(throws: SizingError.self) { try TimeFrameAgreement.standard.multiplier(agreeing: agreeing) }
  }

  @Test(
    "Tables that can be",
    arguments: [[0, 1], [0, 0], [1, 1], [0.3, 0.3, (0.3).nextUp], [0, 0x1p-1074, 0.2, 0.4, 1]])
  func possible(multipliers: [Double]) throws {
    let table = try TimeFrameAgreement(multipliers: multipliers)
    #expect(table.frames == multipliers.count - 1)
    for (agreeing, multiplier) in multipliers.enumerated() {
      #expect(try table.multiplier(agreeing: agreeing) == multiplier)
    }
  }

  @Test(
    "Tables that cannot be",
    arguments: [
      [], [1], [0.5, (0.5).nextDown], [0, (1.0).nextUp], [(0.0).nextDown, 1], [.nan, 1], [0, .nan], [0, .nan, 1],
      [0, .infinity],
    ])
  func impossible(multipliers: [Double]) {
    #expect(throws: SizingError.self) { try TimeFrameAgreement(multipliers: multipliers) }
  }

  @Test("Whatever the table and the number: from 0 to 1, growing with agreement, or an error")
  func anyInput() throws {
    var random = SplitMix64(seed: 78)
    for _ in 0..<LayerInputs.count {
      let frames = Int.random(in: 1...6, using: &random)
      let table = try TimeFrameAgreement(multipliers: (0...frames).map { _ in random.nextUniform() }.sorted())
      let agreeing = Int.random(in: -2...8, using: &random)
      let found = try LayerInputs.valueUnlessImpossible { () throws(SizingError) in
        try table.multiplier(agreeing: agreeing)
      }
      let isPossible = (0...frames).contains(agreeing)
      let fewer = agreeing > 0 && isPossible ? try table.multiplier(agreeing: agreeing - 1) : 0
      guard (found != nil) == isPossible, (fewer...1).contains(found ?? 1) else {
        Issue.record("\(found as Any) where \(agreeing) agree of \(table)")
        return
      }
    }
  }

  @Test("Written as an object, read again as the same; what is absent is standard")
  func json() throws {
    try LayerJSON.expectRoundTrip(TimeFrameAgreement.standard, #"{"multipliers":[0,0,0.5,1]}"#)
    try LayerJSON.expectRoundTrip(TimeFrameAgreement(multipliers: [0.25, 1]), #"{"multipliers":[0.25,1]}"#)
    #expect(try LayerJSON.decoded("{}") == TimeFrameAgreement.standard)
  }

  @Test(
    "What could not be made is not read",
    arguments: [
      #"{"multipliers":[]}"#, #"{"multipliers":[1]}"#, #"{"multipliers":[1,0]}"#, #"{"multipliers":[0,1.1]}"#,
      #"{"multiplier":[0,1]}"#, "[0,1]",
    ])
  func refused(json: String) {
    #expect(LayerJSON.refusal(of: json, as: TimeFrameAgreement.self) != nil)
  }
}
