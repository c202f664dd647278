/// Sixteen rows' leaves that are still possible, a bit for each.
typealias LeafLanes = SIMD16<UInt32>
/// A feature of sixteen rows.
typealias FeatureLanes = SIMD16<Float>

/// Sixty-four rows on their way through the trees, column by column, and the sums of their leaves.
@safe struct PredictBlock {
  static let rowCount = 64
  private static let vectorCount = rowCount / FeatureLanes.scalarCount

  private let columnCount: Int
  private let outputCount: Int
  /// The features, (columns, 4) vectors.
  private let columns: UnsafeMutablePointer<FeatureLanes>
  /// The sums of the leaves, (outputs, 8) vectors.
  private let sums: UnsafeMutablePointer<SIMD8<Double>>

  /// Calls `body` with a block whose memory begins where a line of the cache does.
  static func with(columnCount: Int, outputCount: Int, _ body: (PredictBlock) -> Void) {
    let columnBytes = columnCount * vectorCount * MemoryLayout<FeatureLanes>.stride
    let sumBytes = outputCount * rowCount * MemoryLayout<Double>.stride
    unsafe withUnsafeTemporaryAllocation(byteCount: columnBytes + sumBytes, alignment: 64) { memory in
      let start = unsafe memory.baseAddress.unsafelyUnwrapped
      unsafe body(
        PredictBlock(
          columnCount: columnCount, outputCount: outputCount,
          columns: start.bindMemory(to: FeatureLanes.self, capacity: columnCount * vectorCount),
          sums: (start + columnBytes).bindMemory(to: SIMD8<Double>.self, capacity: outputCount * rowCount / 8)))
    }
  }

  /// Takes in rows, (`rowCount`, columns).
  ///
  /// What is not filled is zero, and so are the sums.
  func fill(_ values: UnsafePointer<Float>, rowCount: Int) {
    unsafe columns.update(repeating: .zero, count: rowCount < Self.rowCount ? columnCount * Self.vectorCount : 0)
    unsafe sums.update(repeating: .zero, count: outputCount * Self.rowCount / 8)
    let features = unsafe UnsafeMutableRawPointer(columns).assumingMemoryBound(to: Float.self)
    for row in 0..<rowCount {
      let source = unsafe values + row &* columnCount
      for column in 0..<columnCount { unsafe features[column &* Self.rowCount &+ row] = source[column] }
    }
  }

  /// The margins of the rows, (`rowCount`, outputs).
  func write(
    _ margins: UnsafeMutablePointer<Double>, rowCount: Int, _ initialMargins: [Double], divisor: Double
  ) {
    let sums = unsafe UnsafeRawPointer(sums).assumingMemoryBound(to: Double.self)
    for output in 0..<outputCount {
      let first = initialMargins[output]
      for row in 0..<rowCount {
        unsafe margins[row &* outputCount &+ output] = first + sums[output &* Self.rowCount &+ row] / divisor
      }
    }
  }

  /// Adds the leaves of a tree of at most 32.
  @inline(always)
  func add(
    _ tree: MaskedTrees.Tree, _ nodes: UnsafeBufferPointer<MaskedTrees.Node>, _ leaves: UnsafePointer<Float>,
    _ output: Int
  ) {
    let all = LeafLanes(repeating: .max)
    var (a, b, c, d) = (all, all, all, all)
    for index in tree.nodes.lowerBound..<tree.missingRight {
      let node = unsafe nodes[index]
      let (limit, mask) = (FeatureLanes(repeating: node.threshold), LeafLanes(repeating: node.lowMask))
      let feature = unsafe columns + Int(node.column)
      // A missing value is not above.
      unsafe a.replace(with: a & mask, where: feature[0] .> limit)
      unsafe b.replace(with: b & mask, where: feature[1] .> limit)
      unsafe c.replace(with: c & mask, where: feature[2] .> limit)
      unsafe d.replace(with: d & mask, where: feature[3] .> limit)
    }
    for index in tree.missingRight..<tree.nodes.upperBound {
      let node = unsafe nodes[index]
      let (limit, mask) = (FeatureLanes(repeating: node.threshold), LeafLanes(repeating: node.lowMask))
      let feature = unsafe columns + Int(node.column)
      // A missing value is not at most the limit either.
      unsafe a.replace(with: a & mask, where: .!(feature[0] .<= limit))
      unsafe b.replace(with: b & mask, where: .!(feature[1] .<= limit))
      unsafe c.replace(with: c & mask, where: .!(feature[2] .<= limit))
      unsafe d.replace(with: d & mask, where: .!(feature[3] .<= limit))
    }
    let sum = unsafe sums + output &* (Self.rowCount / 8)
    unsafe add(a.trailingZeroBitCount, leaves, sum)
    unsafe add(b.trailingZeroBitCount, leaves, sum + 2)
    unsafe add(c.trailingZeroBitCount, leaves, sum + 4)
    unsafe add(d.trailingZeroBitCount, leaves, sum + 6)
  }

  /// Adds the leaves of a tree of 33 to 64, with the masks in two halves.
  func addWide(
    _ tree: MaskedTrees.Tree, _ nodes: UnsafeBufferPointer<MaskedTrees.Node>, _ leaves: UnsafePointer<Float>,
    _ output: Int
  ) {
    let sum = unsafe sums + output &* (Self.rowCount / 8)
    for vector in 0..<Self.vectorCount {
      var low = LeafLanes(repeating: .max)
      var high = low
      for index in tree.nodes {
        let node = unsafe nodes[index]
        let feature = unsafe columns[Int(node.column) &+ vector]
        let limit = FeatureLanes(repeating: node.threshold)
        var goesRight = feature .> limit
        if index >= tree.missingRight { goesRight = .!(feature .<= limit) }
        low.replace(with: low & LeafLanes(repeating: node.lowMask), where: goesRight)
        high.replace(with: high & LeafLanes(repeating: node.highMask), where: goesRight)
      }
      let isHigh = low .== .zero
      let places = low.trailingZeroBitCount.replacing(
        with: high.trailingZeroBitCount &+ LeafLanes(repeating: 32), where: isHigh)
      unsafe add(places, leaves, sum + 2 &* vector)
    }
  }

  /// Adds the leaves of a tree of any size, row by row.
  func addPlain(
    _ tree: DecisionTree, _ values: UnsafePointer<Float>, rowCount: Int, _ output: Int
  ) {
    let sums = unsafe UnsafeMutableRawPointer(sums).assumingMemoryBound(to: Double.self) + output &* Self.rowCount
    for row in 0..<rowCount {
      let features = unsafe UnsafeBufferPointer(start: values + row &* columnCount, count: columnCount)
      let leaf = tree.leaf { unsafe features[$0] }
      unsafe sums[row] += Double(tree.leaves[leaf].value)
    }
  }

  /// Adds the leaves at places to the sums of sixteen rows.
  @inline(always)
  private func add(_ places: LeafLanes, _ leaves: UnsafePointer<Float>, _ sums: UnsafeMutablePointer<SIMD8<Double>>) {
    let p = places
    let first = unsafe SIMD8<Float>(
      leaves[Int(p[0])], leaves[Int(p[1])], leaves[Int(p[2])], leaves[Int(p[3])],
      leaves[Int(p[4])], leaves[Int(p[5])], leaves[Int(p[6])], leaves[Int(p[7])])
    let second = unsafe SIMD8<Float>(
      leaves[Int(p[8])], leaves[Int(p[9])], leaves[Int(p[10])], leaves[Int(p[11])],
      leaves[Int(p[12])], leaves[Int(p[13])], leaves[Int(p[14])], leaves[Int(p[15])])
    unsafe sums[0] += SIMD8<Double>(first)
    unsafe sums[1] += SIMD8<Double>(second)
  }
}
