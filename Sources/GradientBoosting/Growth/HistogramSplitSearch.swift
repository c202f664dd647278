/// The best split of a node, out of its histogram.
struct HistogramSplitSearch: Sendable {
  let bins: [FeatureBins]
  /// The columns that may be split, increasing.
  let columns: [Int]
  let monotonicity: [Monotonicity?]
  let splitGain: SplitGain

  /// The best split of a node.
  ///
  /// - Parameters:
  ///   - histogram: that of the node.
  ///   - parent: the sums over all rows of the node.
  ///   - bounds: what the values of the node are kept within.
  ///   - sums: memory.
  /// - Returns: the split; `nil` where none gains enough.
  func bestSplit(
    in histogram: NodeHistogram, parent: DerivativeSums, bounds: ClosedRange<Double>, sums: inout RunningSums
  ) -> NodeSplit? {
    let parentScore = splitGain.score(parent)
    let scan = SplitScan(splitGain: splitGain, parent: parent, parentScore: parentScore)
    var best: NodeSplit?
    var leastGain = splitGain.threshold(parentScore: parentScore)
    for column in columns {
      let bins = bins[column]
      sums.read(histogram, column: column, missingBin: bins.missingBin)
      let splitCount = sums.missing.rowCount > 0 ? bins.splitCountWithMissing : bins.cuts.count
      let found =
        splitGain.isBounded
        ? boundedSplit(
          sums, splitCount, parent: parent, parentScore: parentScore, monotonicity: monotonicity[column],
          bounds: bounds,
          above: leastGain)
        : scan.best(sums, splitCount: splitCount, above: leastGain)
      guard let found else { continue }
      leastGain = found.gain
      best = split(found, column: column, sums, parent: parent)
    }
    return best
  }

  /// The sums over all rows of a node, which those over the bins of any column add up to.
  func total(of histogram: NodeHistogram, sums: inout RunningSums) -> DerivativeSums {
    sums.read(histogram, column: columns[0], missingBin: bins[columns[0]].missingBin)
    return sums.below(bins[columns[0]].binCount - 1) + sums.missing
  }

  private func split(_ found: FoundSplit, column: Int, _ sums: RunningSums, parent: DerivativeSums) -> NodeSplit {
    let below = sums.below(found.bin)
    let hasMissing = sums.missing.rowCount > 0
    let left = hasMissing && found.missingGoesLeft ? below + sums.missing : below
    return NodeSplit(
      column: column, bin: found.bin,
      // None was seen here: those to come go where most rows do.
      missingGoesLeft: hasMissing ? found.missingGoesLeft : 2 * below.rowCount >= parent.rowCount,
      gain: found.gain, left: left, right: parent - left)
  }

  /// The best split of a column where some are monotone, split by split.
  private func boundedSplit(
    _ sums: RunningSums, _ splitCount: Int, parent: DerivativeSums, parentScore: Double, monotonicity: Monotonicity?,
    bounds: ClosedRange<Double>, above leastGain: Double
  ) -> FoundSplit? {
    var best: FoundSplit?
    var leastGain = leastGain
    let hasMissing = sums.missing.rowCount > 0
    for bin in 0..<splitCount {
      for missingGoesLeft in hasMissing ? [true, false] : [false] {
        let left = missingGoesLeft ? sums.below(bin) + sums.missing : sums.below(bin)
        let right = parent - left
        guard splitGain.isEnough(left), splitGain.isEnough(right) else { continue }
        let gain = splitGain.gain(
          left: left, right: right, parentScore: parentScore, monotonicity: monotonicity, bounds: bounds)
        guard gain > leastGain else { continue }
        leastGain = gain
        best = FoundSplit(bin: bin, missingGoesLeft: missingGoesLeft, gain: gain)
      }
    }
    return best
  }
}

/// The best split of a column.
struct FoundSplit: Sendable, Equatable {
  /// The last bin that goes to the left.
  var bin: Int
  var missingGoesLeft: Bool
  var gain: Double
}
