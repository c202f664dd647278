import ForecastEvaluation
import Testing

@Suite struct WilsonIntervalTests {
  @Test func isThatOfTheReference() throws {
    for numbers in try ClassificationReference.read().wilson {
      let interval = WilsonInterval(successes: Int(numbers[0]), trials: Int(numbers[1]), level: numbers[2])
      #expect(abs(interval.lower - numbers[3]) < 1e-13 && abs(interval.upper - numbers[4]) < 1e-13)
    }
  }

  @Test func endsAreWithinZeroAndOne() {
    for trials in 1...40 {
      #expect(WilsonInterval(successes: 0, trials: trials).lower == 0)
      #expect(WilsonInterval(successes: trials, trials: trials).upper == 1)
    }
  }
}
