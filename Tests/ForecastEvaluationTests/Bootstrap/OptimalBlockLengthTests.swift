import ForecastEvaluation
import Testing

@Suite struct OptimalBlockLengthTests {
  /// Returns in millionths of the fixture, a rule of whole numbers.
  static let returns: [Double] = linearCongruentialNumbers(count: 60, seed: 42).enumerated().map { day, number in
    var k = 2500 + (number * 60_000 / 131_072).rounded(.down)
    if day % 17 == 5 { k = -abs(k) * 2 }
    if day % 23 == 9 { k = abs(k) * 2 }
    return k / 1e6
  }

  static let series: [String: [Double]] = {
    let autoregressive = autoregressiveNumbers()
    var persistent = autoregressive
    for t in 1..<persistent.count { persistent[t] += persistent[t - 1] }
    return [
      "returns": returns, "squares": returns.map { $0 * $0 }, "autoregressive": autoregressive,
      "persistent": persistent, "white": linearCongruentialNumbers(count: 303, seed: 1).map { $0 * 1e-5 },
      "short": Array(autoregressive.prefix(11)),
    ]
  }()

  /// The package arch gives lengths below 1 too.
  @Test(arguments: series.keys.sorted()) func agreesWithArch(name: String) throws {
    let expected = try #require(try ComparisonReference.read().blockLengths[name])
    let series = try #require(Self.series[name])
    let length = try #require(OptimalBlockLength(for: series))
    #expect(agree(length.stationary, max(1, expected[0]), within: 1e-10))
    #expect(agree(length.circular, max(1, expected[1]), within: 1e-10))
  }

  @Test func hasNoUnit() throws {
    let series = autoregressiveNumbers()
    let length = try #require(OptimalBlockLength(for: series))
    for unit in [0x1p-600, 0x1p-20, 0x1p900] {
      #expect(OptimalBlockLength(for: series.map { $0 * unit }) == length)
    }
    let moved = try #require(OptimalBlockLength(for: series.map { 2 - 3 * $0 }))
    #expect(agree(moved.stationary, length.stationary, within: 1e-9))
  }

  @Test func isUndefinedForSeriesThatTellNothing() {
    let short = Array(autoregressiveNumbers().prefix(11))
    #expect(OptimalBlockLength(for: short) != nil)
    #expect(OptimalBlockLength(for: Array(short.dropLast())) == nil)
    #expect(OptimalBlockLength(for: []) == nil)
    for value in [0, 0.1, -7e300] { #expect(OptimalBlockLength(for: [Double](repeating: value, count: 50)) == nil) }
    #expect(OptimalBlockLength(for: short + [.nan]) == nil)
    #expect(OptimalBlockLength(for: short + [.infinity]) == nil)
  }

  @Test func comparesModelsByTheirDifferences() throws {
    let common = autoregressiveNumbers().map { 5 * $0 }
    let own = [linearCongruentialNumbers(count: 500, seed: 21), linearCongruentialNumbers(count: 500, seed: 22)]
    let losses = own.map { zip(common, $0).map { $0 + 1e-5 * $1 } }
    let difference = zip(losses[0], losses[1]).map { $0 - $1 }
    let expected = try #require(OptimalBlockLength(for: difference))
    let length = try #require(OptimalBlockLength(forComparing: losses))
    // Of two models each is half the difference away from their mean.
    #expect(agree(length.stationary, expected.stationary, within: 1e-9))
    #expect(agree(length.circular, expected.circular, within: 1e-9))
    let alone = try #require(OptimalBlockLength(for: losses[0]))
    #expect(alone.stationary > 5 && length.stationary < 5)
    // The longest decides, in whatever order the models come.
    let slow = zip(common, autoregressiveNumbers().reversed()).map { $0 + $1 }
    let three = try #require(OptimalBlockLength(forComparing: losses + [slow]))
    #expect(three.stationary > 5)
    let turned = try #require(OptimalBlockLength(forComparing: [slow, losses[1], losses[0]]))
    #expect(agree(three.stationary, turned.stationary, within: 1e-9))
    #expect(OptimalBlockLength(forComparing: [losses[0]]) == nil && OptimalBlockLength(forComparing: []) == nil)
    #expect(OptimalBlockLength(forComparing: [losses[0], losses[0]]) == nil)
    #expect(OptimalBlockLength(forComparing: [[1, 2], [2, 1]]) == nil)
  }

  @Test func staysWithinItsLimits() throws {
    // A single peak, an alternation, a step: autocorrelations that are 0, negative, or large at every lag.
    let peak = (0..<40).map { $0 == 20 ? 1.0 : 0 }
    let alternation = (0..<40).map { $0.isMultiple(of: 2) ? 1.0 : -1 }
    let step = (0..<40).map { $0 < 20 ? 0.0 : 1 }
    for series in [peak, alternation, step, step + step, alternation.map { $0 + 1e6 }] {
      let length = try #require(OptimalBlockLength(for: series))
      let longest = min(3 * Double(series.count).squareRoot(), Double(series.count) / 3).rounded(.up)
      #expect((1...longest).contains(length.stationary) && (1...longest).contains(length.circular))
    }
  }
}
