import NumericalMethods
import PositionSizing
import Testing

@Suite("Kelly under estimation error")
struct EstimationErrorTests {
  /// S²/(S² + N/T), by hand.
  @Test(
    "The multiple shrinks with the number of assets and grows with the evidence",
    arguments: [
      (1.0, 1, 1.0, 0.5), (1.0, 1, 3.0, 0.75), (2.0, 1, 0.75, 0.75), (0.5, 4, 16.0, 0.5), (1.7, 45, 2.0, 2.89 / 25.39),
    ])
  func multiple(sharpeRatio: Double, assets: Int, years: Double, expected: Double) throws {
    let error = try EstimationError(sharpeRatio: sharpeRatio, assets: assets, years: years)
    #expect(abs(error.multiple.value - expected) < 1e-15)
  }

  @Test("The growth at it is larger than beside it, and full Kelly loses where S² < N/T")
  func optimum() throws {
    let error = try EstimationError(sharpeRatio: 1, assets: 2, years: 2)
    #expect(error.multiple == .half)
    let best = error.expectedGrowthRate(at: error.multiple)
    #expect(abs(best - 0.25) < 1e-16)
    for other in [0.4, 0.6] { #expect(error.expectedGrowthRate(at: try KellyMultiple(other)) < best) }
    #expect(error.expectedGrowthRate(at: .full) == 0)
    let worse = try EstimationError(sharpeRatio: 1, assets: 2, years: 1.9)
    #expect(worse.expectedGrowthRate(at: .full) < 0)
    let better = try EstimationError(sharpeRatio: 1, assets: 2, years: 2.1)
    #expect(better.expectedGrowthRate(at: .full) > 0)
  }

  /// T years of returns of N independent assets, whose means are estimated and bet on: the growth that the true means
  /// then give, on average, at multiples around c*.
  @Test("Bets on simulated estimates grow as they should", arguments: [(1, 0.8, 3.0), (3, 1.2, 2.0)])
  func simulation(assets: Int, sharpeRatio: Double, years: Double) throws {
    let error = try EstimationError(sharpeRatio: sharpeRatio, assets: assets, years: years)
    let runs = 200_000
    let best = error.multiple.value
    let multiples = try [best - 0.1, best, best + 0.1].map { try KellyMultiple($0) }
    var random = SplitMix64(seed: 6)
    // In units of the volatility of each asset.
    let mean = sharpeRatio / Double(assets).squareRoot()
    var sums = [Double](repeating: 0, count: 3)
    var squares = sums
    var differences = [Double](repeating: 0, count: 3)
    var squaredDifferences = differences
    for _ in 0..<runs {
      var (gain, variance) = (0.0, 0.0)
      for _ in 0..<assets {
        let estimate = mean + random.nextNormal() / years.squareRoot()
        gain += estimate * mean
        variance += estimate * estimate
      }
      let growth = multiples.map { $0.value * gain - 0.5 * $0.value * $0.value * variance }
      for i in growth.indices {
        sums[i] += growth[i]
        squares[i] += growth[i] * growth[i]
        let difference = growth[1] - growth[i]
        differences[i] += difference
        squaredDifferences[i] += difference * difference
      }
    }
    let count = Double(runs)
    for i in multiples.indices {
      let average = sums[i] / count
      let standardError = ((squares[i] / count - average * average) / count).squareRoot()
      #expect(abs(average - error.expectedGrowthRate(at: multiples[i])) < 3 * standardError)
      if i != 1 {
        let gain = differences[i] / count
        let standardError = ((squaredDifferences[i] / count - gain * gain) / count).squareRoot()
        #expect(gain > 3 * standardError, "c* is better than \(multiples[i].value)")
      }
    }
  }

  @Test(
    "Bad input",
    arguments: [
      (0, 1, 1), (-1, 1, 1), (.nan, 1, 1), (.infinity, 1, 1), (1, 0, 1), (1, -1, 1), (1, 1, 0), (1, 1, -1),
      (1, 1, .nan), (1, 1, .infinity), (1e-200, 1, 1),
    ] as [(Double, Int, Double)])
  func badInput(sharpeRatio: Double, assets: Int, years: Double) {
    #expect(throws: SizingError.self) { try EstimationError(sharpeRatio: sharpeRatio, assets: assets, years: years) }
  }
}
