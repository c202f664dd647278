import PositionSizing
import Testing

@Suite("Sizes against an independent computation")
struct SizingReferenceTests {
  @Test("Every factor of presets and composed policies is the exact one, but for rounding")
  func factors() throws {
    var sized = 0
    for (index, reference) in try SizingReference.all().enumerated() {
      guard let factors = reference.expected.factors else { continue }
      let trace = try reference.policy.size(reference.inputs.sizingInputs()).trace
      #expect(trace.map(\.reason.name) == factors.map(\.name), "case \(index)")
      for (factor, expected) in zip(trace, factors) {
        for (number, exact) in zip([factor.value, factor.risk, factor.notional], expected.numbers) {
          #expect(isRounded(number, exact), "case \(index), \(factor.reason.name): \(number ?? .nan)")
        }
      }
      sized += 1
    }
    #expect(sized > 400)
  }

  @Test("Where nothing is known to start from there is no size, and where an input is missing an error")
  func noSize() throws {
    var counts = (refused: 0, failed: 0)
    for (index, reference) in try SizingReference.all().enumerated() where reference.expected.factors == nil {
      let inputs = try reference.inputs.sizingInputs()
      if let refusal = reference.expected.refusal {
        let position = try reference.policy.size(inputs)
        #expect(position.trace.map(\.reason.name) == [refusal], "case \(index)")
        #expect(position.notional == nil && position.risk == nil && position.leverage == nil, "case \(index)")
        counts.refused += 1
      } else {
        let error = #expect(throws: SizingError.self, "case \(index)") { try reference.policy.size(inputs) }
        guard case .inputMissing = error else {
          Issue.record("case \(index): \(error.map { "\($0)" } ?? "no error")")
          continue
        }
        counts.failed += 1
      }
    }
    #expect(counts.refused > 10 && counts.failed > 10)
  }

  @Test("The presets of the reference are those of the library")
  func presets() throws {
    let named = try SizingReference.all().map(\.policy).filter { $0.name != "composed" }
    #expect(Set(named) == Set(SizingPolicy.presets))
  }

  private func isRounded(_ number: Double?, _ exact: Double?) -> Bool {
    guard let number, let exact else { return number == nil && exact == nil }
    return abs(number - exact) <= 1e-14 * abs(exact)
  }
}
