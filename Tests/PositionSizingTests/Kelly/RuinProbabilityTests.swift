import NumericalMethods
import PositionSizing
import Testing

@Suite("Ruin and doubling")
struct RuinProbabilityTests {
  /// 1/3 and so on: (1 − 2⁻ᵏ)/(1 − 4⁻ᵏ) = 1/(1 + 2⁻ᵏ) for k = 1, 3 and 7.
  @Test("Doubling before halving", arguments: [(1.0, 2.0 / 3), (0.5, 8.0 / 9), (0.25, 128.0 / 129)])
  func doubling(multiple: Double, expected: Double) throws {
    let ruin = try RuinProbability(KellyMultiple(multiple))
    #expect(abs(ruin.doublingBeforeHalving - expected) < 1e-15)
    #expect(abs(try ruin.reaching(2, before: 0.5) - expected) < 1e-15)
  }

  @Test(
    "Ever falling to x has probability x^(2/c − 1)",
    arguments: [(1.0, 0.5, 0.5), (0.5, 0.5, 0.125), (0.25, 0.5, 0.0078125), (4.0 / 3, 0.25, 0.5), (1.0, 1.0, 1.0)])
  func falling(multiple: Double, level: Double, expected: Double) throws {
    #expect(abs(try RuinProbability(kellyMultiple: multiple).everFalling(to: level) - expected) < 1e-15)
  }

  @Test("Close to twice the Kelly fraction the capital is as likely to go either way")
  func nearlyTwice() throws {
    let ruin = try RuinProbability(kellyMultiple: 2 - 1e-15)
    #expect(abs(ruin.doublingBeforeHalving - 0.5) < 1e-14)
    // Without drift: ln(1/d)/ln(u/d).
    #expect(abs(try ruin.reaching(4, before: 0.5) - 1.0 / 3) < 1e-14)
    #expect(try ruin.everFalling(to: 0.01) > 1 - 1e-14)
    let almost = try RuinProbability(kellyMultiple: 2 - 1e-4)
    // 1/(1 + 2⁻ᵏ) = ½ + k ln 2/4 − …
    let k = 1e-4 / (2 - 1e-4)
    #expect(abs(almost.doublingBeforeHalving - (0.5 + 0.25 * k * 0.693147180559945309)) < 1e-13)
  }

  @Test("Both laws agree, and stay probabilities that fall with the multiple")
  func properties() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<100_000 {
      let (c, level, upper) = (2 * random.nextUniform(), random.nextUniform(), 1 + 1 / random.nextUniform())
      let ruin = try RuinProbability(kellyMultiple: c)
      let falling = try ruin.everFalling(to: level)
      let rising = try ruin.reaching(upper, before: level)
      #expect((0...1).contains(falling) && (0...1).contains(rising))
      // Whoever falls does so before or after having risen to u, from where it is to fall to d/u.
      let after = try ruin.everFalling(to: level / upper)
      #expect(abs(falling - (1 - rising + rising * after)) < 1e-12)
      #expect(try RuinProbability(kellyMultiple: 0.9 * c).everFalling(to: level) <= falling)
    }
  }

  /// Steps of a Brownian motion with drift, and the minimum of the bridge between them, so that nothing is missed.
  @Test("Simulated capital falls, and doubles before it halves, as often", arguments: [1, 0.5, 1.25])
  func simulation(multiple: Double) throws {
    let ruin = try RuinProbability(kellyMultiple: multiple)
    let runs = 40_000
    var random = SplitMix64(seed: 4)
    var (fallen, doubled) = (0, 0)
    let level = 0.5.logarithm
    for _ in 0..<runs {
      // Time in units in which the volatility of the log of the capital is 1; its drift is k/2.
      var (log, isFallen, isDecided) = (0.0, false, false)
      // From there it falls in one run of a million.
      let safe = level + 14 / ruin.exponent
      while !isFallen, log < safe {
        // Far from both levels at once, a long step is as exact as a short one.
        let step = isDecided ? 1 : 0.05
        let next = log + 0.5 * ruin.exponent * step + step.squareRoot() * random.nextNormal()
        let (low, high) = (log, next)
        // The exact law of the minimum of a Brownian bridge, and for the rise likewise.
        if bridge(low, high, step, crosses: level, downwards: true, &random) { isFallen = true }
        if !isDecided {
          let rises = bridge(low, high, step, crosses: -level, downwards: false, &random)
          // Both levels within a step of 0.05 are 6 standard deviations apart.
          if rises, !isFallen { doubled += 1 }
          if rises || isFallen { isDecided = true }
        }
        log = next
      }
      if isFallen { fallen += 1 }
    }
    for (count, probability) in [
      (fallen, try ruin.everFalling(to: 0.5)), (doubled, ruin.doublingBeforeHalving),
    ] {
      let error = (probability * (1 - probability) / Double(runs)).squareRoot()
      #expect(abs(Double(count) / Double(runs) - probability) < 3 * error)
    }
  }

  private func bridge(
    _ from: Double, _ to: Double, _ variance: Double, crosses level: Double, downwards: Bool,
    _ random: inout SplitMix64
  ) -> Bool {
    let sign = downwards ? 1.0 : -1
    let (first, last) = (sign * (from - level), sign * (to - level))
    if first <= 0 || last <= 0 { return true }
    return random.nextUniform() < PortableFunctions.exp(-2 * first * last / variance)
  }

  @Test("Bad input")
  func badInput() throws {
    for multiple in [0, -1, 2, 3, .nan, .infinity, Double.leastNonzeroMagnitude] {
      #expect(throws: SizingError.self) { try RuinProbability(kellyMultiple: multiple) }
    }
    let ruin = try RuinProbability(.half)
    for level in [0, -0.5, 1.0.nextUp, .nan, .infinity] {
      #expect(throws: SizingError.self) { try ruin.everFalling(to: level) }
      #expect(throws: SizingError.self) { try ruin.reaching(2, before: level) }
    }
    #expect(throws: SizingError.self) { try ruin.reaching(2, before: 1) }
    for level in [1, 0.5, .nan, .infinity] {
      #expect(throws: SizingError.self) { try ruin.reaching(level, before: 0.5) }
    }
  }
}

extension Double {
  fileprivate var logarithm: Double { PortableFunctions.log(self) }
}
