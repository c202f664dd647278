import RegimeClassification
import Testing

@Suite struct HysteresisTests {
  /// The probabilities in which a regime is the most probable.
  private static func certain(_ regime: MarketRegime?) -> [Double]? {
    regime.map { regime in MarketRegime.allCases.map { $0 == regime ? 0.7 : 0.1 } }
  }

  @Test(arguments: [
    (1, "bbccbrrr", "bbccbrrr"), (2, "bbccbrrr", "bbbcccrr"), (3, "bbccbrrr", "bbbbbbbr"), (4, "bbccbrrr", "bbbbbbbb"),
    (2, "crbrb", "ccccc"), (2, "rr-bbc", "rr-bbb"), (3, "-r", "-r"), (2, "cbbrcc", "ccbbbc"),
  ]) func aRegimeIsAdoptedAfterItsStay(minimumStay: Int, stream: String, adopted: String) throws {
    let regimes: [Character: MarketRegime] = ["b": .bull, "c": .consolidation, "r": .bear, "x": .crisis]
    let labels = try Hysteresis(minimumStay: minimumStay).regimes(of: stream.map { Self.certain(regimes[$0]) })
    #expect(labels == adopted.map { regimes[$0] })
  }

  @Test func whatTiesStays() {
    let tie: [Double]? = [0.4, 0.1, 0.1, 0.4]
    #expect(Hysteresis.none.regimes(of: [tie]) == [.bull])
    #expect(Hysteresis.none.regimes(of: [Self.certain(.crisis), tie]) == [.crisis, .crisis])
  }

  @Test func laterBarsChangeNothing() throws {
    let regimes: [Character: MarketRegime] = ["b": .bull, "c": .consolidation, "r": .bear, "x": .crisis]
    let probabilities = "bcbrrcxxcbrbbcxrcbbb".map { Self.certain(regimes[$0]) }
    let hysteresis = try Hysteresis(minimumStay: 3)
    let whole = hysteresis.regimes(of: probabilities)
    for end in probabilities.indices {
      #expect(hysteresis.regimes(of: Array(probabilities[..<end])) == Array(whole[..<end]))
    }
  }

  @Test func aStayIsABarAtLeast() {
    #expect(throws: RegimeError.self) { try Hysteresis(minimumStay: 0) }
    #expect(throws: Never.self) { try Hysteresis(minimumStay: 1) }
  }
}
