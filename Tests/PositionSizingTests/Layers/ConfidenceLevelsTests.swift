import NumericalMethods
import PositionSizing
import Testing

@Suite("Risk by confidence")
struct ConfidenceLevelsTests {
  private static func interpolated() throws(SizingError) -> ConfidenceLevels {
    try ConfidenceLevels(levels: [0.3, 0.6, 0.9], risks: [0.005, 0.01, 0.02], shape: .interpolated)
  }

  @Test(
    "In steps: a level is reached exactly at it",
    arguments: [
      (0, 0), ((0.3).nextDown, 0), (0.3, 0.005), ((0.3).nextUp, 0.005), (0.45, 0.005), ((0.6).nextDown, 0.005),
      (0.6, 0.01), ((0.6).nextUp, 0.01), ((0.9).nextDown, 0.01), (0.9, 0.02), ((0.9).nextUp, 0.02), (1, 0.02),
    ] as [(Double, Double)])
  func stepped(confidence: Double, risk: Double) throws {
    #expect(try ConfidenceLevels.standard.risk(at: confidence).value == risk)
  }

  @Test(
    "Interpolated: the same at the levels, straight between them",
    arguments: [
      (0, 0), ((0.3).nextDown, 0), (0.3, 0.005), (0.45, 0.0075), ((0.6).nextDown, 0.01), (0.6, 0.01),
      ((0.6).nextUp, 0.01), (0.75, 0.015), (0.825, 0.0175), ((0.9).nextDown, 0.02), (0.9, 0.02),
      ((0.9).nextUp, 0.02), (1, 0.02),
    ] as [(Double, Double)])
  func interpolated(confidence: Double, risk: Double) throws {
    #expect(abs(try Self.interpolated().risk(at: confidence).value - risk) <= 4e-18)
  }

  @Test("A confidence lies from 0 to 1", arguments: LayerInputs.outsideUnit)
  func impossible(confidence: Double) {
    #expect(throws: SizingError.self) { try ConfidenceLevels.standard.risk(at: confidence) }
    #expect(throws: SizingError.self) { try Self.interpolated().risk(at: confidence) }
  }

  @Test(
    "Levels that can be",
    arguments: [
      ([0], [0]), ([1], [1]), ([0, 1], [0.01, 0.01]), ([0.5, (0.5).nextUp], [0, 1]), ([0, 0x1p-1074, 1], [0, 0, 0]),
    ] as [([Double], [Double])])
  func possible(levels: [Double], risks: [Double]) throws {
    for shape in ConfidenceLevels.Shape.allCases {
      let made = try ConfidenceLevels(levels: levels, risks: risks, shape: shape)
      for (level, risk) in zip(levels, risks) { #expect(try made.risk(at: level).value == risk) }
    }
  }

  @Test(
    "Levels that cannot be",
    arguments: [
      ([], []), ([0.5], []), ([0.5], [0.1, 0.2]), ([0.5, 0.5], [0.1, 0.2]), ([0.5, (0.5).nextDown], [0.1, 0.2]),
      ([(0.0).nextDown], [0.1]), ([(1.0).nextUp], [0.1]), ([.nan], [0.1]), ([0.5, .nan], [0.1, 0.2]),
      ([0.5], [(0.0).nextDown]), ([0.5], [(1.0).nextUp]), ([0.5], [.nan]), ([0.5, 0.6], [0.1, .nan]),
      ([0.5, 0.6], [0.1, (0.1).nextDown]), ([0.5, .infinity], [0.1, 0.2]),
    ] as [([Double], [Double])])
  func impossible(levels: [Double], risks: [Double]) {
    #expect(throws: SizingError.self) { try ConfidenceLevels(levels: levels, risks: risks) }
  }

  @Test(
    "Never less risk at more confidence, and never more than the highest", arguments: ConfidenceLevels.Shape.allCases)
  func monotone(shape: ConfidenceLevels.Shape) throws {
    var random = SplitMix64(seed: 73)
    for _ in 0..<LayerInputs.count / 10 {
      let count = Int.random(in: 1...5, using: &random)
      let levels = Set((0..<count).map { _ in random.nextUniform() }).sorted()
      let risks = levels.map { _ in random.nextUniform() }.sorted()
      let made = try ConfidenceLevels(levels: levels, risks: risks, shape: shape)
      let around = levels.flatMap { [$0.nextDown, $0, $0.nextUp] }.filter { (0...1).contains($0) }
      let confidences = ((0..<10).map { _ in random.nextUniform() } + around).sorted()
      let found = try confidences.map { try made.risk(at: $0).value }
      guard zip(found, found.dropFirst()).allSatisfy({ $0 <= $1 }), let last = found.last,
        last <= risks[risks.count - 1]
      else {
        Issue.record("\(found) at \(confidences) with \(levels) and \(risks)")
        return
      }
    }
  }

  @Test("Whatever the confidence: a risk from 0 to 1, or an error")
  func anyInput() throws {
    var random = SplitMix64(seed: 74)
    let made = try Self.interpolated()
    for _ in 0..<LayerInputs.count {
      let confidence = random.nextPattern()
      let risk = try LayerInputs.valueUnlessImpossible { () throws(SizingError) in try made.risk(at: confidence).value }
      guard let risk else {
        guard !(0...1).contains(confidence) else {
          Issue.record("\(confidence) is refused")
          return
        }
        continue
      }
      guard (0...1).contains(confidence), (0...0.02).contains(risk) else {
        Issue.record("\(risk) at \(confidence)")
        return
      }
    }
  }

  @Test("Written as an object, read again as the same; what is absent is standard")
  func json() throws {
    try LayerJSON.expectRoundTrip(
      ConfidenceLevels.standard, #"{"levels":[0.3,0.6,0.9],"risks":[0.005,0.01,0.02],"shape":"stepped"}"#)
    #expect(try LayerJSON.decoded("{}") == ConfidenceLevels.standard)
    #expect(try LayerJSON.decoded(#"{"shape":"interpolated"}"#) == Self.interpolated())
    #expect(
      try LayerJSON.decoded(#"{"levels":[0.5],"risks":[0.01]}"#) == ConfidenceLevels(levels: [0.5], risks: [0.01]))
  }

  @Test(
    "Levels that could not be made are not read",
    arguments: [
      #"{"levels":[0.3]}"#, #"{"risks":[0.3]}"#, #"{"levels":[],"risks":[]}"#, #"{"levels":[0.5],"risks":[1.5]}"#,
      #"{"levels":[0.5,0.4],"risks":[0.1,0.2]}"#, #"{"shape":"smooth"}"#, #"{"level":[0.5]}"#, "[]", "0.02",
    ])
  func refused(json: String) {
    #expect(LayerJSON.refusal(of: json, as: ConfidenceLevels.self) != nil)
  }
}
