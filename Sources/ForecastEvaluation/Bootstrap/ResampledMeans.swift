import NumericalMethods

/// The means of resampled series, all of them resampled alike.
///
/// A block adds the difference of two sums up to an element, so that a replication costs as many additions as it has
/// blocks, not as it has elements.
package struct ResampledMeans: Sendable {
  /// The mean of the resample less the mean of the series, by series, then by replication.
  package let deviations: [[Double]]

  /// Resamples several series.
  ///
  /// - Parameters:
  ///   - series: the series, finite, of equal and positive counts.
  ///   - bootstrap: how they are resampled.
  ///   - replications: the number of resamples, positive.
  ///   - threads: the number of threads; it changes no result.
  package init(of series: [[Double]], by bootstrap: any BlockBootstrap, replications: Int, threads: Int) {
    precondition(replications > 0, "a bootstrap has at least one replication")
    let sums = CumulativeSums(of: series)
    let parts = parallelMap(count: (replications + Self.partSize - 1) / Self.partSize, threads: threads) { part in
      let numbers = part * Self.partSize..<min(replications, (part + 1) * Self.partSize)
      return numbers.flatMap { sums.means(of: bootstrap.blocks(replication: $0, count: sums.count)) }
    }
    var deviations = series.map { _ in [Double]() }
    for column in series.indices {
      deviations[column].reserveCapacity(replications)
      for part in parts {
        for index in stride(from: column, to: part.count, by: series.count) { deviations[column].append(part[index]) }
      }
    }
    self.deviations = deviations
  }

  /// The replications that a thread draws at a time: enough to make up for handing them over.
  private static let partSize = 64
}

/// The sums of centred series up to each element, twice around, so that no block needs to be cut at the end.
private struct CumulativeSums: Sendable {
  let count: Int
  private let seriesCount: Int
  /// Row after row, one for each element and one before the first.
  private let sums: [Double]

  init(of series: [[Double]]) {
    let count = series[0].count
    let means = series.map { $0.reduce(0, +) / Double(count) }
    var sums = [Double](repeating: 0, count: series.count)
    sums.reserveCapacity((2 * count + 1) * series.count)
    for t in 0..<2 * count {
      for column in series.indices {
        sums.append(sums[t * series.count + column] + (series[column][t % count] - means[column]))
      }
    }
    self.count = count
    seriesCount = series.count
    self.sums = sums
  }

  func means(of blocks: [ResampledBlock]) -> [Double] {
    var totals = [Double](repeating: 0, count: seriesCount)
    for block in blocks {
      let first = block.start * seriesCount
      let last = first + block.length * seriesCount
      for column in 0..<seriesCount { totals[column] += sums[last + column] - sums[first + column] }
    }
    for column in 0..<seriesCount { totals[column] /= Double(count) }
    return totals
  }
}
