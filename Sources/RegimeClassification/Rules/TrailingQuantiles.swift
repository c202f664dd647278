import VolatilityForecasting

/// Quantiles of the values of a trailing window, in n log n steps.
///
/// Of n values in order the quantile of p is at the position p(n − 1), between two values as far as the position lies
/// between theirs: definition 7 of Hyndman and Fan (1996), "Sample quantiles in statistical packages". Values that are
/// not numbers are none.
package struct TrailingQuantiles: Sendable {
  /// The number of bars that a window has room for, the last one included.
  package let window: Int
  /// The number of values that a window holds at least.
  package let smallestCount: Int
  /// The probabilities.
  package let probabilities: [Double]

  /// Quantiles.
  ///
  /// - Precondition: `window` and `smallestCount` are positive, probabilities from 0 to 1.
  package init(window: Int, smallestCount: Int, probabilities: [Double]) {
    precondition(window > 0 && smallestCount > 0, "a window holds a value at least")
    precondition(probabilities.allSatisfy((0...1).contains), "probabilities are from 0 to 1")
    self.window = window
    self.smallestCount = smallestCount
    self.probabilities = probabilities
  }

  /// The quantiles at each value: for each probability as many as values, not a number where a window holds too few.
  package func values(of values: [Double]) -> [[Double]] {
    let ordered = values.filter { !$0.isNaN }.sorted()
    let ranks = values.map { $0.isNaN ? nil : Self.rank(of: $0, in: ordered) }
    var counts = RankCounts(count: ordered.count)
    var held = 0
    var quantiles = probabilities.map { _ in [Double](repeating: .nan, count: values.count) }
    for (index, rank) in ranks.enumerated() {
      if let rank {
        counts.add(1, at: rank)
        held += 1
      }
      if index >= window, let old = ranks[index - window] {
        counts.add(-1, at: old)
        held -= 1
      }
      guard held >= smallestCount else { continue }
      for (number, probability) in probabilities.enumerated() {
        let position = probability * Double(held - 1)
        let lower = Int(position)
        let below = ordered[counts.rank(at: lower)]
        let above = lower + 1 < held ? ordered[counts.rank(at: lower + 1)] : below
        quantiles[number][index] = below + (above - below) * (position - Double(lower))
      }
    }
    return quantiles
  }

  /// The first position of a value among the ordered ones.
  private static func rank(of value: Double, in ordered: [Double]) -> Int {
    var (low, high) = (0, ordered.count)
    while low < high {
      let middle = (low + high) / 2
      if ordered[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
