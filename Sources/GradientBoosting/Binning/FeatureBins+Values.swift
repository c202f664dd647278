import NumericalMethods

extension FeatureBins {
  /// The most values that bins are made from; of more, this many are drawn.
  package static let sampleSize = 200_000

  /// Bins for the values of a column.
  ///
  /// Where the values are at most as many different ones as bins, each has a bin. Where not, one that occurs as often as a
  /// bin would hold on average has a bin of its own, and the others fill the remaining ones as evenly as they can.
  /// Each bound is in the middle between the values beside it. Of more than `sampleSize` values as many are read, one at a
  /// random place in each of equally long stretches; the places are always the same.
  ///
  /// - Parameters:
  ///   - values: the values; missing ones are skipped, infinite ones are taken for the largest finite ones.
  ///   - maximumBinCount: the most bins, that of missing values aside: 2 … 255.
  package init(of values: [Float], maximumBinCount: Int) {
    let places = Self.sampledPlaces(of: values.count)
    self.init(
      sample: places.map { $0.map { values[$0] } } ?? values, holdsInfinity: values.contains(.infinity),
      maximumBinCount: maximumBinCount)
  }

  /// The bins of each column of a table.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - maximumBinCount: the most bins of a column, that of missing values aside: 2 … 255.
  ///   - threads: the number of threads, positive; it changes no bit.
  /// - Returns: the bins, column by column.
  package static func columns(of table: FeatureTable, maximumBinCount: Int, threads: Int) -> [FeatureBins] {
    let places = sampledPlaces(of: table.rowCount)
    let columnCount = table.columnCount
    return parallelMap(count: columnCount, threads: threads) { column in
      let values = table.values
      let holdsInfinity = stride(from: column, to: values.count, by: columnCount).contains { values[$0] == .infinity }
      let sample =
        places.map { $0.map { values[$0 * columnCount + column] } }
        ?? stride(from: column, to: values.count, by: columnCount).map { values[$0] }
      return FeatureBins(sample: sample, holdsInfinity: holdsInfinity, maximumBinCount: maximumBinCount)
    }
  }

  private init(sample: [Float], holdsInfinity: Bool, maximumBinCount: Int) {
    precondition((2...255).contains(maximumBinCount), "a column has 2 to 255 bins and one of missing values")
    let largest = Float.greatestFiniteMagnitude
    let sorted = RadixSort.sorted(sample.filter { !$0.isNaN }.map { min(max($0, -largest), largest) })
    let counted = CountedValues(sorted: sorted)
    let ends =
      counted.values.count <= maximumBinCount
      ? Array(counted.values.indices) : counted.evenBins(maximumBinCount: maximumBinCount)
    let cuts = ends.dropLast().map { Self.middle(counted.values[$0], counted.values[$0 + 1]) }
    self.init(cuts: cuts, holdsInfinity: holdsInfinity)
  }

  /// The places of the values that are read; `nil` for all.
  private static func sampledPlaces(of count: Int) -> [Int]? {
    guard count > sampleSize else { return nil }
    var random = SplitMix64(seed: 0)
    return (0..<sampleSize).map { stretch in
      let (first, end) = (stretch * count / sampleSize, (stretch + 1) * count / sampleSize)
      return first + random.nextIndex(below: end - first)
    }
  }

  /// A number that is at least the lower and less than the upper one, close to the middle.
  private static func middle(_ lower: Float, _ upper: Float) -> Float {
    let middle = Float((Double(lower) + Double(upper)) / 2)
    return middle < upper ? middle : lower
  }
}
