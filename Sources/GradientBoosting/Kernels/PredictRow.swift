extension SteppedTrees {
  /// The margins of a row, one for each output.
  func margins(of row: ArraySlice<Float>) -> [Double] {
    let rankCount = 1 + 2 * columnCount
    let numberCount = treeCount + Sums.scalarCount
    return unsafe withUnsafeTemporaryAllocation(of: Int.self, capacity: rankCount + numberCount / 2 + 1) { memory in
      let ranks = unsafe memory.baseAddress.unsafelyUnwrapped
      let numbers = unsafe UnsafeMutableRawPointer(ranks + rankCount).bindMemory(to: Int32.self, capacity: numberCount)
      unsafe fill(ranks, with: row)
      unsafe (numbers + treeCount).update(repeating: 0, count: Sums.scalarCount)
      unsafe goDown(ranks, numbers)
      return unsafe margins(UnsafeRawPointer(numbers).assumingMemoryBound(to: Float.self))
    }
  }

  /// The sums of some outputs whose trees stand beside each other.
  private typealias Sums = SIMD4<Double>

  /// The margins, out of the leaves' values.
  @inline(always)
  private func margins(_ numbers: UnsafePointer<Float>) -> [Double] {
    let outputs = initialMargins.count
    var margins = initialMargins
    for first in stride(from: 0, to: outputs, by: Sums.scalarCount) {
      var sums = Sums.zero
      for tree in stride(from: first, to: treeCount, by: outputs) {
        let n = unsafe numbers + tree
        unsafe sums += Sums(SIMD4<Float>(n[0], n[1], n[2], n[3]))
      }
      for output in first..<min(first + Sums.scalarCount, outputs) { margins[output] += sums[output - first] / divisor }
    }
    return margins
  }

  /// The ranks of the features as nodes look them up.
  @inline(always)
  private func fill(_ ranks: UnsafeMutablePointer<Int>, with row: ArraySlice<Float>) {
    // Beyond the ranks of all numbers.
    let (least, greatest) = (-1 << 40, 1 << 40)
    unsafe ranks[0] = least
    unsafe row.withUnsafeBufferPointer { row in
      for column in 0..<columnCount {
        let value = unsafe row[column]
        let rank = Int(Self.rank(value))
        unsafe ranks[2 &* column &+ 1] = value == value ? rank : least
        unsafe ranks[2 &* column &+ 2] = value == value ? rank : greatest
      }
    }
  }

  /// Takes the row down all trees; in `numbers` are then the values of their leaves, and one more number.
  @inline(always)
  private func goDown(_ ranks: UnsafePointer<Int>, _ numbers: UnsafeMutablePointer<Int32>) {
    unsafe nodes.withUnsafeBytes { nodes in
      guard let node = nodes.baseAddress else { return }
      var (a, b, c, d) = (starts[0], starts[1], starts[2], starts[3])
      var (e, f, g, h) = (starts[4], starts[5], starts[6], starts[7])
      let ends = (ends[0], ends[1], ends[2], ends[3], ends[4], ends[5], ends[6], ends[7])
      while a != ends.0 || b != ends.1 || c != ends.2 || d != ends.3
        || e != ends.4 || f != ends.5 || g != ends.6 || h != ends.7
      {
        for _ in 0..<8 {
          unsafe a &+= step(node + 4 &* a, ranks, numbers)
          unsafe b &+= step(node + 4 &* b, ranks, numbers)
          unsafe c &+= step(node + 4 &* c, ranks, numbers)
          unsafe d &+= step(node + 4 &* d, ranks, numbers)
          unsafe e &+= step(node + 4 &* e, ranks, numbers)
          unsafe f &+= step(node + 4 &* f, ranks, numbers)
          unsafe g &+= step(node + 4 &* g, ranks, numbers)
          unsafe h &+= step(node + 4 &* h, ranks, numbers)
        }
      }
    }
  }

  /// How many words further on the row goes.
  @inline(always)
  private func step(
    _ place: UnsafeRawPointer, _ ranks: UnsafePointer<Int>, _ numbers: UnsafeMutablePointer<Int32>
  ) -> Int {
    let node = unsafe place.assumingMemoryBound(to: Node.self)
    let number = unsafe node.pointee.number
    unsafe numbers[Int(node.pointee.tree)] = number
    let difference = unsafe Int(number) &- ranks[Int(node.pointee.feature)]
    // Negative where the feature is above the threshold. Looked up, since the compiler makes a branch of a choice.
    let steps = unsafe UnsafeRawPointer(node.pointer(to: \.steps).unsafelyUnwrapped)
    return unsafe Int(steps.assumingMemoryBound(to: UInt16.self)[Int(UInt(bitPattern: difference) &>> 63)])
  }
}
