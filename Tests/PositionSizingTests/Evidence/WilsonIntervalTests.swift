import PositionSizing
import Testing

@Suite("Wilson's interval")
struct WilsonIntervalTests {
  @Test("It is that of statsmodels")
  func reference() throws {
    let cases = try EvidenceReference.read("wilson_reference.json", as: [EvidenceReference.Wilson].self)
    #expect(cases.count == 306)
    for each in cases {
      let interval = try WilsonInterval(
        successes: each.successes, trials: each.trials, confidence: each.confidence)
      // statsmodels subtracts numbers of the size of 1 to find a limit near 0.
      #expect(abs(interval.low - each.low) < 1e-14, "\(each)")
      #expect(abs(interval.high - each.high) < 1e-14, "\(each)")
    }
  }

  @Test("Each limit is where the share is z standard errors away", arguments: [1, 2, 7, 30, 1000, 1_000_000])
  func definition(trials: Int) throws {
    let score = 1.959963984540054
    for successes in [0, 1, trials / 2, trials - 1, trials] {
      let share = Double(successes) / Double(trials)
      let interval = try WilsonInterval(successes: successes, trials: trials)
      for limit in [interval.low, interval.high] where limit > 0 && limit < 1 {
        let distance = abs(share - limit) / (limit * (1 - limit) / Double(trials)).squareRoot()
        #expect(abs(distance - score) < 1e-8)
      }
    }
  }

  @Test("Nothing and everything reach the ends exactly", arguments: [1, 2, 29, 10_000])
  func ends(trials: Int) throws {
    let none = try WilsonInterval(successes: 0, trials: trials)
    let all = try WilsonInterval(successes: trials, trials: trials)
    #expect(none.low == 0 && none.high < 1 && none.high > 0)
    #expect(all.high == 1 && all.low < 1 && all.low > 0)
    #expect(none.high == 1 - all.low)
  }

  @Test(
    "It holds the share, whatever the confidence", arguments: [.leastNonzeroMagnitude, 1e-16, 1e-9, 0.5, 1.0.nextDown])
  func holdsShare(confidence: Double) throws {
    for trials in 1...40 {
      for successes in 0...trials {
        let interval = try WilsonInterval(successes: successes, trials: trials, confidence: confidence)
        let share = Double(successes) / Double(trials)
        #expect(interval.low >= 0 && interval.low <= share)
        #expect(interval.high <= 1 && interval.high >= share - 2e-16)
      }
    }
  }

  @Test("More successes raise both limits")
  func monotone() throws {
    for trials in [1, 10, 300] {
      let intervals = try (0...trials).map { try WilsonInterval(successes: $0, trials: trials) }
      for (fewer, more) in zip(intervals, intervals.dropFirst()) {
        #expect(fewer.low < more.low && fewer.high < more.high)
      }
    }
  }

  @Test("Counts that cannot be are refused", arguments: [(0, 0), (-1, 1), (2, 1), (0, -1)])
  func counts(successes: Int, trials: Int) {
    #expect(throws: SizingError.self) { try WilsonInterval(successes: successes, trials: trials) }
  }

  @Test("A confidence lies between 0 and 1", arguments: [-0.1, 0, 1, 95, .nan, .infinity])
  func confidence(value: Double) {
    #expect(throws: SizingError.self) { try WilsonInterval(successes: 1, trials: 2, confidence: value) }
  }
}
