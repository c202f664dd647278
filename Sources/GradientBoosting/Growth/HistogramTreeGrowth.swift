/// Grows one tree, leaf by leaf, the leaf first whose split gains most.
struct HistogramTreeGrowth {
  private let table: BinnedTable
  private let options: TreeOptions
  private let monotonicity: [Monotonicity?]
  private let words: [Int64]
  private let lowWords: [Int64]?
  private let accumulation: HistogramAccumulation
  private let search: HistogramSplitSearch
  private(set) var memory: TreeMemory
  private var nodes: [GrownTree.Node] = []
  private var leaves: [HistogramLeaf] = []

  /// The growth of a tree.
  ///
  /// - Parameters:
  ///   - table: the bins.
  ///   - options: how the tree is grown.
  ///   - monotonicity: for each column, which way the margin may go.
  ///   - grid: the derivatives of all rows.
  ///   - columns: the columns that may be split, increasing.
  ///   - threads: the number of threads.
  ///   - memory: memory for trees on this table.
  init(
    table: BinnedTable, options: TreeOptions, monotonicity: [Monotonicity?], grid: GradientGrid, columns: [Int],
    threads: Int, memory: TreeMemory
  ) {
    self.table = table
    self.options = options
    self.monotonicity = monotonicity
    self.memory = memory
    words = grid.words
    lowWords = grid.lowWords
    accumulation = HistogramAccumulation(table: table, columns: columns, threads: threads)
    search = HistogramSplitSearch(
      bins: table.columns, columns: columns, monotonicity: monotonicity,
      splitGain: SplitGain(grid: grid, options: options, isBounded: monotonicity.contains { $0 != nil }))
  }

  /// The tree that is learned from some rows, increasing.
  mutating func tree(rows: [Int32]) -> GrownTree {
    memory.rows = rows + [Int32](repeating: 0, count: HistogramAccumulation.lookAhead)
    leaves = [HistogramLeaf(range: rows.indices, depth: 0, bounds: -Double.infinity...Double.infinity)]
    if canBeSplit(leaves[0]), !search.columns.isEmpty {
      let histogram = histogram(of: leaves[0].range)
      findSplit(of: 0, sums: search.total(of: histogram, sums: &memory.sums), in: histogram)
    }
    while leaves.count < options.leafCount, let number = mostGaining, let split = leaves[number].split {
      self.split(number, by: split)
    }
    for leaf in leaves {
      if let histogram = leaf.histogram { memory.histograms.giveBack(histogram) }
    }
    return GrownTree(
      nodes: nodes, leafRowCounts: leaves.map(\.range.count), leafOfRow: leafOfRow(learnedFrom: rows),
      leafBounds: leaves.map(\.bounds))
  }

  private var mostGaining: Int? {
    var best: (number: Int, gain: Double)?
    for (number, leaf) in leaves.enumerated() {
      if let gain = leaf.split?.gain, best.map({ gain > $0.gain }) ?? true { best = (number, gain) }
    }
    return best?.number
  }

  /// Whether both children of a leaf could have enough rows, at a depth that there may be.
  private func canBeSplit(_ leaf: HistogramLeaf) -> Bool {
    leaf.range.count >= 2 && leaf.range.count / 2 >= options.minimumLeafRows && options.leafCount > leaves.count
      && leaf.depth < options.maximumDepth ?? .max
  }

  private mutating func split(_ number: Int, by split: NodeSplit) {
    // Taken out, so that nobody else holds it and it can be changed in place.
    let histogram = leaves[number].histogram.take()
    let parent = leaves[number]
    append(split, of: parent, number: number)
    let leftCount = RowParting.part(
      &memory.rows, parent.range, scratch: &memory.rowScratch, table: table, column: split.column, last: split.bin,
      missingGoesLeft: split.missingGoesLeft)
    precondition(leftCount == split.left.rowCount, "a child has the rows that its sums have")
    let bounds = search.splitGain.childBounds(
      left: split.left, right: split.right, monotonicity: monotonicity[split.column], bounds: parent.bounds)
    let middle = parent.range.lowerBound + leftCount
    let node = nodes.count - 1
    leaves[number] = HistogramLeaf(
      range: parent.range.lowerBound..<middle, depth: parent.depth + 1, bounds: bounds.left, parent: node, isLeft: true)
    leaves.append(
      HistogramLeaf(
        range: middle..<parent.range.upperBound, depth: parent.depth + 1, bounds: bounds.right, parent: node,
        isLeft: false))
    findSplits(ofChildren: (number, leaves.count - 1), split, parentHistogram: histogram)
  }

  private mutating func append(_ split: NodeSplit, of leaf: HistogramLeaf, number: Int) {
    if let parent = leaf.parent {
      if leaf.isLeft { nodes[parent].left = nodes.count } else { nodes[parent].right = nodes.count }
    }
    nodes.append(
      GrownTree.Node(
        column: split.column, bin: split.bin, missingGoesLeft: split.missingGoesLeft, left: ~number,
        right: ~leaves.count, gain: split.gain, rowCount: leaf.range.count))
  }

  /// Finds the best splits of two children: the one with fewer rows is added up, the other is what it leaves.
  private mutating func findSplits(
    ofChildren children: (left: Int, right: Int), _ split: NodeSplit, parentHistogram: consuming NodeHistogram?
  ) {
    let leftIsLess = split.left.rowCount <= split.right.rowCount
    let (less, more) = leftIsLess ? (children.left, children.right) : (children.right, children.left)
    let (lessSums, moreSums) = leftIsLess ? (split.left, split.right) : (split.right, split.left)
    guard canBeSplit(leaves[more]) else {
      if let parentHistogram { memory.histograms.giveBack(parentHistogram) }
      return
    }
    let lessHistogram = histogram(of: leaves[less].range)
    let moreHistogram: NodeHistogram
    if let parentHistogram {
      moreHistogram = difference(parentHistogram, lessHistogram, rowCount: leaves[more].range.count)
    } else {
      moreHistogram = histogram(of: leaves[more].range)
    }
    findSplit(of: less, sums: lessSums, in: lessHistogram)
    findSplit(of: more, sums: moreSums, in: moreHistogram)
  }

  private mutating func findSplit(of number: Int, sums: DerivativeSums, in histogram: consuming NodeHistogram) {
    if canBeSplit(leaves[number]) {
      leaves[number].split = search.bestSplit(
        in: histogram, parent: sums, bounds: leaves[number].bounds, sums: &memory.sums)
    }
    if leaves[number].split != nil, memory.histograms.hasRoom {
      leaves[number].histogram = histogram
    } else {
      memory.histograms.giveBack(histogram)
    }
  }

  private mutating func histogram(of range: Range<Int>) -> NodeHistogram {
    var histogram = memory.histograms.take(isWide: isWide(rowCount: range.count))
    accumulation.fill(&histogram, rows: memory.rows, range, words: words, block: &memory.block)
    if let lowWords {
      var low = memory.histograms.take(isWide: true)
      accumulation.fill(&low, rows: memory.rows, range, words: lowWords, block: &memory.block)
      HistogramArithmetic.combine(low, into: &histogram)
      memory.histograms.giveBack(low)
    }
    return histogram
  }

  /// Whether a histogram has planes; always where steps are fine.
  private func isWide(rowCount: Int) -> Bool {
    lowWords != nil || NodeHistogram.isWide(rowCount: rowCount)
  }

  /// The histogram of a node less that of one child, packed where that has become possible.
  private mutating func difference(
    _ parent: consuming NodeHistogram, _ child: NodeHistogram, rowCount: Int
  ) -> NodeHistogram {
    HistogramArithmetic.subtract(child, from: &parent)
    guard parent.isWide, !isWide(rowCount: rowCount) else { return parent }
    var packed = memory.histograms.take(isWide: false)
    HistogramArithmetic.pack(parent, into: &packed)
    memory.histograms.giveBack(parent)
    return packed
  }

  private mutating func leafOfRow(learnedFrom rows: [Int32]) -> [UInt16] {
    var leafOfRow = [UInt16](repeating: .max, count: table.rowCount)
    for (number, leaf) in leaves.enumerated() {
      for row in memory.rows[leaf.range] { leafOfRow[Int(row)] = UInt16(number) }
    }
    if rows.count < table.rowCount {
      for row in leafOfRow.indices where leafOfRow[row] == .max { leafOfRow[row] = leaf(of: row) }
    }
    return leafOfRow
  }

  private func leaf(of row: Int) -> UInt16 {
    var place = nodes.isEmpty ? ~0 : 0
    while place >= 0 {
      let node = nodes[place]
      let goesLeft = table.sends(row, leftAt: node.bin, ofColumn: node.column, missingGoesLeft: node.missingGoesLeft)
      place = goesLeft ? node.left : node.right
    }
    return UInt16(~place)
  }
}

/// A leaf of a tree that is grown.
struct HistogramLeaf {
  /// Where its rows are.
  var range: Range<Int>
  var depth: Int
  var bounds: ClosedRange<Double>
  /// The node whose child it is.
  var parent: Int?
  var isLeft = true
  /// The best split, where there is one.
  var split: NodeSplit?
  /// Its histogram, kept for that of a child.
  var histogram: NodeHistogram?
}
