import NumericalMethods
import PositionSizing
import Testing

@Suite("Losses in a row")
struct LossStreakTests {
  @Test(
    "Halved from the third loss on, down to a tenth",
    arguments: [
      (0, 1), (1, 1), (2, 1), (3, 0.5), (4, 0.25), (5, 0.125), (6, 0.1), (7, 0.1), (1000, 0.1), (.max, 0.1),
    ] as [(Int, Double)])
  func standard(losses: Int, expected: Double) throws {
    #expect(try LossStreak.standard.multiplier(losses: losses) == expected)
  }

  @Test("Fewer than no losses cannot be", arguments: [-1, .min])
  func impossible(losses: Int) {
    #expect(throws: SizingError.self) { try LossStreak.standard.multiplier(losses: losses) }
  }

  @Test(
    "The limits of its numbers",
    arguments: [
      (1, 0.5, 0, 0, 1), (1, 0.5, 0, 1, 0.5), (1, 0.5, 0, .max, 0), (2, 0, 0.1, 1, 1), (2, 0, 0.1, 2, 0.1),
      (2, 1, 0, .max, 1), (2, 0.5, 1, 9, 1), (.max, 0.5, 0, .max, 0.5), (.max, 0.5, 0, .max - 1, 1),
    ] as [(Int, Double, Double, Int, Double)])
  func limits(threshold: Int, factor: Double, floor: Double, losses: Int, expected: Double) throws {
    let streak = try LossStreak(threshold: threshold, factor: factor, floor: floor)
    #expect(try streak.multiplier(losses: losses) == expected)
  }

  @Test("A threshold is at least 1", arguments: [0, -1, .min])
  func impossible(threshold: Int) {
    #expect(throws: SizingError.self) { try LossStreak(threshold: threshold) }
  }

  @Test("Factor and floor lie from 0 to 1", arguments: LayerInputs.outsideUnit)
  func impossible(value: Double) {
    #expect(throws: SizingError.self) { try LossStreak(factor: value) }
    #expect(throws: SizingError.self) { try LossStreak(floor: value) }
  }

  @Test("Loss by loss as a plain product, no larger after one more, from the floor to 1")
  func plainProduct() throws {
    var random = SplitMix64(seed: 82)
    for _ in 0..<LayerInputs.count / 10 {
      let threshold = Int.random(in: 1...5, using: &random)
      let streak = try LossStreak(
        threshold: threshold, factor: random.nextUniform(), floor: random.nextUniform() / 10)
      var product = 1.0
      var last = 1.0
      for losses in 0...30 {
        if losses >= threshold { product *= streak.factor }
        let found = try streak.multiplier(losses: losses)
        let expected = max(losses < threshold ? 1 : streak.floor, product)
        // Thirty products, each rounded to 53 bits.
        guard abs(found - expected) <= 30 * 0x1p-53 * expected, found <= last, (streak.floor...1).contains(found) else {
          Issue.record("\(found) after \(losses) losses with \(streak), expected \(expected)")
          return
        }
        last = found
      }
    }
  }

  @Test("Whatever the number of losses: from the floor to 1, or an error")
  func anyInput() throws {
    var random = SplitMix64(seed: 83)
    for _ in 0..<LayerInputs.count {
      let streak = try LossStreak(
        threshold: Int.random(in: 1...(.max), using: &random), factor: random.nextUniform(),
        floor: random.nextUniform())
      let losses = Int(truncatingIfNeeded: random.next())
      let found = try LayerInputs.valueUnlessImpossible { () throws(SizingError) in
        try streak.multiplier(losses: losses)
      }
      guard (found != nil) == (losses >= 0), (streak.floor...1).contains(found ?? 1) else {
        Issue.record("\(found as Any) after \(losses) losses with \(streak)")
        return
      }
    }
  }

  @Test("Written as an object, read again as the same; what is absent is standard")
  func json() throws {
    try LayerJSON.expectRoundTrip(LossStreak.standard, #"{"factor":0.5,"floor":0.1,"threshold":3}"#)
    #expect(try LayerJSON.decoded("{}") == LossStreak.standard)
    #expect(try LayerJSON.decoded(#"{"threshold":2}"#) == LossStreak(threshold: 2))
    #expect(try LayerJSON.decoded(#"{"factor":0.8}"#) == LossStreak(factor: 0.8))
    #expect(try LayerJSON.decoded(#"{"floor":0}"#) == LossStreak(floor: 0))
    #expect(try LossStreak() == LossStreak.standard)
  }

  @Test(
    "What could not be made is not read",
    arguments: [
      #"{"threshold":0}"#, #"{"threshold":2.5}"#, #"{"factor":1.1}"#, #"{"floor":-0.1}"#, #"{"losses":3}"#, "[3]",
    ])
  func refused(json: String) {
    #expect(LayerJSON.refusal(of: json, as: LossStreak.self) != nil)
  }
}
