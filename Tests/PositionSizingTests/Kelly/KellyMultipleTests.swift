import Foundation
import PositionSizing
import Testing

@Suite("Multiples of the Kelly fraction")
struct KellyMultipleTests {
  @Test(
    "What is left of growth, variance and volatility",
    arguments: [(1.0, 1.0, 1.0), (0.5, 0.75, 0.25), (0.25, 0.4375, 0.0625), (0.75, 0.9375, 0.5625)])
  func shares(value: Double, growth: Double, variance: Double) throws {
    let multiple = try KellyMultiple(value)
    #expect(multiple.growthShare == growth)
    #expect(multiple.varianceShare == variance)
    #expect(multiple.volatilityShare == value)
  }

  @Test("The named multiples, in their order")
  func names() throws {
    #expect(try [KellyMultiple.quarter, .half, .full] == [0.25, 0.5, 1].map { try KellyMultiple($0) })
    #expect(KellyMultiple.quarter < .half && .half < .full)
  }

  @Test("A part of a risk")
  func applied() throws {
    let risk = try RiskFraction(0.2125)
    #expect(KellyMultiple.half.applied(to: risk).value == 0.10625)
    #expect(KellyMultiple.full.applied(to: risk) == risk)
  }

  @Test("Above 0, at most 1", arguments: [0, -0.5, 1.0.nextUp, .nan, .infinity])
  func badInput(value: Double) {
    #expect(throws: SizingError.self) { try KellyMultiple(value) }
    #expect(throws: Never.self) { try KellyMultiple(1e-300) }
  }

  @Test("In JSON it is a plain number, checked as any")
  func coding() throws {
    #expect(String(decoding: try JSONEncoder().encode([KellyMultiple.half]), as: UTF8.self) == "[0.5]")
    #expect(try JSONDecoder().decode([KellyMultiple].self, from: Data("[0.25, 1]".utf8)) == [.quarter, .full])
    for text in ["[0]", "[1.5]", "[\"half\"]", "[null]"] {
      #expect(throws: DecodingError.self) { try JSONDecoder().decode([KellyMultiple].self, from: Data(text.utf8)) }
    }
  }
}
