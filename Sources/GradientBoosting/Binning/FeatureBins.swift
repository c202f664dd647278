/// The bins that the values of one column are sorted into.
///
/// Bin b holds the values above `cuts[b − 1]` and at most `cuts[b]`; the last holds those above all cuts. Missing values
/// have the bin after the last.
package struct FeatureBins: Sendable, Equatable {
  /// The bounds between bins, increasing and finite.
  package let cuts: [Float]

  /// The number of bins, that of missing values aside.
  package var binCount: Int { cuts.count + 1 }
  /// The bin of missing values.
  package var missingBin: Int { binCount }

  /// Bins with given bounds.
  ///
  /// - Precondition: at most 254 finite bounds, increasing.
  package init(cuts: [Float]) {
    precondition(cuts.count < 255, "a column has at most 255 bins and one of missing values")
    precondition(cuts.allSatisfy(\.isFinite) && zip(cuts, cuts.dropFirst()).allSatisfy(<), "bounds of bins increase")
    self.cuts = cuts
  }

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
