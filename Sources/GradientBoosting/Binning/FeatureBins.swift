/// The bins that the values of one column are sorted into.
///
/// Bin b holds the values above `cuts[b − 1]` and at most `cuts[b]`; the last holds those above all cuts. Missing values
/// have the bin after the last.
package struct FeatureBins: Sendable, Equatable {
  /// The bounds between bins, increasing and finite.
  package let cuts: [Float]
  /// Whether +∞ is among the values.
  package let holdsInfinity: Bool

  /// The number of bins, that of missing values aside.
  package var binCount: Int { cuts.count + 1 }
  /// The bin of missing values.
  package var missingBin: Int { binCount }
  /// The number of ways to split rows with missing values, the direction of these aside.
  ///
  /// All others can be sent to the left and the missing ones to the right, at the threshold of the largest finite number;
  /// not so where +∞ is among them.
  package var splitCountWithMissing: Int { holdsInfinity ? cuts.count : cuts.count + 1 }

  /// Bins with given bounds.
  ///
  /// - Parameters:
  ///   - cuts: the bounds.
  ///   - holdsInfinity: whether +∞ is among the values.
  /// - Precondition: at most 254 finite bounds, increasing.
  package init(cuts: [Float], holdsInfinity: Bool = false) {
    precondition(cuts.count < 255, "a column has at most 255 bins and one of missing values")
    precondition(cuts.allSatisfy(\.isFinite) && zip(cuts, cuts.dropFirst()).allSatisfy(<), "bounds of bins increase")
    self.cuts = cuts
    self.holdsInfinity = holdsInfinity
  }

  /// The threshold of a split whose last bin to the left is given: rows at most as large go to the left.
  package func threshold(afterBin bin: Int) -> Float { bin < cuts.count ? cuts[bin] : .greatestFiniteMagnitude }

  /// The bin of a value.
  package func bin(of value: Float) -> Int {
    if value.isNaN { return missingBin }
    var (low, high) = (0, cuts.count)
    while low < high {
      let middle = (low + high) / 2
      if value <= cuts[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
