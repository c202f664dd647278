import Foundation
import PositionSizing
import Testing

@Suite("Explanations of a size")
struct ExplanationTests {
  @Test("An explanation tells every factor and sums up")
  func example() throws {
    #expect(
      try SizingPolicy.eightLayers.size(.example { $0.stopDistance = Sourced(0.03) }).explanation == [
        "Kelly fraction, for trades that win 2 % in 55 % of cases and else lose 1.5 %, estimated from 200 trades: "
          + "21.25 % of the capital at risk, a position of 14.17 times the capital "
          + "(trades.csv, 2024-01-02T00:00:00Z).",
        "Stop at a distance of 3 %: 21.25 % of the capital at risk, a position of 7.083 times the capital (given).",
        "Fraction that the policy takes: × 0.5, leaves 10.63 % of the capital at risk (eight-layers).",
        "Correlation of 0.4 with what is held: × 0.6, leaves 6.375 % of the capital at risk (given).",
        "4 losses in a row: × 0.25, leaves 1.594 % of the capital at risk (given).",
        "At most 0.25 times the capital: × 0.4706, leaves 0.75 % of the capital at risk (eight-layers).",
        "Size: a position of 0.25 times the capital, of which 0.75 % of the capital is lost at the stop.",
      ])
  }

  @Test("No size, a size of nothing and a size without a stop are told apart")
  func conclusions() throws {
    let none = try SizingPolicy.volatilityTarget.size(.example { $0.volatility = .missing })
    #expect(none.explanation.last == "No size: do not enter.")
    let odds = try TradeOdds(winRate: 0.3, averageWin: 0.02, averageLoss: 0.02)
    let nothing = try SizingPolicy.halfKelly.size(.example { $0.odds = Sourced(try OddsEvidence(odds)) })
    #expect(nothing.explanation.last == "Size: nothing.")
    let withoutStop = try SizingPolicy.volatilityTarget.size(.example { $0.odds = nil })
    #expect(withoutStop.explanation.last == "Size: a position of 0.5 times the capital.")
  }

  @Test("Sentences begin and end as such, have four digits at most, and are grammatical")
  func grammar() throws {
    let wrong = try Regex(
      #"(?i)\bnan\b|\binf|  |\b1 (trades|years|days|hours|minutes|seconds|assets|losses)\b|nil|Optional"#)
    let number = try Regex(#"[0-9]+(\.[0-9]+)?(e-?[0-9]+)?"#)
    var draw = RandomSizing(seed: 42)
    for _ in 0..<1_000 {
      for sentence in try draw.policy().size(draw.doubtfulInputs()).explanation {
        try #require(sentence.firstMatch(of: wrong) == nil, "\(sentence)")
        try #require(sentence.hasSuffix(".") && !sentence.hasSuffix(".."), "\(sentence)")
        try #require(sentence.first.map { $0.isUppercase || $0.isNumber } == true, "\(sentence)")
        for match in sentence.matches(of: number) {
          try #require(Self.significantDigits(sentence[match.range]) <= 4, "\(sentence)")
        }
      }
    }
  }

  @Test("A size too small to tell is almost nothing")
  func tiny() throws {
    let table = try RegimeMultipliers(["crisis": 1.234567e-18])
    let policy = SizingPolicy(name: "tiny", base: .kelly, regime: RegimeLayer(table))
    let explanation = try policy.size(.example { $0.regime = .missing }).explanation
    #expect(explanation[1].contains("× almost 0, leaves almost 0 % of the capital at risk"))
    #expect(
      explanation.last
        == "Size: a position of almost 0 times the capital, of which almost 0 % of the capital is lost at the stop.")
  }

  /// The number of digits from the first to the last that is not 0.
  private static func significantDigits(_ number: Substring) -> Int {
    let digits = number.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
    return digits.reversed().drop { $0 == "0" }.count
  }
}
