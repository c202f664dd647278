/// Trees by sorting and adding up, node by node and row by row.
///
/// Slow and plain: what the fast engine is held to.
package struct PlainTreeEngine: TreeEngine {
  private let table: BinnedTable
  private let options: TreeOptions
  private let monotonicity: [Monotonicity?]

  /// An engine for a table; `threads` is not used.
  package init(table: BinnedTable, options: TreeOptions, monotonicity: [Monotonicity?], threads: Int) {
    precondition(monotonicity.count == table.columns.count, "each column is monotone or not")
    self.table = table
    self.options = options
    self.monotonicity = monotonicity
  }

  /// The trees of a round, one after the other.
  package mutating func trees(for grids: [GradientGrid], rows: [Int32], columns: [[Int]]) -> [GrownTree] {
    zip(grids, columns).map { grid, columns in
      let search = PlainSplitSearch(
        table: table, grid: grid, columns: columns, monotonicity: monotonicity,
        splitGain: SplitGain(grid: grid, options: options, isBounded: monotonicity.contains { $0 != nil }))
      return tree(search, rows: rows)
    }
  }

  /// A leaf that may yet be split.
  private struct OpenLeaf {
    var rows: [Int32]
    var depth: Int
    var bounds: ClosedRange<Double>
    var split: NodeSplit?
  }

  private func tree(_ search: PlainSplitSearch, rows: [Int32]) -> GrownTree {
    var nodes: [GrownTree.Node] = []
    var leaves = [leaf(search, rows: rows, depth: 0, bounds: -Double.infinity...Double.infinity)]
    while leaves.count < options.leafCount, let number = mostGaining(leaves), let split = leaves[number].split {
      let parent = leaves[number]
      for index in nodes.indices {
        if nodes[index].left == ~number { nodes[index].left = nodes.count }
        if nodes[index].right == ~number { nodes[index].right = nodes.count }
      }
      nodes.append(
        GrownTree.Node(
          column: split.column, bin: split.bin, missingGoesLeft: split.missingGoesLeft, left: ~number,
          right: ~leaves.count, gain: split.gain, rowCount: parent.rows.count))
      let bounds = search.splitGain.childBounds(
        left: split.left, right: split.right, monotonicity: monotonicity[split.column], bounds: parent.bounds)
      let (left, right) = parted(parent.rows, by: split)
      leaves[number] = leaf(search, rows: left, depth: parent.depth + 1, bounds: bounds.left)
      leaves.append(leaf(search, rows: right, depth: parent.depth + 1, bounds: bounds.right))
    }
    return GrownTree(
      nodes: nodes, leafRowCounts: leaves.map(\.rows.count),
      leafOfRow: (0..<table.rowCount).map { leaf(of: $0, nodes) },
      leafBounds: leaves.map(\.bounds))
  }

  private func leaf(
    _ search: PlainSplitSearch, rows: [Int32], depth: Int, bounds: ClosedRange<Double>
  ) -> OpenLeaf {
    let isDeepest = options.maximumDepth.map { depth >= $0 } ?? false
    return OpenLeaf(
      rows: rows, depth: depth, bounds: bounds, split: isDeepest ? nil : search.bestSplit(of: rows, bounds: bounds))
  }

  private func mostGaining(_ leaves: [OpenLeaf]) -> Int? {
    var best: (number: Int, gain: Double)?
    for (number, leaf) in leaves.enumerated() {
      if let gain = leaf.split?.gain, best.map({ gain > $0.gain }) ?? true { best = (number, gain) }
    }
    return best?.number
  }

  private func parted(_ rows: [Int32], by split: NodeSplit) -> (left: [Int32], right: [Int32]) {
    let goesLeft = { (row: Int32) in
      table.sends(Int(row), leftAt: split.bin, ofColumn: split.column, missingGoesLeft: split.missingGoesLeft)
    }
    return (rows.filter(goesLeft), rows.filter { !goesLeft($0) })
  }

  private func leaf(of row: Int, _ nodes: [GrownTree.Node]) -> UInt16 {
    var place = nodes.isEmpty ? ~0 : 0
    while place >= 0 {
      let node = nodes[place]
      let goesLeft = table.sends(
        row, leftAt: node.bin, ofColumn: node.column, missingGoesLeft: node.missingGoesLeft)
      place = goesLeft ? node.left : node.right
    }
    return UInt16(~place)
  }
}
