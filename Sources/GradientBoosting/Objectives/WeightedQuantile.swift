/// A quantile of numbers, which may have weights.
///
/// Without weights it is at position (n − 1)τ of the sorted numbers, counted from zero, in a straight line between two of
/// them. With weights it is the smallest number such that it and those below it have more than the share τ of the weight.
/// Source: Hyndman & Fan (1996), "Sample quantiles in statistical packages", definition 7.
struct WeightedQuantile {
  /// The level τ, strictly between 0 and 1.
  let level: Double

  /// The quantile of numbers, at least one; the largest where no weight is positive.
  func value(of numbers: [Double], weights: [Double]?) -> Double {
    guard let weights else { return value(ofSorted: numbers.sorted()) }
    let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    let limit = level * order.reduce(0) { $0 + weights[$1] }
    var below = 0.0
    for place in order {
      below += weights[place]
      if below > limit { return numbers[place] }
    }
    return numbers[order[order.count - 1]]
  }

  private func value(ofSorted sorted: [Double]) -> Double {
    let position = Double(sorted.count - 1) * level
    let lower = Int(position)
    guard lower + 1 < sorted.count else { return sorted[lower] }
    return sorted[lower] + (position - Double(lower)) * (sorted[lower + 1] - sorted[lower])
  }
}
