/// The best split of the rows of a leaf, by trying all.
struct PlainSplitSearch {
  let table: BinnedTable
  let grid: GradientGrid
  let columns: [Int]
  let monotonicity: [Monotonicity?]
  let splitGain: SplitGain

  /// The best split; `nil` where none gains enough.
  func bestSplit(of rows: [Int32], bounds: ClosedRange<Double>) -> NodeSplit? {
    let parent = sums(rows)
    let parentScore = splitGain.score(parent)
    var best: NodeSplit?
    var leastGain = splitGain.threshold(parentScore: parentScore)
    for column in columns {
      for split in splits(of: rows, parent: parent, column: column) {
        guard splitGain.isEnough(split.left), splitGain.isEnough(split.right) else { continue }
        let gain = splitGain.gain(
          left: split.left, right: split.right, parentScore: parentScore, monotonicity: monotonicity[column],
          bounds: bounds)
        guard gain > leastGain else { continue }
        leastGain = gain
        best = split
        best?.gain = gain
      }
    }
    return best
  }

  /// The splits of a column, by bin, missing values to the left before those to the right; their gains are not known yet.
  private func splits(of rows: [Int32], parent: DerivativeSums, column: Int) -> [NodeSplit] {
    let bins = table.columns[column]
    let present = rows.filter { table.bin($0, column) != bins.missingBin }
      .sorted { table.bin($0, column) < table.bin($1, column) }
    let missing = parent - sums(present)
    var splits: [NodeSplit] = []
    var below = DerivativeSums()
    var next = 0
    for bin in 0..<(missing.rowCount > 0 ? bins.splitCountWithMissing : bins.cuts.count) {
      while next < present.count, table.bin(present[next], column) == bin {
        below = below + sums([present[next]])
        next += 1
      }
      func add(_ left: DerivativeSums, missingGoesLeft: Bool) {
        splits.append(
          NodeSplit(
            column: column, bin: bin, missingGoesLeft: missingGoesLeft, gain: 0, left: left, right: parent - left))
      }
      if missing.rowCount > 0 {
        add(below + missing, missingGoesLeft: true)
        add(below, missingGoesLeft: false)
      } else {
        // None was seen here: those to come go where most rows do.
        add(below, missingGoesLeft: 2 * below.rowCount >= parent.rowCount)
      }
    }
    return splits
  }

  private func sums(_ rows: [Int32]) -> DerivativeSums {
    rows.reduce(into: DerivativeSums()) { sums, row in
      sums.rowCount += 1
      sums.gradient += grid.gradient(Int(row))
      sums.hessian += grid.hessian(Int(row))
    }
  }
}

extension BinnedTable {
  /// The bin of a row in a column.
  func bin(_ row: Int32, _ column: Int) -> Int { Int(columnMajor[column * rowCount + Int(row)]) }

  /// Whether a split sends a row to the left.
  func sends(_ row: Int, leftAt last: Int, ofColumn column: Int, missingGoesLeft: Bool) -> Bool {
    let bin = bin(Int32(row), column)
    return bin == columns[column].missingBin ? missingGoesLeft : bin <= last
  }
}
