import NumericalMethods
import Testing
import VolatilityForecasting

@Suite struct RollingWindowsTests {
  /// The rule of each window, made anew.
  private func plain(_ values: [Double], _ window: Int, _ rule: (ArraySlice<Double>) -> Double) -> [Double] {
    values.indices.map { $0 + 1 < window ? .nan : rule(values[($0 + 1 - window)...$0]) }
  }

  private static func numbers(_ count: Int) -> [Double] {
    var random = SplitMix64(seed: 7)
    return (0..<count).map { _ in Double(random.next() >> 11) / 0x1p53 }
  }

  @Test(arguments: [1, 2, 3, 7, 49, 50, 51, 100]) func windowsAreThosePlain(_ window: Int) {
    // Sizes from 1e-20 to 1, so that a sum that forgets by subtraction would have lost all digits of the small ones.
    let values = Self.numbers(50).enumerated().map { $1 * ($0 / 10 % 2 == 0 ? 1 : 1e-20) }
    let sums = plain(values, window) { $0.reduce(0, +) }.map { $0.isNaN ? nil : $0 }
    for (sum, expected) in zip(RollingWindows.sums(of: values, window: window), sums) {
      #expect(expected.map { abs(sum - $0) <= Double(window) * 0x1p-52 * $0 } ?? sum.isNaN)
    }
    let highest = RollingWindows.highest(of: values, window: window).map(\.bitPattern)
    #expect(highest == plain(values, window) { $0.max() ?? .nan }.map(\.bitPattern))
    let lowest = RollingWindows.lowest(of: values, window: window).map(\.bitPattern)
    #expect(lowest == plain(values, window) { $0.min() ?? .nan }.map(\.bitPattern))
  }

  @Test(arguments: [2, 5, 12]) func missingNumberSpoilsItsWindowsOnly(_ window: Int) {
    for place in 0..<24 {
      var values = Self.numbers(24)
      values[place] = .nan
      for rule in [RollingWindows.sums, RollingWindows.lowest, RollingWindows.highest] {
        let result = rule(values, window)
        for index in values.indices {
          #expect(result[index].isNaN == (index + 1 < window || (place...place + window - 1).contains(index)))
        }
      }
    }
  }

  @Test func longSeriesLosesNoDigits() {
    // A million ordinary numbers, then a standstill.
    let values = Self.numbers(1_000_000).map { $0 * 1e6 } + [Double](repeating: 1e-9, count: 30)
    let sums = RollingWindows.sums(of: values, window: 24)
    #expect(abs(sums[values.count - 1] - 24e-9) < 1e-22)
  }

  @Test func meansSoFarFill() {
    let means = RollingWindows.meansSoFar(of: [.nan, 1, 3, 5, 11], window: 3)
    #expect(means[0].isNaN && Array(means[1...]) == [1, 2, 3, 19.0 / 3])
    #expect(RollingWindows.meansSoFar(of: [.nan, .nan], window: 3).allSatisfy { $0.isNaN })
    #expect(RollingWindows.meansSoFar(of: [4], window: 3) == [4])
  }

  @Test func exponentialMeansAreWeighted() {
    let means = RollingWindows.exponentialMeans(of: [.nan, 1, 2, 4], decay: 0.5, halfLife: 2)
    #expect(means[0].isNaN && means[1].isNaN)
    // (½·1 + 2)/1.5 and (¼·1 + ½·2 + 4)/1.75.
    #expect(means[2] == 2.5 / 1.5 && means[3] == 5.25 / 1.75)
  }
}
