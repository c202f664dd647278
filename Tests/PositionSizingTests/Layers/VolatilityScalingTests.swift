import NumericalMethods
import PositionSizing
import Testing

@Suite("Scaling by the mean volatility")
struct VolatilityScalingTests {
  @Test(
    "Twice the mean halves the size; calm does not raise it",
    arguments: [
      (0.04, 0.02, 0.5), (0.08, 0.02, 0.25), (0.02, 0.02, 1), ((0.02).nextDown, 0.02, 1), (0.01, 0.02, 1),
      (1e-300, 1e300, 1), (1e300, 1e-300, 0), (0x1p-1074, 0x1p-1074, 1),
    ])
  func multiplier(current: Double, mean: Double, expected: Double) throws {
    #expect(try VolatilityScaling.standard.multiplier(current: current, mean: mean) == expected)
  }

  @Test("Just above the mean the size is reduced")
  func justAbove() throws {
    // Of powers of two the quotient of neighbours is exact enough to be less than 1.
    #expect(try VolatilityScaling.standard.multiplier(current: (0.25).nextUp, mean: 0.25) < 1)
  }

  @Test("A volatility is positive and finite", arguments: LayerInputs.notPositive)
  func impossible(volatility: Double) {
    #expect(throws: SizingError.self) { try VolatilityScaling.standard.multiplier(current: volatility, mean: 0.02) }
    #expect(throws: SizingError.self) { try VolatilityScaling.standard.multiplier(current: 0.02, mean: volatility) }
  }

  @Test(
    "A mean is taken over at least a day", arguments: [(1, true), (2, true), (0, false), (-1, false), (.min, false)])
  func days(days: Int, isPossible: Bool) throws {
    if isPossible {
      #expect(try VolatilityScaling(days: days).days == days)
    } else {
      #expect(throws: SizingError.self) { try VolatilityScaling(days: days) }
    }
  }

  @Test("Whatever the volatilities: from 0 to 1, and no larger at more volatility")
  func anyInput() throws {
    var random = SplitMix64(seed: 75)
    for _ in 0..<LayerInputs.count {
      let mean = random.nextMagnitude()
      let calm = random.nextMagnitude()
      let wild = max(calm, random.nextMagnitude())
      let atCalm = try VolatilityScaling.standard.multiplier(current: calm, mean: mean)
      let atWild = try VolatilityScaling.standard.multiplier(current: wild, mean: mean)
      guard (0...1).contains(atCalm), (0...1).contains(atWild), atWild <= atCalm else {
        Issue.record("\(atCalm) at \(calm) and \(atWild) at \(wild) of \(mean)")
        return
      }
    }
  }

  @Test("Written as an object, read again as the same; what is absent is standard")
  func json() throws {
    try LayerJSON.expectRoundTrip(VolatilityScaling(days: 10), #"{"days":10}"#)
    #expect(try LayerJSON.decoded("{}") == VolatilityScaling.standard)
    #expect(try VolatilityScaling() == VolatilityScaling.standard)
    #expect(VolatilityScaling.standard.days == 30)
  }

  @Test(
    "What could not be made is not read",
    arguments: [#"{"days":0}"#, #"{"days":1.5}"#, #"{"day":30}"#, #"{"days":30,"mean":1}"#, "30"])
  func refused(json: String) {
    #expect(LayerJSON.refusal(of: json, as: VolatilityScaling.self) != nil)
  }
}
