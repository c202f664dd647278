import ForecastEvaluation
import NumericalMethods
import Testing

@Suite struct BlockBootstrapTests {
  static let bootstraps: [any BlockBootstrap] = [
    StationaryBootstrap(meanBlockLength: 1, seed: 1), StationaryBootstrap(meanBlockLength: 1.5, seed: 2),
    StationaryBootstrap(meanBlockLength: 40, seed: 3), StationaryBootstrap(meanBlockLength: 1e9, seed: 4),
    CircularBlockBootstrap(blockLength: 1, seed: 5), CircularBlockBootstrap(blockLength: 7, seed: 6),
    CircularBlockBootstrap(blockLength: 60, seed: 7), CircularBlockBootstrap(blockLength: 1000, seed: 8),
  ]

  @Test func drawsTheIndicesOfTheSecondVersion() throws {
    let reference = try ComparisonReference.read().indices
    let stationary = StationaryBootstrap(meanBlockLength: 4, seed: 5)
    let circular = CircularBlockBootstrap(blockLength: 6, seed: 5)
    // The last first: a replication does not depend on those drawn before.
    for replication in (0..<4).reversed() {
      #expect(stationary.indices(replication: replication, count: 20) == reference["stationary"]?[replication])
      #expect(circular.indices(replication: replication, count: 20) == reference["circular"]?[replication])
    }
  }

  @Test(arguments: 0..<8) func blocksMakeUpTheResample(which: Int) {
    let bootstrap = Self.bootstraps[which]
    for count in [1, 2, 59, 60, 61] {
      for replication in 0..<20 {
        let blocks = bootstrap.blocks(replication: replication, count: count)
        #expect(blocks.reduce(0) { $0 + $1.length } == count)
        #expect(blocks.allSatisfy { $0.length > 0 && (0..<count).contains($0.start) })
        let indices = bootstrap.indices(replication: replication, count: count)
        #expect(indices.count == count && indices.allSatisfy { (0..<count).contains($0) })
      }
    }
  }

  @Test func blocksHaveTheirMeanLength() {
    let bootstrap = StationaryBootstrap(meanBlockLength: 8, seed: 9)
    let blocks = (0..<400).flatMap { bootstrap.blocks(replication: $0, count: 1000).dropLast() }
    let mean = Double(blocks.reduce(0) { $0 + $1.length }) / Double(blocks.count)
    // The standard deviation of a length is √56, and there are about 50,000; blocks cut by the end are the long ones.
    #expect(abs(mean - 8) < 0.15)
    let starts = blocks.map { Double($0.start) }.reduce(0, +) / Double(blocks.count)
    #expect(abs(starts - 499.5) < 5 * 289 / Double(blocks.count).squareRoot())
  }

  /// The exact variance of the mean against that of 40,000 resampled means, whose share of error is √(2/40,000).
  @Test(arguments: 0..<8) func knowsTheVarianceOfTheMean(which: Int) {
    let bootstrap = Self.bootstraps[which]
    var series = linearCongruentialNumbers(count: 60, seed: 11)
    for t in 1..<60 { series[t] += 0.6 * series[t - 1] }
    let means = ResampledMeans(of: [series], by: bootstrap, replications: 40_000, threads: 2).deviations[0]
    let variance = means.reduce(0) { $0 + $1 * $1 } / 40_000
    let exact = bootstrap.varianceOfMean(of: series)
    let independent = StationaryBootstrap(meanBlockLength: 1, seed: 0).varianceOfMean(of: series)
    guard exact > 1e-3 * independent else {
      // A block as long as the series, or practically so, resamples nothing.
      #expect(bootstrap.meanBlockLength >= 60 && variance < 1e-3 * independent)
      return
    }
    #expect(abs(variance / exact - 1) < 4 * (2.0 / 40_000).squareRoot())
  }

  @Test func varianceOfTheMeanAgreesWithTheSecondVersion() throws {
    let bootstrap = StationaryBootstrap(meanBlockLength: 10, seed: 0)
    let expected = try ComparisonReference.read().varianceOfMean
    #expect(agree(bootstrap.varianceOfMean(of: autoregressiveNumbers()), expected, within: 1e-12))
    #expect(bootstrap.varianceOfMean(of: [3, 3, 3]) == 0)
    #expect(bootstrap.varianceOfMean(of: [3]) == 0)
    // Blocks of one element are independent draws.
    let independent = StationaryBootstrap(meanBlockLength: 1, seed: 0)
    #expect(abs(independent.varianceOfMean(of: [1, 2, 3, 4]) - 1.25 / 4) < 1e-15)
  }

  @Test(arguments: 0..<8) func sumsOfBlocksAreSumsOfElements(which: Int) {
    let bootstrap = Self.bootstraps[which]
    let series = (0..<3).map { linearCongruentialNumbers(count: 61, seed: $0).map { $0 + 1e5 } }
    let means = ResampledMeans(of: series, by: bootstrap, replications: 130, threads: 1)
    for (column, values) in series.enumerated() {
      let mean = values.reduce(0, +) / 61
      for replication in 0..<130 {
        let indices = bootstrap.indices(replication: replication, count: 61)
        let plain = indices.reduce(0) { $0 + values[$1] } / 61 - mean
        // Sums of 61 numbers of about 10⁵.
        #expect(abs(means.deviations[column][replication] - plain) < 1e-8)
      }
    }
  }

  @Test(arguments: [2, 3, 7]) func threadsChangeNothing(threads: Int) {
    let bootstrap = StationaryBootstrap(meanBlockLength: 5, seed: 10)
    let series = [linearCongruentialNumbers(count: 100, seed: 1), linearCongruentialNumbers(count: 100, seed: 2)]
    let alone = ResampledMeans(of: series, by: bootstrap, replications: 1000, threads: 1)
    #expect(
      ResampledMeans(of: series, by: bootstrap, replications: 1000, threads: threads).deviations == alone.deviations)
    // The first replications do not depend on how many follow.
    let few = ResampledMeans(of: series, by: bootstrap, replications: 65, threads: threads)
    #expect(few.deviations[1] == Array(alone.deviations[1].prefix(65)))
  }
}

/// An autoregression with the coefficient 0.7.
func autoregressiveNumbers() -> [Double] {
  var values = linearCongruentialNumbers(count: 500, seed: 9).map { $0 * 1e-5 }
  for t in 1..<500 { values[t] += 0.7 * values[t - 1] }
  return values
}
