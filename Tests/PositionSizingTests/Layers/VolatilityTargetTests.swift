import NumericalMethods
import PositionSizing
import Testing

@Suite("A target of volatility")
struct VolatilityTargetTests {
  @Test(
    "The size is target over volatility; as a multiplier never above 1",
    arguments: [
      (0.25, 0.5, 0.5, 0.5), (0.25, 0.25, 1, 1), (0.25, (0.25).nextDown, (1.0).nextUp, 1), (0.25, 0.125, 2, 1),
      (0.5, 2, 0.25, 0.25),
    ])
  func ratio(target: Double, volatility: Double, notional: Double, multiplier: Double) throws {
    let target = try VolatilityTarget(annualized: target)
    #expect(try target.notional(at: volatility).value == notional)
    #expect(try target.multiplier(at: volatility) == multiplier)
  }

  @Test("Just above the target the size is reduced")
  func justAbove() throws {
    let target = try VolatilityTarget(annualized: 0.25)
    #expect(try target.notional(at: (0.25).nextUp).value < 1)
    #expect(try target.multiplier(at: (0.25).nextUp) < 1)
  }

  @Test("Volatilities are positive and finite", arguments: LayerInputs.notPositive)
  func impossible(volatility: Double) throws {
    #expect(throws: SizingError.self) { try VolatilityTarget(annualized: volatility) }
    let target = try VolatilityTarget(annualized: 0.2)
    #expect(throws: SizingError.self) { try target.notional(at: volatility) }
    #expect(throws: SizingError.self) { try target.multiplier(at: volatility) }
  }

  @Test("A size that is not finite is none, but as a multiplier it is 1")
  func overflow() throws {
    let target = try VolatilityTarget(annualized: 0.2)
    #expect(throws: SizingError.self) { try target.notional(at: 0x1p-1074) }
    #expect(try target.multiplier(at: 0x1p-1074) == 1)
  }

  @Test("Whatever the volatilities: from 0 to 1, no larger at more volatility, and the size where that is less")
  func anyInput() throws {
    var random = SplitMix64(seed: 76)
    for _ in 0..<LayerInputs.count {
      let target = try VolatilityTarget(annualized: random.nextMagnitude())
      let calm = random.nextMagnitude()
      let wild = max(calm, random.nextMagnitude())
      let atCalm = try target.multiplier(at: calm)
      let atWild = try target.multiplier(at: wild)
      let notional = try LayerInputs.valueUnlessImpossible { () throws(SizingError) in
        try target.notional(at: calm).value
      }
      guard (0...1).contains(atCalm), (0...1).contains(atWild), atWild <= atCalm, min(1, notional ?? 1) == atCalm else {
        Issue.record("\(atCalm) at \(calm) and \(atWild) at \(wild) of \(target)")
        return
      }
    }
  }

  @Test("Written as an object, read again as the same")
  func json() throws {
    try LayerJSON.expectRoundTrip(VolatilityTarget(annualized: 0.15), #"{"annualized":0.15}"#)
  }

  @Test(
    "What could not be made is not read",
    arguments: [
      "{}", #"{"annualized":0}"#, #"{"annualized":-0.1}"#, #"{"annualized":1e999}"#, #"{"annualized":0.2,"per":1}"#,
      #"{"annualised":0.2}"#, "0.2",
    ])
  func refused(json: String) {
    #expect(LayerJSON.refusal(of: json, as: VolatilityTarget.self) != nil)
  }
}
