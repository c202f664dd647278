/// Different values in increasing order, with how often each occurs.
struct CountedValues {
  private(set) var values: [Float] = []
  private(set) var counts: [Int] = []

  /// The different ones of sorted values.
  init(sorted: [Float]) {
    for value in sorted {
      if value == values.last {
        counts[counts.count - 1] += 1
      } else {
        values.append(value)
        counts.append(1)
      }
    }
  }

  /// The position of the last value of each bin, where there are more values than bins.
  ///
  /// A value is heavy that occurs at least as often as a bin holds on average; it has a bin of its own. A bin of others
  /// ends when it holds its share of what is left to the bins that are left, or half of it before a heavy value.
  func evenBins(maximumBinCount: Int) -> [Int] {
    let total = counts.reduce(0, +)
    let isHeavy = counts.map { $0 * maximumBinCount >= total }
    var lightCount = zip(counts, isHeavy).reduce(0) { $0 + ($1.1 ? 0 : $1.0) }
    var lightBinCount = maximumBinCount - isHeavy.count(where: \.self)
    var share = Double(lightCount) / Double(max(lightBinCount, 1))
    var ends: [Int] = []
    var held = 0
    for place in values.indices.dropLast() where ends.count < maximumBinCount - 1 {
      held += counts[place]
      if !isHeavy[place] { lightCount -= counts[place] }
      let isFull = Double(held) >= share || (isHeavy[place + 1] && Double(held) >= max(1, share / 2))
      guard isHeavy[place] || isFull else { continue }
      ends.append(place)
      held = 0
      if !isHeavy[place] {
        lightBinCount -= 1
        share = Double(lightCount) / Double(max(lightBinCount, 1))
      }
    }
    return ends + [values.count - 1]
  }
}
