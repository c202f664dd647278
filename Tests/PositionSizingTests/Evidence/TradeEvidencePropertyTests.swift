import NumericalMethods
import PositionSizing
import Testing

@Suite("Properties of evidence from trades")
struct TradeEvidencePropertyTests {
  @Test("The bound is at most the estimate, over 100,000 random sets of trades")
  func bounded() throws {
    var random = SplitMix64(seed: 11)
    var breaches: [[Double]] = []
    var sets = 0
    for set in 0..<100_000 {
      let returns = Self.returns(count: 1 + random.nextIndex(below: 20), by: &random)
      let confidence = 0.01 + 0.98 * random.nextUniform()
      guard let evidence = try? TradeEvidence(returns: returns) else { continue }
      let bound = try evidence.lowerBound(confidence: confidence, resamples: 100, seed: UInt64(set))
      if bound < .zero || bound > evidence.odds.kellyFraction { breaches.append(returns) }
      sets += 1
    }
    #expect(breaches.isEmpty)
    // The others have no loss.
    #expect(sets > 80_000)
  }

  @Test("A loss that becomes a win does not lower the bound, over 100,000 random sets of trades")
  func monotone() throws {
    var random = SplitMix64(seed: 12)
    var breaches: [[Double]] = []
    var raised = 0
    for _ in 0..<100_000 {
      var returns = Self.returns(count: 3 + random.nextIndex(below: 18), by: &random)
      guard let before = try? TradeEvidence(returns: returns), before.losses > 1 else { continue }
      // The largest loss and a win of the average: neither makes the average win smaller or the average loss larger.
      let worst = returns.indices.min { returns[$0] < returns[$1] } ?? 0
      returns[worst] = max(before.odds.averageWin, 1e-3) * (1 + random.nextUniform())
      let after = try TradeEvidence(returns: returns)
      let bounds = try [before, after].map { try $0.lowerBound(resamples: 100, seed: 1) }
      // Sums in another order round differently.
      if bounds[1].value < bounds[0].value - 1e-13 { breaches.append(returns) }
      raised += bounds[1] > bounds[0] ? 1 : 0
    }
    #expect(breaches.isEmpty)
    #expect(raised > 10_000)
  }

  @Test("One impossible return among others is always an error, over 100,000 random sets of trades")
  func impossible() throws {
    var random = SplitMix64(seed: 13)
    let values = [.nan, .signalingNaN, .infinity, -.infinity, (-1e6).nextDown, -1e7, 1e6.nextUp, 1e7]
    var taken: [[Double]] = []
    for _ in 0..<100_000 {
      var returns = Self.returns(count: 1 + random.nextIndex(below: 20), by: &random)
      let value = values[random.nextIndex(below: values.count)]
      returns.insert(value, at: random.nextIndex(below: returns.count + 1))
      if (try? TradeEvidence(returns: returns)) != nil { taken.append(returns) }
    }
    #expect(taken.isEmpty)
  }

  /// Returns of all sizes, some of them 0.
  private static func returns(count: Int, by random: inout SplitMix64) -> [Double] {
    let winRate = random.nextUniform()
    return (0..<count).map { _ in
      let size = PortableFunctions.exp(-12 * random.nextUniform())
      let draw = random.nextUniform()
      return draw < 0.1 ? 0 : (draw - 0.1) / 0.9 < winRate ? size : -0.99 * size
    }
  }
}
